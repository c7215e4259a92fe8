package chaozhou.gis.basemap;

import static org.assertj.core.api.Assertions.assertThat;

import chaozhou.gis.RunningService;
import chaozhou.gis.RunningService.Answer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** Basemaps of a service whose operator has set some, with a provider of our own. */
class BasemapIT {

    private static final String KEY = "secret-1";
    private static final List<String> FAILING =
            List.of("missing", "forbidden", "elsewhere", "page", "script", "huge", "empty");

    private static final UpstreamTiles UPSTREAM = new UpstreamTiles();

    private static ConfigurableApplicationContext service;

    @BeforeAll
    static void start() {
        List<String> settings = new ArrayList<>(List.of(
                "--gis.basemaps[0].preset=tianditu-vec",
                "--gis.basemaps[0].key=" + KEY,
                "--gis.basemaps[1].datum=gcj02",
                "--gis.basemaps[1].labels-url=" + UPSTREAM.address() + "/labels/{z}/{x}/{y}.png?k={key}",
                "--gis.basemaps[1].cache-days=3",
                "--gis.basemaps[1].min-zoom=3",
                "--gis.basemaps[1].max-zoom=10"));
        add(settings, 1, "kept", UPSTREAM.address() + "/tiles/{z}/{x}/{y}.png?k={key}");
        add(settings, 2, "passed", UPSTREAM.address() + "/tiles/{TileMatrix}/{TileCol}/{TileRow}.png?k={key}");
        add(settings, 3, "away", "http://localhost:1/{z}/{x}/{y}.png");
        for (String path : FAILING) {
            add(
                    settings,
                    4 + FAILING.indexOf(path),
                    path,
                    UPSTREAM.address() + "/" + path + "/{z}/{x}/{y}.png?k={key}");
        }
        service = RunningService.start("basemaps", settings.toArray(String[]::new));
    }

    private static void add(List<String> settings, int number, String id, String url) {
        String prefix = "--gis.basemaps[" + number + "].";
        settings.addAll(List.of(
                prefix + "id=" + id,
                prefix + "kind=" + (url.contains("TileMatrix") ? "wmts" : "xyz"),
                prefix + "url=" + url,
                prefix + "key=" + KEY,
                prefix + "title.zh=底图" + id,
                prefix + "title.en=Basemap " + id,
                prefix + "attribution.zh=某机构",
                prefix + "attribution.en=Somebody"));
    }

    @AfterAll
    static void end() {
        service.close();
        UPSTREAM.close();
    }

    @BeforeEach
    void forget() {
        UPSTREAM.requests().clear();
    }

    private static Answer get(String path, String... headers) {
        String port = service.getEnvironment().getRequiredProperty("local.server.port");
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/basemaps" + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return RunningService.send(request.build());
    }

    // --- The list --------------------------------------------------------------------------------------------------

    @Test
    void theListSaysWhatMapsNeedAndNoSecret() {
        Answer answer = get("", "Accept-Language", "en");
        assertThat(answer.text())
                .doesNotContain(KEY)
                .doesNotContain("localhost:" + UPSTREAM.address().replaceFirst(".*:", ""));
        JsonNode basemaps = answer.json().path("basemaps");
        assertThat(basemaps.get(0).toString())
                .isEqualTo(
                        "{\"id\":\"tianditu-vec\",\"title\":\"Tianditu map\",\"attribution\":\"© Tianditu (National Platform for Common Geospatial Information Services)\",\"datum\":\"cgcs2000\",\"minZoom\":1,\"maxZoom\":18,\"tiles\":[\"/api/basemaps/tianditu-vec/base/{z}/{y}/{x}\",\"/api/basemaps/tianditu-vec/labels/{z}/{y}/{x}\"]}");
        assertThat(basemaps.get(1).path("datum").stringValue()).isEqualTo("gcj02");
        assertThat(basemaps.get(1).path("tiles").size()).isEqualTo(2);
        assertThat(basemaps.get(2).path("datum").stringValue()).isEqualTo("wgs84");
        assertThat(basemaps.get(2).path("tiles").size()).isEqualTo(1);
        assertThat(get("").json().at("/basemaps/1/title").stringValue()).isEqualTo("底图kept");
    }

    @Test
    void withoutSettingsThereAreNone() {
        assertThat(RunningService.get("/api/basemaps").json().path("basemaps").size())
                .isZero();
        assertThat(RunningService.get("/api/basemaps/tianditu-vec/base/1/0/0").status())
                .isEqualTo(404);
    }

    // --- Tiles -----------------------------------------------------------------------------------------------------

    /** Rows come before columns here, and the provider has them as its template says. */
    @Test
    void aTileIsRelayedWithTheKeyOfTheOperator() {
        Answer tile = get("/passed/base/5/13/26", "Cookie", "session=mine");
        assertThat(tile.status()).isEqualTo(200);
        assertThat(tile.response().body()).isEqualTo(UpstreamTiles.PICTURE);
        assertThat(tile.header("Content-Type")).isEqualTo("image/png");
        assertThat(tile.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(tile.header("Set-Cookie")).isEmpty();
        assertThat(tile.header("Cache-Control")).isEqualTo("max-age=77");
        assertThat(UPSTREAM.requests()).containsExactly("/tiles/5/26/13.png?k=" + KEY + " Chaozhou-GIS []");
        get("/passed/base/5/13/26");
        assertThat(UPSTREAM.requests()).hasSize(2);
    }

    @Test
    void aTileIsKeptWhereThatIsAllowed() {
        Answer first = get("/kept/base/6/20/50");
        Answer second = get("/kept/base/6/20/50");
        assertThat(second.response().body()).isEqualTo(first.response().body());
        assertThat(second.header("Cache-Control")).isEqualTo("public, max-age=259200");
        assertThat(UPSTREAM.requests()).hasSize(1);
        assertThat(get("/kept/labels/6/20/50").status()).isEqualTo(200);
        assertThat(UPSTREAM.requests()).hasSize(2).last().asString().startsWith("/labels/6/50/20.png");
    }

    @ParameterizedTest
    @CsvSource({
        "/kept/base/2/0/0, the tile matrices 3 to 10",
        "/kept/base/11/0/0, the tile matrices 3 to 10",
        "/kept/base/3/8/0, its rows are 0 to 7",
        "/kept/base/3/0/8, its columns are 0 to 7",
        "/kept/base/3/-1/0, whole number",
        "/kept/base/x/0/0, whole number",
        "/kept/roads/3/0/0, 'it has base, labels'",
        "/nothing/base/3/0/0, no basemap of that name",
        "/kept/base/3/0/0%2F..%2F..%2Fetc, ''"
    })
    void whatIsNoTileIsNotAskedFor(String path, String detail) {
        Answer answer = get(path);
        assertThat(answer.status()).isBetween(400, 404);
        assertThat(answer.text()).contains(detail);
        assertThat(UPSTREAM.requests()).isEmpty();
    }

    @Test
    void parametersReachNobody() {
        assertThat(get("/kept/base/3/0/0?url=http://example.com").status()).isEqualTo(400);
        assertThat(UPSTREAM.requests()).isEmpty();
    }

    // --- Failures --------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @ValueSource(strings = {"forbidden", "elsewhere", "page", "script", "huge", "away"})
    void aFailureOfTheProviderIsABadGateway(String id) {
        Answer answer = get("/" + id + "/base/1/0/0");
        assertThat(answer.status()).as(answer.text()).isEqualTo(502);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.json().path("detail").stringValue())
                .contains("The provider of the basemap " + id)
                .doesNotContain(KEY);
        // A redirection is not followed.
        assertThat(UPSTREAM.requests()).hasSizeLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing", "empty"})
    void aTileThatTheProviderHasNotIsNotFound(String id) {
        assertThat(get("/" + id + "/base/1/0/0").status()).isEqualTo(404);
    }
}
