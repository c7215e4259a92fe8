package chaozhou.gis.basemap;

import chaozhou.gis.catalog.Text;
import chaozhou.gis.error.GisException;
import chaozhou.gis.geo.TileCoord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes basemaps of what the operator has set, or says what is wrong with it. Secrets are in no sentence. */
final class BasemapSettings {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,47}");
    private static final List<String> KINDS = List.of("xyz", "wmts");
    private static final String TIANDITU = "tianditu";
    private static final int USUAL_MAX_ZOOM = 18;
    private static final int MOST_CACHE_DAYS = 365;

    /** Where the setting stands: {@code gis.basemaps[0]}. */
    private final String place;

    private final BasemapProperties.Setting setting;

    private BasemapSettings(String place, BasemapProperties.Setting setting) {
        this.place = place;
        this.setting = setting;
    }

    /** @throws GisException.Setup with the place and what to do */
    static List<Basemap> read(BasemapProperties properties) {
        List<Basemap> basemaps = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (BasemapProperties.Setting setting : properties.basemaps()) {
            BasemapSettings settings = new BasemapSettings("gis.basemaps[" + basemaps.size() + "]", setting);
            Basemap basemap = settings.basemap();
            settings.require(
                    ids.add(basemap.id()),
                    "id",
                    "is %s as of another basemap; give it one of its own".formatted(basemap.id()));
            basemaps.add(basemap);
        }
        return basemaps;
    }

    private void require(boolean isTrue, String member, String otherwise) {
        if (!isTrue) {
            throw fault(member, otherwise);
        }
    }

    private GisException.Setup fault(String member, String what) {
        return new GisException.Setup("The setting %s.%s %s.".formatted(place, member, what));
    }

    private Basemap basemap() {
        Preset preset = preset();
        String id = Objects.requireNonNullElse(setting.id(), preset == null ? "" : preset.label());
        require(
                ID.matcher(id).matches(),
                "id",
                "must be small letters, digits and '-', beginning with a letter, like tianditu-vec");
        if (preset == null) {
            require(
                    KINDS.contains(Objects.requireNonNullElse(setting.kind(), "")),
                    "kind",
                    "must be xyz or wmts; for Tianditu set preset to one of " + String.join(", ", Preset.labels()));
        }
        int minZoom = zoom("min-zoom", setting.minZoom(), preset == null ? 0 : Preset.MIN_ZOOM);
        int maxZoom = zoom("max-zoom", setting.maxZoom(), preset == null ? USUAL_MAX_ZOOM : Preset.MAX_ZOOM);
        require(minZoom <= maxZoom, "min-zoom", "is greater than max-zoom");
        require(
                setting.cacheDays() >= 0 && setting.cacheDays() <= MOST_CACHE_DAYS,
                "cache-days",
                "must be a number of days from 0, which keeps nothing, to " + MOST_CACHE_DAYS);
        return new Basemap(
                id,
                text("title", setting.title(), preset == null ? null : preset.title()),
                text("attribution", setting.attribution(), preset == null ? null : Preset.ATTRIBUTION),
                datum(preset),
                minZoom,
                maxZoom,
                setting.cacheDays(),
                sources(preset));
    }

    private @Nullable Preset preset() {
        String label = setting.preset();
        if (label == null) {
            require(!TIANDITU.equals(setting.kind()), "preset", "must be one of " + String.join(", ", Preset.labels()));
            return null;
        }
        Preset preset = Preset.of(label)
                .orElseThrow(() -> fault("preset", "must be one of " + String.join(", ", Preset.labels())));
        require(setting.url() == null && setting.labelsUrl() == null, "url", "is known for a preset; leave it out");
        require(
                setting.key() != null && !setting.key().isBlank(),
                "key",
                "is missing; Tianditu gives keys of the type for servers at console.tianditu.gov.cn");
        return preset;
    }

    private int zoom(String member, @Nullable Integer given, int otherwise) {
        int zoom = Objects.requireNonNullElse(given, otherwise);
        require(zoom >= 0 && zoom <= TileCoord.MAX_ZOOM, member, "must be a number from 0 to " + TileCoord.MAX_ZOOM);
        return zoom;
    }

    private Text text(String member, @Nullable Text given, @Nullable Text otherwise) {
        Text text = given == null ? otherwise : given;
        // Binding leaves a language null that is not set.
        if (text == null || isBlank(text.zh()) || isBlank(text.en())) {
            throw fault(member, "must be set in Chinese and in English: %1$s.zh and %1$s.en".formatted(member));
        }
        return text;
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private Basemap.Datum datum(@Nullable Preset preset) {
        String label = setting.datum();
        if (label == null) {
            return preset == null ? Basemap.Datum.WGS84 : Basemap.Datum.CGCS2000;
        }
        return Arrays.stream(Basemap.Datum.values())
                .filter(datum -> datum.label().equals(label))
                .findFirst()
                .orElseThrow(() -> fault("datum", "must be one of cgcs2000, wgs84, gcj02, bd09"));
    }

    private List<Basemap.Source> sources(@Nullable Preset preset) {
        String url = preset == null ? setting.url() : preset.url();
        String labels = preset == null ? setting.labelsUrl() : preset.labelsUrl();
        require(
                url != null,
                "url",
                "is missing: the address of the tiles, like https://tiles.example.cn/{z}/{x}/{y}.png");
        List<Basemap.Source> sources = new ArrayList<>();
        sources.add(new Basemap.Source(Basemap.Source.PICTURE, address("url", String.valueOf(url), preset)));
        if (labels != null) {
            sources.add(new Basemap.Source(Basemap.Source.LABELS, address("labels-url", labels, preset)));
        }
        return sources;
    }

    private AddressTemplate address(String member, String template, @Nullable Preset preset) {
        List<String> subdomains =
                preset != null && setting.subdomains().isEmpty() ? Preset.SUBDOMAINS : setting.subdomains();
        try {
            return new AddressTemplate(template, subdomains, setting.key());
        } catch (IllegalArgumentException e) {
            throw fault(member, String.valueOf(e.getMessage()));
        }
    }
}
