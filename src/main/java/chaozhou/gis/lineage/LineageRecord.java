package chaozhou.gis.lineage;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * That a unit became another, in whole or in part.
 *
 * @param kind {@code renamed}, {@code recoded}, {@code merged}, {@code split} or {@code transferred}
 * @param share how much of the ground of the unit before lies in the one after, 0 to 1
 * @param status {@code derived}, {@code confirmed} or {@code rejected}
 */
public record LineageRecord(
        long number,
        LocalDate day,
        String kind,
        Unit before,
        Unit after,
        double share,
        String status,
        @Nullable String decidedBy) {

    /** A unit as it was then. */
    public record Unit(
            String layer,
            String id,
            @Nullable String name,
            @Nullable String code) {}
}
