package chaozhou.gis.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a feature of a release differs from the one in force.
 *
 * @param name as it will be, or as it was when the feature goes
 * @param nameBefore another name that it had; null when it is the same
 * @param attributes the names of those that have other values, but for the name
 * @param gainedM2 ground that it gets, in m² on the ellipsoid; null when its shape stays or it has no area
 * @param lostM2 ground that it gives up
 */
public record Difference(
        String id,
        Kind kind,
        @Nullable String name,
        @Nullable String nameBefore,
        boolean isMoved,
        List<String> attributes,
        @Nullable Double gainedM2,
        @Nullable Double lostM2) {

    /** What becomes of it. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }
}
