package chaozhou.gis.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import tools.jackson.databind.json.JsonMapper;

/** Writes a layer as GeoJSON (RFC 7946), a feature a line. */
final class SampleFile {

    private static final JsonMapper JSON = JsonMapper.shared();

    private SampleFile() {}

    static void write(Path folder, String layer, List<Item> items) {
        String text = items.stream()
                .map(SampleFile::feature)
                .collect(Collectors.joining(
                        ",\n",
                        "{\"type\":\"FeatureCollection\",\"name\":" + JSON.writeValueAsString(layer)
                                + ",\"features\":[\n",
                        "\n]}\n"));
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(layer + ".geojson"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String feature(Item item) {
        return "{\"type\":\"Feature\",\"id\":" + JSON.writeValueAsString(item.id()) + ",\"properties\":"
                + JSON.writeValueAsString(item.properties()) + ",\"geometry\":" + geometry(item.geometry()) + "}";
    }

    private static String geometry(Geometry geometry) {
        if (geometry instanceof Point point) {
            return "{\"type\":\"Point\",\"coordinates\":" + position(point.getCoordinate()) + "}";
        }
        MultiPolygon polygons = (MultiPolygon) geometry;
        StringBuilder text = new StringBuilder("{\"type\":\"MultiPolygon\",\"coordinates\":[");
        for (int i = 0; i < polygons.getNumGeometries(); i++) {
            text.append(i == 0 ? "" : ",").append(polygon((Polygon) polygons.getGeometryN(i)));
        }
        return text.append("]}").toString();
    }

    private static String polygon(Polygon polygon) {
        StringBuilder text =
                new StringBuilder("[").append(ring(polygon.getExteriorRing().getCoordinates()));
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            text.append(',').append(ring(polygon.getInteriorRingN(i).getCoordinates()));
        }
        return text.append(']').toString();
    }

    private static String ring(Coordinate[] ring) {
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < ring.length; i++) {
            text.append(i == 0 ? "" : ",").append(position(ring[i]));
        }
        return text.append(']').toString();
    }

    private static String position(Coordinate point) {
        return "[" + number(point.x) + "," + number(point.y) + "]";
    }

    /** At most six decimals, without trailing zeros. */
    private static String number(double degrees) {
        return BigDecimal.valueOf(Math.round(degrees * 1e6), 6)
                .stripTrailingZeros()
                .toPlainString();
    }
}
