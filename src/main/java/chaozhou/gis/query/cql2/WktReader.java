package chaozhou.gis.query.cql2;

import chaozhou.gis.query.geometry.Geometries;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/** Well-known text within CQL2 (OGC 06-103r4, 7, as annex B of OGC 21-065r2 has it). Heights count for nothing. */
final class WktReader {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final Cql2Tokens tokens;
    private int positions;

    WktReader(Cql2Tokens tokens) {
        this.tokens = tokens;
    }

    /** @param keyword the type in capitals, whose token was taken */
    Geometry read(String keyword) {
        tokens.takeKeyword("Z");
        return switch (keyword) {
            case "POINT" -> point();
            case "LINESTRING" -> lineString();
            case "POLYGON" -> polygon();
            case "MULTIPOINT" -> FACTORY.createMultiPoint(parts(this::pointOfMany, Point[]::new));
            case "MULTILINESTRING" -> FACTORY.createMultiLineString(parts(this::lineString, LineString[]::new));
            case "MULTIPOLYGON" -> FACTORY.createMultiPolygon(parts(this::polygon, Polygon[]::new));
            case "GEOMETRYCOLLECTION" -> FACTORY.createGeometryCollection(parts(this::member, Geometry[]::new));
            default -> throw tokens.expected("a geometry like POINT");
        };
    }

    private <T> T[] parts(Supplier<T> part, IntFunction<T[]> array) {
        List<T> parts = new ArrayList<>();
        tokens.requireSymbol("(");
        do {
            parts.add(part.get());
        } while (tokens.takeSymbol(","));
        tokens.requireSymbol(")");
        return parts.toArray(array.apply(0));
    }

    private Geometry member() {
        if (tokens.next().kind() != Cql2Lexer.Kind.NAME) {
            throw tokens.expected("a geometry like POINT");
        }
        return tokens.nested(() -> read(tokens.take().text().toUpperCase(Locale.ROOT)));
    }

    private Point point() {
        tokens.requireSymbol("(");
        Point point = FACTORY.createPoint(position());
        tokens.requireSymbol(")");
        return point;
    }

    /** With or without parentheses of its own, as both are in use. */
    private Point pointOfMany() {
        return tokens.next().isSymbol("(") ? point() : FACTORY.createPoint(position());
    }

    private LineString lineString() {
        String place = tokens.next().place();
        Coordinate[] line = parts(this::position, Coordinate[]::new);
        if (line.length < 2) {
            throw Term.fault(place, "a line has at least two positions.");
        }
        return FACTORY.createLineString(line);
    }

    private Polygon polygon() {
        LinearRing[] rings = parts(this::ring, LinearRing[]::new);
        LinearRing[] holes = new LinearRing[rings.length - 1];
        System.arraycopy(rings, 1, holes, 0, holes.length);
        return FACTORY.createPolygon(rings[0], holes);
    }

    private LinearRing ring() {
        String place = tokens.next().place();
        Coordinate[] ring = parts(this::position, Coordinate[]::new);
        if (ring.length < 4 || !ring[0].equals2D(ring[ring.length - 1])) {
            throw Term.fault(place, "a ring has at least four positions, and the last is the first again.");
        }
        return FACTORY.createLinearRing(ring);
    }

    private Coordinate position() {
        if (++positions > Geometries.MOST_POSITIONS) {
            throw Term.fault(
                    tokens.next().place(), "a geometry has at most %d positions.".formatted(Geometries.MOST_POSITIONS));
        }
        Coordinate position = new Coordinate(tokens.requireNumber(), tokens.requireNumber());
        if (!tokens.next().isSymbol(",") && !tokens.next().isSymbol(")")) {
            tokens.requireNumber();
        }
        return position;
    }
}
