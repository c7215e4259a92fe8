package chaozhou.gis.analysis.coverage;

import chaozhou.gis.geo.Geodesics;
import chaozhou.gis.geo.PlaneBuffer;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.AffineTransformation;

/** A width on the ground, and which areas are no wider. */
final class GroundWidth {

    /** So far apart are positions from which the size of a degree is taken. */
    private static final double STEP_DEGREES = 1e-3;

    /** Buffers have corners where circles are meant; this share of the width is theirs. */
    private static final double ACCURACY = 0.01;

    /** Of a quarter of a circle. */
    private static final int SEGMENTS = 8;

    private final double metres;
    private final double degrees;

    /** @param near a position in degrees around which it is used */
    GroundWidth(double metres, Coordinate near) {
        this.metres = metres;
        // Degrees of longitude are the shorter ones.
        this.degrees = metres / metresOfLongitude(near);
    }

    private static double metresOfLongitude(Coordinate near) {
        return Geodesics.distance(near, new Coordinate(near.x + STEP_DEGREES, near.y)) / STEP_DEGREES;
    }

    private static double metresOfLatitude(Coordinate near) {
        return Geodesics.distance(near, new Coordinate(near.x, near.y + STEP_DEGREES)) / STEP_DEGREES;
    }

    /** The width in degrees, in whatever direction it is the most. */
    double degrees() {
        return degrees;
    }

    /** Whether no larger circle fits in. */
    boolean holds(Polygon area) {
        Coordinate near = area.getEnvelopeInternal().centre();
        double x = metresOfLongitude(near);
        double y = metresOfLatitude(near);
        if (Math.min(
                        area.getEnvelopeInternal().getWidth() * x,
                        area.getEnvelopeInternal().getHeight() * y)
                <= metres) {
            return true;
        }
        Geometry plane = AffineTransformation.translationInstance(-near.x, -near.y)
                .scale(x, y)
                .transform(area);
        return PlaneBuffer.of(plane, -metres / 2 * (1 + ACCURACY), SEGMENTS).isEmpty();
    }
}
