package chaozhou.gis.source;

import chaozhou.gis.catalog.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * A feature as a source has it.
 *
 * @param row its number in the source, from 1
 * @param values one for each field: String, Long, Double, Boolean or null
 * @param geometry as it is in the source, with longitude or easting in x; null: it has none that can be read
 * @param unplaced why it has none though it may have coordinates; null: nothing more is known
 */
public record SourceFeature(
        long row,
        List<@Nullable Object> values,
        @Nullable Geometry geometry,
        @Nullable Text unplaced) {

    /** @throws UnsoundShape when it has no shape though it may have coordinates */
    public void requirePlaced() {
        if (unplaced != null) {
            throw new UnsoundShape(unplaced);
        }
    }
}
