package chaozhou.gis.tiles;

import chaozhou.gis.catalog.Layer;
import chaozhou.gis.catalog.LayerStates;
import chaozhou.gis.http.EntityTags;
import chaozhou.gis.query.cql2.Expression;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What tiles of some layers show: their features in force on a day, as of a revision of each layer. Tiles of the same edition
 * and address are the same.
 *
 * @param key tells this edition from all others of all layers
 * @param tag tells this edition from all others at the same address, in characters that an entity tag may have
 */
record TileEdition(
        TileMatrixSet set, List<Layer> layers, @Nullable Expression filter, LocalDate day, String key, String tag) {

    /** Raised when the same features give other tiles than before: so that clients do not keep those of an older program. */
    private static final int FORMAT = 2;

    static TileEdition of(TileMatrixSet set, TileSelection selection, LocalDate day, LayerStates states) {
        StringBuilder key = new StringBuilder(64).append(set.id()).append(',');
        StringBuilder tag = new StringBuilder(32).append(FORMAT).append('-').append(day);
        for (Layer layer : selection.layers()) {
            long revision = states.revision(layer);
            key.append(layer.id()).append(',');
            tag.append('-').append(revision);
        }
        Expression filter = selection.filter();
        if (filter != null) {
            tag.append('-').append(EntityTags.digest(filter.toString()));
        }
        return new TileEdition(
                set, selection.layers(), filter, day, key.append(tag).toString(), tag.toString());
    }
}
