package chaozhou.gis.analysis;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

/** Shapes as they are sent: GeoJSON with single quotes. */
public final class SentShapes {

    private SentShapes() {}

    /** A MultiPolygon. */
    public static String geoJson(Geometry areas) {
        return IntStream.range(0, areas.getNumGeometries())
                .mapToObj(i -> rings((Polygon) areas.getGeometryN(i)))
                .collect(joining(",", "{'type':'MultiPolygon','coordinates':[", "]}"));
    }

    private static String rings(Polygon polygon) {
        return Stream.concat(
                        Stream.of(polygon.getExteriorRing()),
                        IntStream.range(0, polygon.getNumInteriorRing()).mapToObj(polygon::getInteriorRingN))
                .map(SentShapes::positions)
                .collect(joining(",", "[", "]"));
    }

    /** The coordinates of a LineString. */
    public static String positions(LineString line) {
        return Arrays.stream(line.getCoordinates())
                .map(position -> "[%s,%s]".formatted(position.x, position.y))
                .collect(joining(",", "[", "]"));
    }

    /** A FeatureCollection of features without properties. */
    public static String collection(List<String> geometries) {
        return geometries.stream()
                .map("{'type':'Feature','properties':{},'geometry':%s}"::formatted)
                .collect(joining(",", "{'type':'FeatureCollection','features':[", "]}"));
    }

    /** The same of so many, which are made one after the other, from 0. */
    public static String collection(int count, IntFunction<String> geometry) {
        return collection(IntStream.range(0, count).mapToObj(geometry).toList());
    }

    /** Points a hundredth of a degree apart, thirty in a row. */
    public static String points(int count) {
        return collection(
                count,
                i -> "{'type':'Point','coordinates':[%s,%s]}"
                        .formatted(116 + i % 30 * 0.01, 23 + Math.floorDiv(i, 30) * 0.01));
    }

    /** Stripes from south to north, a degree wide together with the gaps between them, which are as wide. */
    public static String uprightStripes(int count) {
        return stripes(count, 116, "[[%1$s,23],[%2$s,23],[%2$s,24],[%1$s,24],[%1$s,23]]");
    }

    /** Stripes from west to east; each crosses all of the others. */
    public static String levelStripes(int count) {
        return stripes(count, 23, "[[116,%1$s],[117,%1$s],[117,%2$s],[116,%2$s],[116,%1$s]]");
    }

    private static String stripes(int count, double from, String ring) {
        return collection(
                count,
                i -> "{'type':'Polygon','coordinates':[%s]}"
                        .formatted(ring.formatted(from + (double) i / count, from + (i + 0.5) / count)));
    }
}
