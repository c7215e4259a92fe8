package chaozhou.gis.geo;

import chaozhou.gis.error.GisException;
import java.util.Collection;
import java.util.concurrent.CancellationException;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.noding.MCIndexNoder;
import org.locationtech.jts.noding.SegmentString;
import org.locationtech.jts.noding.ValidatingNoder;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.union.UnaryUnionOp;
import org.locationtech.jts.operation.union.UnionStrategy;

/**
 * Overlays in time and memory that are bounded. JTS cuts all edges where they cross and keeps the parts, about a kilobyte for each place
 * where they do; so shapes that are entangled are refused, and what is large is computed one at a time.
 */
public final class Overlays {

    /** The most places where edges of two shapes cross. */
    public static final int MOST_CROSSINGS = 50_000;

    private static final UnionStrategy UNITING = new UnionStrategy() {
        @Override
        public Geometry union(Geometry one, Geometry other) {
            return overlay(one, other, OverlayNG.UNION);
        }

        @Override
        public boolean isFloatingPrecision() {
            return true;
        }
    };

    private Overlays() {}

    /**
     * As {@link OverlayNGRobust} does it.
     *
     * @param operation one of {@link OverlayNG}
     * @throws GisException.TooLarge when the shapes are entangled
     * @throws CancellationException when the thread is interrupted
     */
    public static Geometry overlay(Geometry one, Geometry other, int operation) {
        try (Room room = new Room()) {
            try {
                return OverlayNG.overlay(one, other, operation, new ValidatingNoder(new BoundedNoder(room)));
            } catch (GisException.TooLarge | CancellationException e) {
                throw e;
            } catch (RuntimeException e) {
                // Edges are nearly the same somewhere; they are snapped to each other.
                return OverlayNGRobust.overlay(one, other, operation);
            }
        }
    }

    /**
     * On a grid, to which positions are rounded.
     *
     * @throws GisException.TooLarge when the shapes are entangled
     * @throws CancellationException when the thread is interrupted
     */
    public static Geometry overlay(Geometry one, Geometry other, int operation, PrecisionModel grid) {
        if (Crossings.areMore(MOST_CROSSINGS, one, other)) {
            throw tooMany();
        }
        try (Room room = new Room()) {
            room.take(one.getNumPoints() + other.getNumPoints());
            return OverlayNG.overlay(one, other, operation, grid);
        }
    }

    private static GisException.TooLarge tooMany() {
        return new GisException.TooLarge(
                "The shapes cross each other in more than %d places, or have too many edges side by side; simplify them."
                        .formatted(MOST_CROSSINGS));
    }

    /**
     * What geometries cover together; lines and points are united likewise.
     *
     * @throws GisException.TooLarge when the shapes are entangled
     * @throws CancellationException when the thread is interrupted
     */
    public static Geometry union(Collection<? extends Geometry> geometries) {
        UnaryUnionOp union = new UnaryUnionOp(geometries);
        union.setUnionFunction(UNITING);
        return union.union();
    }

    /** The noder that {@link OverlayNG} takes where precision is floating, with a limit. */
    private static final class BoundedNoder extends MCIndexNoder {
        private final Crossings crossings = new Crossings(MOST_CROSSINGS);
        private final Room room;

        BoundedNoder(Room room) {
            this.room = room;
            setSegmentIntersector(crossings);
        }

        @Override
        @SuppressWarnings("rawtypes")
        public void computeNodes(Collection edges) {
            long positions = 0;
            for (Object edge : edges) {
                positions += ((SegmentString) edge).size();
            }
            room.take(positions);
            super.computeNodes(edges);
            if (crossings.isDone()) {
                throw tooMany();
            }
            room.take(positions + crossings.numInteriorIntersections);
        }
    }
}
