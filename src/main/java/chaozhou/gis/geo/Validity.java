package chaozhou.gis.geo;

import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/** Tells whether shapes are valid (OGC 06-103r4, 6.1.11.1), and repairs them. What is too entangled for either is refused. */
public final class Validity {

    /** The most places where a shape crosses itself that is repaired, which takes several overlays. */
    public static final int MOST_CROSSINGS = 10_000;

    /** What has fewer positions can't be so entangled that to look at it takes long. */
    private static final int FEW = 3000;

    private Validity() {}

    /**
     * What is wrong with a shape; null: nothing.
     *
     * @throws EntangledShapeException when that would take too long to find out
     * @throws java.util.concurrent.CancellationException when the thread is interrupted
     */
    public static @Nullable TopologyValidationError error(Geometry shape) {
        if (shape.getDimension() == 2 && shape.getNumPoints() > FEW) {
            requireFew(shape);
        }
        return new IsValidOp(shape).getValidationError();
    }

    /**
     * An invalid shape made valid; empty when nothing of it remains.
     *
     * @throws EntangledShapeException when it crosses itself in too many places
     * @throws java.util.concurrent.CancellationException when the thread is interrupted
     */
    public static Geometry repaired(Geometry invalid) {
        requireFew(invalid);
        try (Room room = new Room()) {
            room.take(invalid.getNumPoints());
            return new GeometryFixer(invalid).getResult();
        }
    }

    private static void requireFew(Geometry shape) {
        if (Crossings.areMore(MOST_CROSSINGS, shape)) {
            throw new EntangledShapeException(MOST_CROSSINGS);
        }
    }
}
