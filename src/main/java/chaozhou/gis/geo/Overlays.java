package chaozhou.gis.geo;

import chaozhou.gis.error.GisException;
import java.util.Collection;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.noding.MCIndexNoder;
import org.locationtech.jts.noding.SegmentString;
import org.locationtech.jts.noding.ValidatingNoder;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.union.UnaryUnionOp;
import org.locationtech.jts.operation.union.UnionStrategy;

/**
 * Overlays and repairs in memory that is bounded. JTS cuts all edges where they cross and keeps the parts, about a kilobyte for each place
 * where they do; and shapes of some thousand positions may cross in millions of places. So there is a limit, and what is large is computed
 * one at a time.
 */
public final class Overlays {

    /** The most places where edges of two shapes cross. */
    private static final int MOST_CROSSINGS = 50_000;

    /** The most where those of a shape cross that is repaired, which takes several overlays. */
    public static final int MOST_REPAIRED = 10_000;

    /** What has so many positions and crossings is large. */
    private static final int LARGE = 20_000;

    private static final ReentrantLock LARGE_ONE = new ReentrantLock();

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
     * @throws GisException.TooLarge when the edges cross in too many places
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
     * @throws GisException.TooLarge when the edges cross in too many places
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
                "The edges of the shapes cross each other in more than %d places, which is the most that is computed; simplify them."
                        .formatted(MOST_CROSSINGS));
    }

    /**
     * What geometries cover together; lines and points are united likewise.
     *
     * @throws GisException.TooLarge when the edges cross in too many places
     * @throws CancellationException when the thread is interrupted
     */
    public static Geometry union(Collection<? extends Geometry> geometries) {
        UnaryUnionOp union = new UnaryUnionOp(geometries);
        union.setUnionFunction(UNITING);
        return union.union();
    }

    /**
     * An invalid geometry made valid; empty when nothing of it remains. Null: its edges cross in more than {@link #MOST_REPAIRED} places.
     *
     * @throws CancellationException when the thread is interrupted
     */
    public static @Nullable Geometry repaired(Geometry invalid) {
        if (Crossings.areMore(MOST_REPAIRED, invalid)) {
            return null;
        }
        try (Room room = new Room()) {
            room.take(invalid.getNumPoints());
            return new GeometryFixer(invalid).getResult();
        }
    }

    /** The room that one computation takes. */
    private static final class Room implements AutoCloseable {
        private boolean isLarge;

        /**
         * Waits, when it is large, until nothing else that is large is computed.
         *
         * @param size positions and crossings
         */
        void take(long size) {
            if (isLarge || size <= LARGE) {
                return;
            }
            try {
                LARGE_ONE.lockInterruptibly();
                isLarge = true;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                Interruption.check();
            }
        }

        @Override
        public void close() {
            if (isLarge) {
                LARGE_ONE.unlock();
            }
        }
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
