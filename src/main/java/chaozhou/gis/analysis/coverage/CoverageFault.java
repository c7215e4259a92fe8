package chaozhou.gis.analysis.coverage;

import chaozhou.gis.analysis.subject.Subject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * A place where areas do not fit together.
 *
 * @param one the feature that has most to do with it
 * @param other the next; null: there is none
 * @param shape a polygon, or the lines of an edge as the first feature that has one sees it
 */
record CoverageFault(Kind kind, Subject one, @Nullable Subject other, Geometry shape) {

    enum Kind {
        GAP,
        OVERLAP,
        MISMATCHED_EDGE
    }

    /** Whether it is between these two. */
    boolean isBetween(Subject a, @Nullable Subject b) {
        return List.of(one.number(), number(other)).containsAll(List.of(a.number(), number(b)));
    }

    private static long number(@Nullable Subject subject) {
        return subject == null ? 0 : subject.number();
    }
}
