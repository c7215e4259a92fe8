package chaozhou.gis.query;

import chaozhou.gis.catalog.Attribute;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.geo.BoundingBox;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which features of a layer are asked for. Results come in the order of their keys.
 *
 * @param after the key of the last feature of the page before; null for the first page
 * @param limit the most features to return
 */
public record FeatureQuery(
        Layer layer,
        @Nullable String id,
        @Nullable BoundingBox bbox,
        Period period,
        List<Equality> equalities,
        @Nullable FeatureKey after,
        int limit) {

    /** An attribute that must equal a value of its type. */
    public record Equality(Attribute attribute, Object value) {}

    /** The one feature of that id in force on that day. */
    public static FeatureQuery one(Layer layer, String id, LocalDate day) {
        return new FeatureQuery(layer, id, null, Period.of(day), List.of(), null, 1);
    }

    /** All features in force on that day. */
    public static FeatureQuery inForce(Layer layer, LocalDate day) {
        return new FeatureQuery(layer, null, null, Period.of(day), List.of(), null, Integer.MAX_VALUE);
    }

    /** The same question without its place in the pages: what {@code numberMatched} counts. */
    public FeatureQuery wholeResult() {
        return new FeatureQuery(layer, id, bbox, period, equalities, null, Integer.MAX_VALUE);
    }
}
