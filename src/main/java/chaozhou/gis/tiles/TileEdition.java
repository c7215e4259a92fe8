package chaozhou.gis.tiles;

import chaozhou.gis.catalog.Layer;
import chaozhou.gis.catalog.LayerStates;
import java.time.LocalDate;
import java.util.List;

/**
 * What tiles of some layers show: their features in force on a day, as of a revision of each layer. Tiles of the same edition
 * and address are the same.
 *
 * @param key tells this edition from all others of all layers
 * @param tag tells this edition from all others at the same address, in characters that an entity tag may have
 */
record TileEdition(List<Layer> layers, LocalDate day, String key, String tag) {

    /** Raised when the same features give other tiles than before: so that clients do not keep those of an older program. */
    private static final int FORMAT = 1;

    static TileEdition of(List<Layer> layers, LocalDate day, LayerStates states) {
        StringBuilder key = new StringBuilder(64);
        StringBuilder tag = new StringBuilder(32).append(FORMAT).append('-').append(day);
        for (Layer layer : layers) {
            long revision = states.revision(layer);
            key.append(layer.id()).append(',');
            tag.append('-').append(revision);
        }
        return new TileEdition(layers, day, key.append(tag).toString(), tag.toString());
    }
}
