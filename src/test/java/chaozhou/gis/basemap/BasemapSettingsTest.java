package chaozhou.gis.basemap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chaozhou.gis.error.GisException;
import chaozhou.gis.geo.TileCoord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What the operator sets, as Spring Boot binds it. */
class BasemapSettingsTest {

    private static final String PREFIX = "gis.basemaps[0].";

    private static Map<String, String> sound() {
        return new HashMap<>(Map.of(
                PREFIX + "id", "plan",
                PREFIX + "kind", "xyz",
                PREFIX + "url", "https://{s}.example.cn/{z}/{x}/{y}.png?k={key}",
                PREFIX + "subdomains", "a,b",
                PREFIX + "key", "secret&1",
                PREFIX + "title.zh", "图",
                PREFIX + "title.en", "Plan",
                PREFIX + "attribution.zh", "某机构",
                PREFIX + "attribution.en", "Somebody"));
    }

    private static BasemapProperties bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate("gis", BasemapProperties.class);
    }

    private static List<Basemap> read(Map<String, String> settings) {
        return BasemapSettings.read(bound(settings));
    }

    private static String address(Basemap basemap, int source, int zoom, int row, int column) {
        return basemap.sources()
                .get(source)
                .address()
                .of(new TileCoord(zoom, row, column))
                .toString();
    }

    @Test
    void nothingIsSetAtFirst() {
        assertThat(read(Map.of())).isEmpty();
    }

    @Test
    void placeholdersAreFilledInAndTheKeyIsEscaped() {
        Basemap basemap = read(sound()).get(0);
        assertThat(address(basemap, 0, 5, 13, 26)).isEqualTo("https://b.example.cn/5/26/13.png?k=secret%261");
        assertThat(address(basemap, 0, 5, 13, 27)).startsWith("https://a.");
        assertThat(basemap.datum()).isEqualTo(Basemap.Datum.WGS84);
        assertThat(basemap.cacheDays()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"tianditu-vec, vec, cva", "tianditu-img, img, cia", "tianditu-ter, ter, cta"})
    void aPresetNeedsOnlyAKey(String preset, String picture, String labels) {
        Basemap basemap =
                read(Map.of(PREFIX + "preset", preset, PREFIX + "key", "k")).get(0);
        assertThat(address(basemap, 0, 10, 441, 843))
                .isEqualTo(
                        "https://t4.tianditu.gov.cn/%1$s_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=%1$s&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX=10&TILEROW=441&TILECOL=843&tk=k"
                                .formatted(picture));
        assertThat(address(basemap, 1, 10, 441, 843)).contains("/" + labels + "_w/", "LAYER=" + labels + "&");
        assertThat(basemap.id()).isEqualTo(preset);
        assertThat(basemap.datum()).isEqualTo(Basemap.Datum.CGCS2000);
        assertThat(basemap.maxZoom()).isEqualTo(18);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            id              | Plan 1                             | gis.basemaps[0].id must be small letters
            kind            | wms                                | gis.basemaps[0].kind must be xyz or wmts
            kind            | tianditu                           | gis.basemaps[0].preset must be one of tianditu-vec
            preset          | baidu                              | gis.basemaps[0].preset must be one of tianditu-vec
            preset          | tianditu-vec                       | gis.basemaps[0].url is known for a preset
            url             | -                                  | gis.basemaps[0].url is missing
            url             | ftp://example.cn/{z}/{x}/{y}       | must begin with http:// or https://
            url             | file:///etc/{z}/{x}/{y}            | must begin with http:// or https://
            url             | https://example.cn/{z}/{x}.png     | lacks the placeholder {y}
            url             | https://{x}.example.cn/{z}/{x}/{y} | no placeholder but {s} in its host
            url             | https://u:p@example.cn/{z}/{x}/{y} | no user name
            url             | https://example.cn/{z}/{x}/{y}/{q} | the placeholder {q}
            url             | https:///{z}/{x}/{y}               | is no address
            url             | https://example.cn/ {z}/{x}/{y}    | is no address
            labels-url      | https://example.cn/{z}             | gis.basemaps[0].labels-url lacks
            subdomains      | -                                  | list what it stands for as subdomains
            subdomains      | evil.example/                      | subdomains that are not letters and digits
            key             | -                                  | has {key}, but no key is set
            datum           | bj54                               | gis.basemaps[0].datum must be one of cgcs2000, wgs84, gcj02, bd09
            title.en        | -                                  | gis.basemaps[0].title must be set in Chinese and in English
            attribution.zh  | -                                  | gis.basemaps[0].attribution must be set
            min-zoom        | 19                                 | gis.basemaps[0].min-zoom is greater than max-zoom
            max-zoom        | 23                                 | gis.basemaps[0].max-zoom must be a number from 0 to 22
            cache-days      | -1                                 | gis.basemaps[0].cache-days must be a number of days
            """)
    void whatIsWrongIsSaid(String member, String value, String sentence) {
        Map<String, String> settings = sound();
        if (value == null) {
            settings.remove(PREFIX + member);
        } else {
            settings.put(PREFIX + member, value);
        }
        assertThatThrownBy(() -> read(settings))
                .isInstanceOf(GisException.Setup.class)
                .hasMessageContaining(sentence)
                .message()
                .doesNotContain("secret");
    }

    @Test
    void aPresetWithoutAKeyAndTwoOfOneIdAreRefused() {
        assertThatThrownBy(() -> read(Map.of(PREFIX + "preset", "tianditu-img", PREFIX + "key", " ")))
                .hasMessageContaining("gis.basemaps[0].key is missing");
        Map<String, String> twice = new HashMap<>();
        for (int i = 0; i < 2; i++) {
            twice.put("gis.basemaps[%d].preset".formatted(i), "tianditu-img");
            twice.put("gis.basemaps[%d].key".formatted(i), "k");
        }
        assertThatThrownBy(() -> read(twice)).hasMessageContaining("gis.basemaps[1].id is tianditu-img as of another");
    }

    @Test
    void secretsAreNotPrinted() {
        assertThat(bound(sound()).toString()).contains("plan").doesNotContain("secret");
        assertThat(read(sound()).toString()).contains("plan").doesNotContain("secret");
    }
}
