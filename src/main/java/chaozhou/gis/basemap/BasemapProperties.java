package chaozhou.gis.basemap;

import chaozhou.gis.catalog.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The basemaps as the operator sets them; {@link BasemapSettings} checks them.
 *
 * @param basemaps in the order in which maps offer them
 */
@ConfigurationProperties("gis")
record BasemapProperties(@DefaultValue List<Setting> basemaps) {

    /**
     * A basemap.
     *
     * @param preset {@code tianditu-vec}, {@code tianditu-img} or {@code tianditu-ter}: all but the key is known then
     * @param kind {@code xyz} or {@code wmts}; {@code tianditu} is that of presets
     * @param url the template of the tiles' address
     * @param labelsUrl that of a layer of labels above
     * @param subdomains for {@code {s}}
     * @param key for {@code {key}}; a secret
     * @param datum {@code cgcs2000}, {@code wgs84}, {@code gcj02} or {@code bd09}
     * @param cacheDays how long tiles may be kept here; 0: not at all
     */
    record Setting(
            @Nullable String preset,
            @Nullable String id,
            @Nullable String kind,
            @Nullable String url,
            @Nullable String labelsUrl,
            @DefaultValue List<String> subdomains,
            @Nullable String key,
            @Nullable String datum,
            @Nullable Text title,
            @Nullable Text attribution,
            @Nullable Integer minZoom,
            @Nullable Integer maxZoom,
            @DefaultValue("0") int cacheDays) {

        /** Without the key, and without addresses, which may have one inside. */
        @Override
        public String toString() {
            return "Setting[preset=%s, id=%s, kind=%s]".formatted(preset, id, kind);
        }
    }
}
