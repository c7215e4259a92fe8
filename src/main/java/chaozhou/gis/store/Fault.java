package chaozhou.gis.store;

import chaozhou.gis.catalog.Layer;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * Where the data break a rule.
 *
 * @param rule its name: {@code key}, {@code attribute}, {@code overlap} and so on
 * @param id of the feature at fault; null where the layer as a whole is
 * @param sentence what is wrong, without the layer and the feature
 * @param place where on the ground, in EPSG:4490 degrees, longitude in x; null where that makes no sense
 */
public record Fault(
        Layer layer,
        String rule,
        @Nullable String id,
        String sentence,
        @Nullable Geometry place) {

    /** The whole of it in one sentence. */
    @Override
    public String toString() {
        return id == null ? "%s: %s".formatted(layer.id(), sentence) : "%s %s: %s".formatted(layer.id(), id, sentence);
    }
}
