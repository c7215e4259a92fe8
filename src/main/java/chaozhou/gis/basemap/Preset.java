package chaozhou.gis.basemap;

import chaozhou.gis.catalog.Text;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Basemaps of which all but the key is known: Tianditu's, on its grid of web Mercator, with Chinese labels. */
// A record of texts is immutable too.
@SuppressWarnings("ImmutableEnumChecker")
enum Preset {
    TIANDITU_VEC("vec", "cva", new Text("天地图矢量", "Tianditu map")),
    TIANDITU_IMG("img", "cia", new Text("天地图影像", "Tianditu imagery")),
    TIANDITU_TER("ter", "cta", new Text("天地图地形", "Tianditu terrain"));

    /** Tianditu's grid begins with the matrix 1. */
    static final int MIN_ZOOM = 1;

    static final int MAX_ZOOM = 18;

    static final Text ATTRIBUTION = new Text(
            "© 天地图（国家地理信息公共服务平台）", "© Tianditu (National Platform for Common Geospatial Information Services)");

    static final List<String> SUBDOMAINS = List.of("0", "1", "2", "3", "4", "5", "6", "7");

    private final String picture;
    private final String labels;
    private final Text title;

    Preset(String picture, String labels, Text title) {
        this.picture = picture;
        this.labels = labels;
        this.title = title;
    }

    /** {@code tianditu-vec} and so on. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Preset> of(String label) {
        return Arrays.stream(values())
                .filter(preset -> preset.label().equals(label))
                .findFirst();
    }

    static List<String> labels() {
        return Arrays.stream(values()).map(Preset::label).toList();
    }

    Text title() {
        return title;
    }

    String url() {
        return url(picture);
    }

    String labelsUrl() {
        return url(labels);
    }

    /** WMTS 1.0.0 with the parameters in the query. */
    private static String url(String layer) {
        return "https://t{s}.tianditu.gov.cn/" + layer + "_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER="
                + layer + "&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk={key}";
    }
}
