package chaozhou.gis.analysis;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

/** Areas as they are sent: GeoJSON with single quotes. */
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
}
