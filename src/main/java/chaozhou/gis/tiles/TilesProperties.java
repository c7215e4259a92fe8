package chaozhou.gis.tiles;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of vector tiles.
 *
 * @param cacheSize how much memory finished tiles may take, like {@code 48MB}; 0: each is made anew
 */
@ConfigurationProperties("gis.tiles")
record TilesProperties(@DefaultValue("48MB") DataSize cacheSize) {

    TilesProperties {
        if (cacheSize.isNegative()) {
            throw new IllegalArgumentException("gis.tiles.cache-size is a size in memory, like 48MB, or 0.");
        }
    }
}
