package chaozhou.gis.search;

import chaozhou.gis.catalog.Layer;
import chaozhou.gis.geo.BoundingBox;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A feature as search knows it, in one of its periods of validity.
 *
 * @param code the code that the layer goes by, as it is written in the data
 * @param parentCode the code of the place above, in the layer's parent layer
 */
record Place(
        Layer layer,
        String id,
        String name,
        @Nullable String code,
        @Nullable String parentCode,
        Validity validity,
        BoundingBox bbox,
        PlaceKeys keys) {

    /** From a day, inclusive, until a day, exclusive; null: still in force. */
    record Validity(LocalDate from, @Nullable LocalDate until) {
        boolean includes(LocalDate day) {
            return !from.isAfter(day) && (until == null || until.isAfter(day));
        }
    }

    boolean isInForce(LocalDate day) {
        return validity.includes(day);
    }
}
