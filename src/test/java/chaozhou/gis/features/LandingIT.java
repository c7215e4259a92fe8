package chaozhou.gis.features;

import static org.assertj.core.api.Assertions.assertThat;

import chaozhou.gis.RunningService;
import chaozhou.gis.RunningService.Answer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class LandingIT {

    /** OGC 17-069r4, /req/core/root-success; every link leads somewhere. */
    @ParameterizedTest
    @ValueSource(strings = {"/api", "/api/collections", "/api/collections/towns"})
    void linksLeadSomewhere(String path) {
        JsonNode links = RunningService.get(path).json().path("links");
        assertThat(links.size()).isPositive();
        for (JsonNode link : links) {
            URI href = URI.create(link.path("href").stringValue());
            Answer answer = RunningService.get(
                    href.getRawQuery() == null ? href.getRawPath() : href.getRawPath() + "?" + href.getRawQuery());
            assertThat(answer.status()).as(href.toString()).isEqualTo(200);
            assertThat(link.path("type").stringValue())
                    .as(href.toString())
                    .startsWith(answer.header("Content-Type").replaceFirst(";.*", ""));
        }
    }

    @Test
    void titlesComeInTheLanguageOfTheClient() {
        assertThat(RunningService.get("/api/collections/towns")
                        .json()
                        .path("title")
                        .stringValue())
                .isEqualTo("镇街");
        Answer english = RunningService.get("/api/collections/towns", "Accept-Language", "fr;q=0.9, en-GB;q=0.8");
        assertThat(english.json().path("title").stringValue()).isEqualTo("Towns and street offices");
        assertThat(english.header("Content-Language")).isEqualTo("en");
        assertThat(english.header("Vary")).containsIgnoringCase("Accept-Language");
    }

    @Test
    void everyLayerIsACollectionWithItsExtentAndCount() {
        JsonNode collections = RunningService.get("/api/collections").json().path("collections");
        assertThat(collections.size()).isEqualTo(8);
        for (JsonNode collection : collections) {
            assertThat(collection
                            .path("extent")
                            .path("spatial")
                            .path("bbox")
                            .path(0)
                            .size())
                    .isEqualTo(4);
            assertThat(collection.path("gis").path("count").intValue()).isPositive();
            assertThat(collection.path("gis").path("revision").intValue()).isPositive();
        }
    }

    /** Fengxi changed hands on 2023-12-01. */
    @Test
    void aCollectionTellsOnWhichDaysSomethingChanged() {
        for (String layer : List.of("counties", "towns")) {
            List<String> days = new ArrayList<>();
            RunningService.get("/api/collections/" + layer)
                    .json()
                    .path("gis")
                    .path("changeDays")
                    .forEach(day -> days.add(day.stringValue()));
            assertThat(days).as(layer).contains("2023-12-01").isSorted().doesNotHaveDuplicates();
            assertThat(days.get(0))
                    .isEqualTo(RunningService.bean(JdbcClient.class)
                            .sql("SELECT min(valid_from)::text FROM public." + layer)
                            .query(String.class)
                            .single());
        }
    }

    @Test
    void conformanceListsTheCoreOfFeatures() {
        assertThat(RunningService.get("/api/conformance")
                        .json()
                        .path("conformsTo")
                        .toString())
                .contains("http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core");
    }

    @Test
    void theApiDefinitionKnowsEveryParameterOfALayer() {
        Answer answer = RunningService.get("/api/openapi");
        assertThat(answer.header("Content-Type")).startsWith("application/vnd.oai.openapi+json;version=3.0");
        JsonNode parameters = answer.json()
                .path("paths")
                .path("/collections/villages/items")
                .path("get")
                .path("parameters");
        assertThat(parameters.findValuesAsString("name")).contains("bbox", "datetime", "limit", "town_code", "kind");
    }

    @Test
    void theSchemaHasTitlesUnitsAndCodes() {
        JsonNode properties =
                RunningService.get("/api/collections/villages/schema").json().path("properties");
        assertThat(properties.path("area_m2").path("x-ogc-unit").stringValue()).isEqualTo("m2");
        assertThat(properties.path("kind").path("oneOf").path(0).path("title").stringValue())
                .isEqualTo("行政村");
        assertThat(properties.path("geom").path("format").stringValue()).isEqualTo("geometry-multipolygon");
    }

    @Test
    void healthIsUpWhileTheDatabaseAnswers() {
        assertThat(RunningService.get("/actuator/health").json().path("status").stringValue())
                .isEqualTo("UP");
        RunningService.get("/api/collections/towns/items?limit=1");
        RunningService.get("/api/collections/towns");
        assertThat(RunningService.get("/actuator/prometheus").text())
                .contains(
                        "http_server_requests_seconds_count{method=\"GET\",status=\"200\",uri=\"/api/collections/towns/items\"")
                .contains("uri=\"/api/collections/{layer}\"");
    }
}
