package chaozhou.gis.source;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * A feature as a source has it.
 *
 * @param row its number in the source, from 1
 * @param values one for each field: String, Long, Double, Boolean or null
 * @param geometry as it is in the source, with longitude or easting in x
 */
public record SourceFeature(
        long row, List<@Nullable Object> values, @Nullable Geometry geometry) {}
