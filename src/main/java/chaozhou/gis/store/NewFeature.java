package chaozhou.gis.store;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * A feature on its way into a layer.
 *
 * @param validTo the first day on which it is no longer in force, or null
 * @param values one for each attribute of the layer, in the definition's order: String, Long, Double, Boolean, LocalDate or null
 * @param geometry of the layer's type, in EPSG:4490 degrees, longitude in x
 */
public record NewFeature(
        String id,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        String provenance,
        List<@Nullable Object> values,
        Geometry geometry) {}
