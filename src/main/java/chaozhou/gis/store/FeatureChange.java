package chaozhou.gis.store;

import chaozhou.gis.catalog.Layer;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A change of one feature that is made but not committed.
 *
 * @param day from which on it holds
 * @param before the version in force on that day before the change; null of a new feature
 * @param after the version that begins that day; null of one that is not in force any more
 */
public record FeatureChange(
        Layer layer,
        String id,
        LocalDate day,
        @Nullable Feature before,
        @Nullable Feature after) {

    /** Whether there is a shape now that was not there before. */
    public boolean hasNewGeometry() {
        return after != null && (before == null || !before.geometry().equalsExact(after.geometry()));
    }

    /** Whether the version before lives on until the day. */
    public boolean isBeforeKept() {
        return before != null && before.validFrom().isBefore(day);
    }
}
