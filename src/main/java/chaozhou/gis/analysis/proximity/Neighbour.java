package chaozhou.gis.analysis.proximity;

import chaozhou.gis.geo.ShortestLine;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A feature near to a subject.
 *
 * @param line the shortest one from the subject to it; null: they touch
 */
public record Neighbour(
        String id,
        @Nullable String name,
        @Nullable String code,
        @Nullable ShortestLine line) {

    /** Distances that differ by less, in metres, are equal. */
    static final double SAME_M = 1e-6;

    /** The nearest first, then by id. */
    static final Comparator<Neighbour> NEAREST = Comparator.comparingLong(
                    (Neighbour neighbour) -> Math.round(neighbour.metres() / SAME_M))
            .thenComparing(Neighbour::id);

    public double metres() {
        return line == null ? 0 : line.metres();
    }
}
