package chaozhou.gis.features;

import static org.assertj.core.api.Assertions.assertThat;

import chaozhou.gis.RunningService;
import chaozhou.gis.RunningService.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What can be asked of each layer, as the layer itself tells (OGC 19-079r2, 6). */
class QueryablesIT {

    private static final String LAYERS =
            "counties,towns,villages,industrial_zones,farm_parks,marine_ranches,service_stations,aid_projects";

    private static JsonNode document(String layer, String part) {
        Answer answer = RunningService.get("/api/collections/" + layer + "/" + part);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("application/schema+json");
        return answer.json();
    }

    private static Answer ask(String layer, String filter) {
        return RunningService.get("/api/collections/%s/items?limit=1&filter=%s"
                .formatted(layer, URLEncoder.encode(filter, StandardCharsets.UTF_8)));
    }

    /** /req/queryables/get-queryables-response. */
    @Test
    void theDocumentIsASchemaWithItsOwnAddress() {
        JsonNode queryables = document("towns", "queryables");
        assertThat(queryables.path("$schema").stringValue()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(queryables.path("$id").stringValue())
                .isEqualTo(RunningService.address("/api/collections/towns/queryables")
                        .toString());
        assertThat(queryables.path("type").stringValue()).isEqualTo("object");
        assertThat(queryables.path("additionalProperties").booleanValue()).isFalse();
        assertThat(queryables.path("properties").path("geom").path("format").stringValue())
                .isEqualTo("geometry-multipolygon");
    }

    /** /conf/basic-cql2/basic-test and comparison: for each layer, each queryable that is listed, each operator. */
    @ParameterizedTest
    @ValueSource(strings = {"counties", "villages", "industrial_zones", "service_stations", "aid_projects"})
    void everyQueryableCanBeCompared(String layer) {
        document(layer, "queryables").path("properties").forEachEntry((name, schema) -> {
            String value =
                    switch (schema.path("format").asString(schema.path("type").asString(""))) {
                        case "date" -> "DATE('2022-04-14')";
                        case "string" -> "'foo'";
                        case "integer" -> "1";
                        case "number" -> "3.14";
                        case "boolean" -> "true";
                        default -> "";
                    };
            assertThat(ask(layer, name + " IS NULL").status()).as(name).isEqualTo(200);
            if (!value.isEmpty()) {
                int equal = matched(layer, name + " = " + value);
                int other = matched(layer, name + " <> " + value);
                int less = matched(layer, name + " < " + value);
                int notLess = matched(layer, name + " >= " + value);
                int more = matched(layer, name + " > " + value);
                int notMore = matched(layer, name + " <= " + value);
                int known = matched(layer, name + " IS NOT NULL");
                assertThat(equal + other).as(name).isEqualTo(known);
                assertThat(less + notLess).as(name).isEqualTo(known);
                assertThat(more + notMore).as(name).isEqualTo(known);
            }
        });
    }

    private static int matched(String layer, String filter) {
        Answer answer = ask(layer, filter);
        assertThat(answer.status()).as(filter + answer.text()).isEqualTo(200);
        return answer.json().path("numberMatched").intValue();
    }

    /** /req/queryables-query-parameters/parameters: all but the geometry, which has no text. */
    @ParameterizedTest
    @CsvSource({
        "villages, id, 445103113201, 1",
        "villages, valid_to, 2024-01-01, 0",
        "counties, valid_from, 2023-12-01, 1",
        "villages, provenance, invented, 1014",
        "villages, model_year, 2023, 20",
        "villages, livable, true, 590"
    })
    void everyQueryableIsAParameter(String layer, String name, String value, int count) {
        JsonNode answer = RunningService.get("/api/collections/%s/items?limit=1&%s=%s".formatted(layer, name, value))
                .json();
        assertThat(answer.path("numberMatched").intValue()).isEqualTo(count);
    }

    /** What the collection links to, and what sorts is what is listed as sortable. */
    @Test
    void everySortableSorts() {
        for (String layer : LAYERS.split(",", -1)) {
            assertThat(RunningService.get("/api/collections/" + layer)
                            .json()
                            .path("links")
                            .findValuesAsString("rel"))
                    .contains(
                            "http://www.opengis.net/def/rel/ogc/1.0/queryables",
                            "http://www.opengis.net/def/rel/ogc/1.0/sortables");
            for (String name : document(layer, "sortables").path("properties").propertyNames()) {
                assertThat(RunningService.get("/api/collections/%s/items?limit=1&sortby=-%s".formatted(layer, name))
                                .status())
                        .as(layer + " " + name)
                        .isEqualTo(200);
            }
        }
    }
}
