package chaozhou.gis.lineage.match;

import chaozhou.gis.naming.DivisionSuffix;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A unit of a layer of divisions in one of its periods of validity.
 *
 * @param name as it is written in the data
 * @param folded the name as names are compared
 * @param code the one that children refer to
 * @param codes those by which it is looked for
 * @param parentCode of the unit above, in the layer's parent layer
 * @param until the day on which it is no more in force; null: it still is
 */
record Division(
        UnitKey key,
        String name,
        String folded,
        @Nullable String code,
        List<String> codes,
        @Nullable String parentCode,
        LocalDate from,
        @Nullable LocalDate until) {

    /** A unit, whatever it is called. */
    record UnitKey(String layer, String id) {}

    boolean isInForce(LocalDate day) {
        return !from.isAfter(day) && (until == null || until.isAfter(day));
    }

    /** The name without its suffix. */
    String stem() {
        return DivisionSuffix.stem(folded);
    }
}
