package chaozhou.gis.tiles;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of vector tiles.
 *
 * @param cacheSize how much memory finished tiles may take, like {@code 48MB}; 0: each is made anew
 * @param mostGeneralized how many features a layer may have that is no coverage for its tiles to have geometry of their own; those of
 *     larger ones are made of the features themselves
 * @param mostFeatures how many features of a layer a tile may hold: more are no picture any more, and would fill the memory
 */
@ConfigurationProperties("gis.tiles")
record TilesProperties(
        @DefaultValue("48MB") DataSize cacheSize,
        @DefaultValue("50000") int mostGeneralized,
        @DefaultValue("20000") int mostFeatures) {

    TilesProperties {
        if (cacheSize.isNegative()) {
            throw new IllegalArgumentException("gis.tiles.cache-size is a size in memory, like 48MB, or 0.");
        }
        if (mostFeatures < 1) {
            throw new IllegalArgumentException("gis.tiles.most-features is a number from 1 on, like 20000.");
        }
    }
}
