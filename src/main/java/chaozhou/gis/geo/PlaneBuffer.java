package chaozhou.gis.geo;

import java.util.Arrays;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.util.LinearComponentExtracter;
import org.locationtech.jts.geom.util.PointExtracter;
import org.locationtech.jts.operation.buffer.BufferOp;
import org.locationtech.jts.operation.buffer.BufferParameters;
import org.locationtech.jts.operation.overlayng.OverlayNG;

/**
 * The area within a distance of a shape on a plane. JTS draws the whole of its outline before it finds what of that is inside, and the arcs
 * of a ragged line cross each other by the million; so longer lines are taken part by part, and the parts united.
 */
public final class PlaneBuffer {

    private static final int OF_PART = 100;

    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final double distance;
    private final BufferParameters how;

    private PlaneBuffer(double distance, BufferParameters how) {
        this.distance = distance;
        this.how = how;
    }

    /**
     * Draws it.
     *
     * @param distance in the unit of the plane, not 0; negative with areas only
     * @param segments of each quarter of a circle
     * @throws java.util.concurrent.CancellationException when the thread is interrupted
     */
    public static Geometry of(Geometry shape, double distance, int segments) {
        BufferParameters how = new BufferParameters(segments);
        if (shape.getNumPoints() <= OF_PART) {
            return BufferOp.bufferOp(shape, distance, how);
        }
        Geometry border = new PlaneBuffer(Math.abs(distance), how).ofLines(shape);
        return shape.getDimension() < 2
                ? border
                : Overlays.overlay(shape, border, distance < 0 ? OverlayNG.DIFFERENCE : OverlayNG.UNION);
    }

    /** Around points, lines and the boundaries of areas. */
    private Geometry ofLines(Geometry shape) {
        AreaUnion areas = new AreaUnion();
        for (Object line : LinearComponentExtracter.getLines(shape)) {
            Coordinate[] positions = ((LineString) line).getCoordinates();
            for (int from = 0; from + 1 < positions.length; from += OF_PART) {
                int to = Math.min(from + OF_PART + 1, positions.length);
                areas.add(around(FACTORY.createLineString(Arrays.copyOfRange(positions, from, to))));
            }
        }
        for (Object point : PointExtracter.getPoints(shape)) {
            areas.add(around((Geometry) point));
        }
        return areas.united();
    }

    private Geometry around(Geometry part) {
        Interruption.check();
        return BufferOp.bufferOp(part, distance, how);
    }
}
