package chaozhou.gis.features;

import static org.assertj.core.api.Assertions.assertThat;

import chaozhou.gis.RunningService;
import chaozhou.gis.RunningService.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** How features and documents are written, as the client asks for. */
class FormatsIT {

    private static final String TOWNS = "/api/collections/towns/items";

    /** OGC 19-072, /req/html/definition; 17-069r4, /req/html/definition: every document and every feature has a page. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api",
                "/api/conformance",
                "/api/openapi",
                "/api/collections",
                "/api/collections/towns",
                "/api/collections/towns/schema",
                "/api/collections/towns/queryables",
                "/api/functions",
                "/api/tiles",
                "/api/tileMatrixSets/WebMercatorQuad",
                TOWNS,
                TOWNS + "/445103113"
            })
    void peopleGetPages(String path) {
        Answer byAccept = RunningService.get(path, "Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        assertThat(byAccept.status()).isEqualTo(200);
        assertThat(byAccept.header("Content-Type")).isEqualTo("text/html;charset=utf-8");
        assertThat(byAccept.header("Vary")).containsIgnoringCase("Accept");
        assertThat(byAccept.text()).startsWith("<!DOCTYPE html>").endsWith("</html>\n");
        assertThat(RunningService.get(path + "?f=html").text()).contains("<h1>");
        // Programs that say nothing, or want anything, get JSON.
        assertThat(RunningService.get(path, "Accept", "*/*").header("Content-Type"))
                .contains("json");
        assertThat(RunningService.get(path, "Accept", "application/pdf").header("Content-Type"))
                .contains("json");
    }

    @Test
    void aPageHasTitlesInsteadOfNamesAndCodes() {
        String page = RunningService.get(TOWNS + "?f=html&limit=3").text();
        assertThat(page).contains("镇街", "<th>名称</th>", "下一页").doesNotContain("<th>county_code</th>");
        String english = RunningService.get(TOWNS + "/445103113?f=html", "Accept-Language", "en")
                .text();
        assertThat(english).contains("<h1>凤凰镇</h1>", "<dt>Kind</dt>", "lang=\"en\"");
    }

    @Test
    void whatIsInAnAddressDoesNotBecomePartOfAPage() {
        String page = RunningService.get(TOWNS + "?f=html&limit=1&filter=name%3C%3E'%3Cscript%3E%22%3Ex'")
                .text();
        assertThat(page).contains("下一页").doesNotContain("<script>").doesNotContain("\">x");
    }

    @Test
    void theDefinitionOfTheApiCanBeBrowsed() {
        assertThat(RunningService.get("/api/openapi?f=html").text())
                .contains("<b>GET</b> <code>/collections/villages/items</code>", "<td>sortby</td>", "<td>filter</td>");
    }

    /** JSON-FG (OGC 21-045r1): core, types-schemas, api. */
    @Test
    void jsonFgSaysOfWhichTypeWhenAndWhere() {
        Answer answer = RunningService.get(TOWNS + "?f=jsonfg&limit=2&crs=http://www.opengis.net/def/crs/EPSG/0/4548");
        assertThat(answer.header("Content-Type")).isEqualTo("application/vnd.ogc.fg+json");
        JsonNode body = answer.json();
        assertThat(body.path("conformsTo").toString()).contains("json-fg-1/1.0/conf/core", "conf/types-schemas");
        assertThat(body.path("featureType").stringValue()).isEqualTo("towns");
        assertThat(body.path("featureSchema").stringValue()).endsWith("/api/collections/towns/schema");
        assertThat(body.path("geometryDimension").intValue()).isEqualTo(2);
        assertThat(body.path("coordRefSys").stringValue()).isEqualTo("http://www.opengis.net/def/crs/EPSG/0/4548");
        JsonNode feature = body.path("features").path(0);
        assertThat(feature.path("geometry").isNull()).isTrue();
        assertThat(feature.path("place").path("type").stringValue()).isEqualTo("MultiPolygon");
        assertThat(feature.path("time").path("interval").path(1).stringValue()).isEqualTo("..");
        assertThat(feature.path("properties").path("name").isString()).isTrue();
        assertThat(body.path("numberReturned").intValue()).isEqualTo(2);
    }

    @Test
    void jsonFgInDegreesIsGeoJsonToo() {
        JsonNode feature = RunningService.get(
                        "/api/collections/counties/items/fengxi?datetime=2023-11-30",
                        "Accept",
                        "application/vnd.ogc.fg+json")
                .json();
        assertThat(feature.path("type").stringValue()).isEqualTo("Feature");
        assertThat(feature.path("conformsTo").isArray()).isTrue();
        assertThat(feature.path("place").isNull()).isTrue();
        assertThat(feature.path("geometry").path("type").stringValue()).isEqualTo("MultiPolygon");
        // valid_to is the day after the last one.
        assertThat(feature.path("time").path("interval").path(1).stringValue()).isEqualTo("2023-11-30");
        assertThat(feature.path("properties").path("valid_to").stringValue()).isEqualTo("2023-12-01");
    }

    /** Property selection (OGC API - Features Part 6, draft). */
    @Test
    void onlyWhatIsWantedComes() {
        JsonNode feature = RunningService.get(TOWNS + "?properties=name,kind&skipGeometry=true&sortby=-area_m2&limit=1")
                .json()
                .path("features")
                .path(0);
        assertThat(feature.path("geometry").isNull()).isTrue();
        assertThat(feature.path("properties").propertyNames()).containsExactly("name", "kind");
        JsonNode all =
                RunningService.get(TOWNS + "?limit=1").json().path("features").path(0);
        assertThat(all.path("properties").propertyNames()).contains("area_m2", "valid_from", "valid_to", "provenance");
        assertThat(all.path("geometry").isObject()).isTrue();
    }

    @Test
    void thePageAfterAPageThatLeavesOutWhatItIsSortedByFollows() {
        JsonNode page = RunningService.get(TOWNS + "?properties=name&skipGeometry=true&sortby=-area_m2&limit=48")
                .json();
        List<String> links = page.path("links").findValuesAsString("href");
        String next = links.stream()
                .filter(link -> link.contains("after="))
                .findFirst()
                .orElseThrow();
        JsonNode last = RunningService.get(next.substring(next.indexOf("/api"))).json();
        assertThat(last.path("numberReturned").intValue()).isEqualTo(1);
    }

    @Test
    void hitsAreCountedAndNotSent() {
        JsonNode body = RunningService.get(TOWNS + "?resultType=hits").json();
        assertThat(body.path("numberMatched").intValue()).isEqualTo(49);
        assertThat(body.path("numberReturned").intValue()).isZero();
        assertThat(body.path("features").isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "f=pdf, f",
        "properties=colour, properties",
        "properties=geom, properties",
        "skipGeometry=maybe, skipGeometry",
        "resultType=some, resultType"
    })
    void whatIsNotKnownIsRefused(String query, String parameter) {
        Answer answer = RunningService.get(TOWNS + "?" + query);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("parameter").stringValue()).isEqualTo(parameter);
        assertThat(answer.json().path("allowed").isEmpty()).isFalse();
    }
}
