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
import tools.jackson.databind.JsonNode;

/** OGC API - Common - Part 3: Schemas (OGC 23-058r2). */
class SchemasIT {

    private static final String TOWNS = "/api/collections/towns";
    private static final String PROFILES = "http://www.opengis.net/def/profile/OGC/0/";

    private static JsonNode get(String path) {
        Answer answer = RunningService.get(path);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    /** Requirements classes "Schemas", "Queryables", "Sortables": each collection links to its schemas, and they are JSON Schema. */
    @ParameterizedTest
    @ValueSource(strings = {"schema", "queryables", "sortables"})
    void aCollectionLinksToItsSchemas(String part) {
        for (JsonNode link : get(TOWNS).path("links")) {
            if (link.path("rel").stringValue().equals("http://www.opengis.net/def/rel/ogc/1.0/" + part)) {
                URI href = URI.create(link.path("href").stringValue());
                assertThat(link.path("type").stringValue()).isEqualTo("application/schema+json");
                JsonNode schema = get(href.getPath());
                assertThat(schema.path("$schema").stringValue())
                        .isEqualTo("https://json-schema.org/draft/2020-12/schema");
                assertThat(schema.path("$id").stringValue()).isEqualTo(href.toString());
                assertThat(schema.path("type").stringValue()).isEqualTo("object");
                return;
            }
        }
        throw new AssertionError("There is no link to " + part);
    }

    /** "Returnables and receivables": what the service says itself is read-only, and everything returned is in the schema. */
    @Test
    void whatIsReturnedAndReceivedIsTold() {
        JsonNode properties = get(TOWNS + "/schema").path("properties");
        List<String> readOnly = new ArrayList<>();
        properties.propertyNames().forEach(name -> {
            if (properties.path(name).path("readOnly").booleanValue(false)) {
                readOnly.add(name);
            }
        });
        assertThat(readOnly).containsExactly("area_m2", "valid_to");
        List<String> returned = new ArrayList<>(
                get(TOWNS + "/items/445103113").path("properties").propertyNames());
        returned.addAll(List.of("id", "geom"));
        assertThat(properties.propertyNames()).containsExactlyInAnyOrderElementsOf(returned);
    }

    /** "Advanced property roles": the roles of the id, the geometry and the days. */
    @Test
    void rolesAreTold() {
        JsonNode properties = get(TOWNS + "/schema").path("properties");
        assertThat(properties.path("id").path("x-ogc-role").stringValue()).isEqualTo("id");
        assertThat(properties.path("geom").path("x-ogc-role").stringValue()).isEqualTo("primary-geometry");
        assertThat(properties.path("geom").path("format").stringValue()).isEqualTo("geometry-multipolygon");
        assertThat(properties.path("valid_from").path("x-ogc-role").stringValue())
                .isEqualTo("primary-interval-start");
        assertThat(properties.path("valid_to").path("x-ogc-role").stringValue()).isEqualTo("primary-interval-end");
    }

    /** "Profile parameter", "Profiles for codelists": by name or URI; the answer says which one it follows. */
    @ParameterizedTest
    @ValueSource(strings = {"schema", "queryables", "sortables"})
    void codesComeInlineOrByReference(String part) {
        Answer inline = RunningService.get(TOWNS + "/" + part);
        assertThat(inline.header("Link")).contains("<" + PROFILES + "codelists-inline>; rel=\"profile\"");
        JsonNode kind = inline.json().path("properties").path("kind");
        assertThat(kind.path("oneOf").findValuesAsString("const")).hasSize(3);
        assertThat(kind.has("enum")).isFalse();

        for (String profile : List.of("codelists-ref", PROFILES + "codelists-ref", "other,codelists-ref")) {
            Answer reference = RunningService.get(TOWNS + "/" + part + "?profile=" + profile);
            assertThat(reference.header("Link")).contains("<" + PROFILES + "codelists-ref>; rel=\"profile\"");
            JsonNode referring = reference.json().path("properties").path("kind");
            assertThat(referring.path("enum")).hasSize(3);
            assertThat(referring.has("oneOf")).isFalse();
            JsonNode list = get(URI.create(referring.path("x-ogc-codelistUri").stringValue())
                    .getPath());
            assertThat(list.path("codes").findValuesAsString("code"))
                    .containsExactlyElementsOf(kind.path("oneOf").findValuesAsString("const"));
            assertThat(list.path("codes").findValuesAsString("title"))
                    .containsExactlyElementsOf(kind.path("oneOf").findValuesAsString("title"));
        }
        Answer unknown = RunningService.get(TOWNS + "/" + part + "?profile=pictures");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.json().path("allowed")).hasSize(2);
    }

    @Test
    void everyListOfCodesHasAnAddress() {
        assertThat(get(TOWNS + "/codelists/provenance").path("codes")).hasSize(3);
        assertThat(RunningService.get(TOWNS + "/codelists/provenance?f=html").text())
                .contains("示意");
        assertThat(RunningService.get(TOWNS + "/codelists/name").status()).isEqualTo(404);
        assertThat(RunningService.get("/api/collections/nowhere/codelists/kind").status())
                .isEqualTo(404);
    }
}
