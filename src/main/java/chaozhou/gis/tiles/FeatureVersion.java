package chaozhou.gis.tiles;

import chaozhou.gis.catalog.Layer;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * A feature as it was for some time.
 *
 * @param validTo the first day on which it was so no more; null: it still is
 * @param shape in degrees or on a grid, as the holder says
 */
record FeatureVersion(
        Layer layer,
        String id,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        Geometry shape) {

    FeatureVersion with(Geometry other) {
        return new FeatureVersion(layer, id, validFrom, validTo, other);
    }
}
