package chaozhou.gis.tiles;

import chaozhou.gis.tiles.mvt.TagValue;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A feature on its way into a tile: its shape there, and then its tags. */
final class TileFeature {

    final String id;
    final LocalDate validFrom;

    /** In the commands of MVT. */
    final byte[] geometry;

    /** As {@link FeatureTags} gives them; null: not yet. */
    @Nullable
    TagValue @Nullable [] tags;

    TileFeature(String id, LocalDate validFrom, byte[] geometry) {
        this.id = id;
        this.validFrom = validFrom;
        this.geometry = geometry;
    }
}
