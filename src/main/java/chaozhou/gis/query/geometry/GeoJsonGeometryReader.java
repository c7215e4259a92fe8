package chaozhou.gis.query.geometry;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import tools.jackson.databind.JsonNode;

/**
 * A GeoJSON geometry (RFC 7946, 3.1), its coordinates as they are written; heights count for nothing. Faults are
 * IllegalArgumentExceptions with a sentence.
 */
public final class GeoJsonGeometryReader {

    private static final List<String> TYPES = List.of(
            "Point", "LineString", "Polygon", "MultiPoint", "MultiLineString", "MultiPolygon", "GeometryCollection");

    private static final GeometryFactory FACTORY = new GeometryFactory();

    private GeoJsonGeometryReader() {}

    public static Geometry read(JsonNode geometry) {
        JsonNode coordinates = geometry.path("coordinates");
        return switch (geometry.path("type").asString("")) {
            case "Point" -> point(coordinates);
            case "LineString" -> line(coordinates);
            case "Polygon" -> polygon(coordinates);
            case "MultiPoint" ->
                FACTORY.createMultiPoint(members(coordinates).stream()
                        .map(GeoJsonGeometryReader::point)
                        .toArray(Point[]::new));
            case "MultiLineString" ->
                FACTORY.createMultiLineString(members(coordinates).stream()
                        .map(GeoJsonGeometryReader::line)
                        .toArray(LineString[]::new));
            case "MultiPolygon" ->
                FACTORY.createMultiPolygon(members(coordinates).stream()
                        .map(GeoJsonGeometryReader::polygon)
                        .toArray(Polygon[]::new));
            case "GeometryCollection" ->
                FACTORY.createGeometryCollection(members(geometry.path("geometries")).stream()
                        .map(GeoJsonGeometryReader::read)
                        .toArray(Geometry[]::new));
            default ->
                throw new IllegalArgumentException(
                        "a geometry has a type, one of " + TYPES.stream().collect(Collectors.joining(", ")));
        };
    }

    private static List<JsonNode> members(JsonNode array) {
        if (!array.isArray() || array.isEmpty()) {
            throw new IllegalArgumentException(
                    "the coordinates, or the geometries of a collection, must be an array that holds some");
        }
        return array.valueStream().toList();
    }

    private static Point point(JsonNode position) {
        return FACTORY.createPoint(position(position));
    }

    private static LineString line(JsonNode positions) {
        Coordinate[] line = positions(positions);
        if (line.length < 2) {
            throw new IllegalArgumentException("a line has at least two positions");
        }
        return FACTORY.createLineString(line);
    }

    private static Polygon polygon(JsonNode rings) {
        LinearRing[] all =
                members(rings).stream().map(GeoJsonGeometryReader::ring).toArray(LinearRing[]::new);
        return FACTORY.createPolygon(all[0], Arrays.copyOfRange(all, 1, all.length));
    }

    private static LinearRing ring(JsonNode positions) {
        Coordinate[] ring = positions(positions);
        if (ring.length < 4 || !ring[0].equals2D(ring[ring.length - 1])) {
            throw new IllegalArgumentException("a ring has at least four positions, and the last is the first again");
        }
        return FACTORY.createLinearRing(ring);
    }

    private static Coordinate[] positions(JsonNode positions) {
        return members(positions).stream().map(GeoJsonGeometryReader::position).toArray(Coordinate[]::new);
    }

    private static Coordinate position(JsonNode position) {
        if (!position.isArray() || position.size() < 2 || position.size() > 3) {
            throw new IllegalArgumentException("a position is an array of two numbers, or three with a height");
        }
        return new Coordinate(ordinate(position.path(0)), ordinate(position.path(1)));
    }

    private static double ordinate(JsonNode number) {
        double value = number.isNumber() ? number.doubleValue() : Double.NaN;
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(
                    "a position has numbers only, and here is " + shortened(number.toString()));
        }
        return value;
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
