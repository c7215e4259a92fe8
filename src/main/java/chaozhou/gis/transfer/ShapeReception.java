package chaozhou.gis.transfer;

import chaozhou.gis.catalog.Layer;
import chaozhou.gis.geo.ShiftedGrid;
import chaozhou.gis.source.ClosedLines;
import chaozhou.gis.source.SoundShapes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.MultiPoint;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.GeometryExtracter;

/** Makes the shapes of a source those of a layer, and counts what it did to them. */
final class ShapeReception {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final Layer layer;
    private final SoundShapes sound;

    private long withHeights;
    private long withMeasures;
    private long closedLines;

    /** @param shift the grid on which they are; they are taken off it */
    ShapeReception(Layer layer, @Nullable ShiftedGrid shift) {
        this.layer = layer;
        this.sound = new SoundShapes(shift);
    }

    /**
     * Takes a shape in.
     *
     * @throws IllegalArgumentException with a sentence when it can't be one of the layer
     */
    SoundShapes.Received take(@Nullable Geometry shape) {
        if (shape == null || shape.isEmpty()) {
            throw new IllegalArgumentException("it has no geometry");
        }
        count(shape);
        return sound.take(shape, this::ofType);
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
        Optional<Polygon> area = ClosedLines.area(shape);
        closedLines += area.isPresent() ? 1 : 0;
        return area.<List<Geometry>>map(List::of).orElse(List.of());
    }

    private IllegalArgumentException wrongType(Geometry shape) {
        return new IllegalArgumentException("its geometry is a %s, but the layer has %s"
                .formatted(shape.getGeometryType(), layer.geometry().title()));
    }
}
