package chaozhou.gis.transfer;

import chaozhou.gis.catalog.Layer;
import chaozhou.gis.geo.EllipsoidalArea;
import chaozhou.gis.geo.ShiftedGrid;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.MultiPoint;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.GeometryExtracter;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/** Makes the shapes of a source those of a layer, and counts what it did to them. */
final class ShapeReception {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final Layer layer;
    private final @Nullable ShiftedGrid shift;

    private long withHeights;
    private long withMeasures;
    private long closedLines;

    /** @param shift the grid on which they are; they are taken off it */
    ShapeReception(Layer layer, @Nullable ShiftedGrid shift) {
        this.layer = layer;
        this.shift = shift;
    }

    /**
     * A shape that was invalid.
     *
     * @param reason what was wrong
     * @param place where, in degrees, longitude in x
     * @param areaBeforeM2 in m² on the ellipsoid, as far as an invalid shape has an area
     */
    record Repair(String reason, Coordinate place, double areaBeforeM2, double areaAfterM2) {}

    /** A shape of the layer's type in EPSG:4490, and how it was repaired; null when it was valid. */
    record Received(Geometry shape, @Nullable Repair repair) {}

    /**
     * Takes a shape in.
     *
     * @throws IllegalArgumentException with a sentence when it can't be one of the layer
     */
    Received take(@Nullable Geometry shape) {
        if (shape == null || shape.isEmpty()) {
            throw new IllegalArgumentException("it has no geometry");
        }
        count(shape);
        if (shift != null) {
            shift.unshift(shape);
        }
        requireDegrees(shape);
        Geometry typed = ofType(shape);
        if (ConvexRing.isShellOf(typed)) {
            return new Received(typed, null);
        }
        TopologyValidationError error = new IsValidOp(typed).getValidationError();
        if (error == null) {
            return new Received(typed, null);
        }
        Geometry repaired = ofType(new GeometryFixer(typed).getResult());
        if (repaired.isEmpty()) {
            throw new IllegalArgumentException(
                    "the geometry is invalid and nothing of it remains: " + error.getMessage());
        }
        Repair repair = new Repair(
                error.getMessage(), error.getCoordinate(), EllipsoidalArea.of(typed), EllipsoidalArea.of(repaired));
        return new Received(repaired, repair);
    }

    long withHeights() {
        return withHeights;
    }

    long withMeasures() {
        return withMeasures;
    }

    /** Closed lines, which drawings have for areas. */
    long closedLines() {
        return closedLines;
    }

    private void count(Geometry shape) {
        Geometry part = shape;
        while (part instanceof GeometryCollection collection && !collection.isEmpty()) {
            part = collection.getGeometryN(0);
        }
        CoordinateSequence positions = part instanceof Polygon polygon
                ? polygon.getExteriorRing().getCoordinateSequence()
                : part instanceof LineString line
                        ? line.getCoordinateSequence()
                        : ((Point) part).getCoordinateSequence();
        withHeights += hasHeight(positions) ? 1 : 0;
        withMeasures += positions.hasM() ? 1 : 0;
    }

    /** A height of 0 at its beginning is one that a program has put in for want of another. */
    private static boolean hasHeight(CoordinateSequence positions) {
        double height = positions.hasZ() ? positions.getZ(0) : 0;
        return !Double.isNaN(height) && height != 0;
    }

    private static void requireDegrees(Geometry shape) {
        for (Coordinate position : shape.getCoordinates()) {
            if (!(Math.abs(position.x) <= 180 && Math.abs(position.y) <= 90)) {
                throw new IllegalArgumentException(
                        "%s %s is no longitude and latitude; is the CRS right?".formatted(position.x, position.y));
            }
        }
    }

    private Geometry ofType(Geometry shape) {
        return switch (layer.geometry()) {
            case POINT -> point(shape);
            case MULTI_LINE_STRING -> {
                List<Geometry> lines = parts(shape, LineString.class);
                yield FACTORY.createMultiLineString(lines.toArray(LineString[]::new));
            }
            case MULTI_POLYGON -> {
                List<Geometry> polygons = closedLine(shape);
                yield FACTORY.createMultiPolygon(
                        (polygons.isEmpty() ? parts(shape, Polygon.class) : polygons).toArray(Polygon[]::new));
            }
        };
    }

    private Geometry point(Geometry shape) {
        if (shape instanceof Point || (shape instanceof MultiPoint && shape.getNumGeometries() == 1)) {
            return shape.getGeometryN(0);
        }
        throw wrongType(shape);
    }

    private List<Geometry> parts(Geometry shape, Class<? extends Geometry> type) {
        List<Geometry> parts = new ArrayList<>();
        GeometryExtracter.extract(
                shape, type == Polygon.class ? Geometry.TYPENAME_POLYGON : Geometry.TYPENAME_LINESTRING, parts);
        if (parts.isEmpty() && !shape.isEmpty()) {
            throw wrongType(shape);
        }
        return parts;
    }

    private List<Geometry> closedLine(Geometry shape) {
        if (shape.getNumGeometries() == 1
                && shape.getGeometryN(0) instanceof LineString line
                && line.isClosed()
                && line.getNumPoints() >= 4) {
            closedLines++;
            return List.of(FACTORY.createPolygon(line.getCoordinateSequence()));
        }
        return List.of();
    }

    private IllegalArgumentException wrongType(Geometry shape) {
        return new IllegalArgumentException("its geometry is a %s, but the layer has %s"
                .formatted(shape.getGeometryType(), layer.geometry().title()));
    }
}
