package chaozhou.gis.http;

import static org.assertj.core.api.Assertions.assertThat;

import chaozhou.gis.RunningService;
import chaozhou.gis.RunningService.Answer;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of every address: validators, methods, other origins, headers. */
class HttpIT {

    @BeforeAll
    static void allowHeadersThatJavaKeepsForItself() {
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
    }

    private static Answer send(String method, String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(RunningService.address(path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return RunningService.send(request.build());
    }

    /** RFC 9110, 13.1.2: what the client has is not sent again, and what differs has another tag. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api",
                "/api/conformance",
                "/api/openapi",
                "/api/collections",
                "/api/collections/towns",
                "/api/collections/towns/schema",
                "/api/collections/towns/items?limit=2",
                "/api/collections/towns/items/445103113",
                "/api/tiles",
                "/api/tiles/WebMercatorQuad/11/884/1687?collections=towns"
            })
    void whatTheClientHasIsNotSentAgain(String path) {
        Answer first = RunningService.get(path);
        assertThat(first.status()).isEqualTo(200);
        String tag = first.header("ETag");
        assertThat(tag).matches("(W/)?\"[^\"]+\"");
        assertThat(first.header("Cache-Control")).isEqualTo("no-cache");
        Answer second = RunningService.get(path, "If-None-Match", "\"other\", " + tag);
        assertThat(second.status()).isEqualTo(304);
        assertThat(second.header("ETag")).isEqualTo(tag);
        assertThat(second.response().body()).isEmpty();
        assertThat(RunningService.get(path, "If-None-Match", "\"other\"").status())
                .isEqualTo(200);
    }

    @Test
    void anotherRepresentationHasAnotherTag() {
        String item = "/api/collections/towns/items/445103113";
        String tag = RunningService.get(item).header("ETag");
        assertThat(RunningService.get(item, "Accept", "application/vnd.ogc.fg+json")
                        .header("ETag"))
                .isNotEqualTo(tag);
        assertThat(RunningService.get(item, "Accept", "text/html").header("ETag"))
                .isNotEqualTo(tag);
        assertThat(RunningService.get("/api", "Accept-Language", "en").header("ETag"))
                .isNotEqualTo(
                        RunningService.get("/api", "Accept-Language", "zh").header("ETag"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api",
                "/api/collections/towns/items?limit=2",
                "/api/collections/towns/items/445103113",
                "/api/tiles/WebMercatorQuad/11/884/1687?collections=towns",
                "/"
            })
    void headIsGetWithoutABody(String path) {
        Answer get = RunningService.get(path);
        Answer head = send("HEAD", path);
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.response().body()).isEmpty();
        assertThat(head.header("Content-Type")).isEqualTo(get.header("Content-Type"));
        assertThat(head.header("ETag")).isEqualTo(get.header("ETag"));
    }

    @ParameterizedTest
    @CsvSource({
        "/api, GET",
        "/api/collections/towns/items, GET",
        "/api/processes/locate/execution, POST",
        "/api/tiles/WebMercatorQuad/11/884/1687, GET"
    })
    void optionsTellsTheMethods(String path, String method) {
        Answer answer = send("OPTIONS", path);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Allow")).contains(method).contains("OPTIONS");
    }

    @Test
    void pagesOfOtherHostsMayRead() {
        Answer answer = RunningService.get("/api/collections/towns/items?limit=1", "Origin", "https://other.example");
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(answer.header("Access-Control-Expose-Headers")).contains("ETag", "Link", "Content-Crs");
        Answer preflight = send(
                "OPTIONS",
                "/api/tiles/WebMercatorQuad/11/884/1687",
                "Origin",
                "https://other.example",
                "Access-Control-Request-Method",
                "GET",
                "Access-Control-Request-Headers",
                "If-None-Match");
        assertThat(preflight.status()).isEqualTo(200);
        assertThat(preflight.header("Access-Control-Allow-Headers")).contains("If-None-Match");
    }

    @Test
    void pagesOfOtherHostsMayNotWrite() {
        Answer answer = send(
                "OPTIONS",
                "/api/collections/towns/items",
                "Origin",
                "https://other.example",
                "Access-Control-Request-Method",
                "DELETE");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().path("detail").stringValue()).contains("allowed-origins");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api",
                "/api/nothing",
                "/actuator/health",
                "/api/tiles/WebMercatorQuad/11/884/1687?collections=towns"
            })
    void everyAnswerKeepsBrowsersFromGuessing(String path) {
        Answer answer = RunningService.get(path);
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'self'");
    }

    /** RFC 8288: the links of a document are header fields too. */
    @Test
    void linksAreHeaderFieldsToo() {
        assertThat(RunningService.get("/api").header("Link"))
                .contains("rel=\"service-desc\"", "rel=\"conformance\"", "rel=\"data\"");
        assertThat(RunningService.get("/api/collections/towns").header("Link")).contains("/items>; rel=\"items\"");
    }
}
