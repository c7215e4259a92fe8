package chaozhou.gis.analysis.subject;

import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;

/**
 * Looks for an edge of more than 180 degrees of longitude. It goes the long way round the earth, since edges are straight in degrees (RFC
 * 7946, 3.1.1), and mostly it is meant to cross the day of change, where it would have to be cut (3.1.9).
 */
final class LongWay implements CoordinateSequenceFilter {

    static final String REMARK =
            "An edge of it goes the long way round the earth; what crosses the day of change has to be cut there (RFC 7946, 3.1.9).";

    private static final double HALF_DEGREES = 180;

    private boolean isFound;

    /** @param shape in degrees, longitude in x */
    static boolean isIn(Geometry shape) {
        LongWay found = new LongWay();
        if (shape.getEnvelopeInternal().getWidth() > HALF_DEGREES) {
            shape.apply(found);
        }
        return found.isFound;
    }

    @Override
    public void filter(CoordinateSequence positions, int index) {
        isFound |= index > 0 && Math.abs(positions.getX(index) - positions.getX(index - 1)) > HALF_DEGREES;
    }

    @Override
    public boolean isDone() {
        return isFound;
    }

    @Override
    public boolean isGeometryChanged() {
        return false;
    }
}
