package chaozhou.gis.features;

import static org.assertj.core.api.Assertions.assertThat;

import chaozhou.gis.RunningService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openapi4j.parser.OpenApi3Parser;
import org.openapi4j.parser.model.v3.OpenApi3;
import tools.jackson.databind.JsonNode;

/** The definition of the API: valid, complete in itself, and true. */
class OpenApiIT {

    private static JsonNode definition() {
        return RunningService.get("/api/openapi").json();
    }

    /** OGC 17-069r4, /req/oas30/oas-definition-2: a validator passes it. */
    @Test
    void aValidatorPassesIt(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("openapi.json");
        Files.writeString(file, definition().toString());
        OpenApi3 parsed = new OpenApi3Parser().parse(file.toFile(), true);
        assertThat(parsed.getPaths())
                .containsKeys("/collections/villages/items", "/collections/towns/items/{featureId}");
    }

    @Test
    void itRefersToNothingElsewhere() {
        assertThat(definition().findValuesAsString("$ref"))
                .isNotEmpty()
                .allMatch(reference -> reference.startsWith("#/"));
        assertThat(definition().path("components").path("schemas").has("problem"))
                .isTrue();
    }

    /** Every operation that can be called as it is answers, and operations have names of their own. */
    @Test
    void whatItDefinesIsThere() {
        List<String> names = new ArrayList<>();
        definition().path("paths").forEachEntry((path, operations) -> {
            operations.forEach(
                    operation -> names.add(operation.path("operationId").stringValue()));
            boolean isReady = operations.has("get") && path.indexOf('{') < 0 && !path.equals("/search");
            if (isReady) {
                assertThat(RunningService.get("/api" + (path.equals("/") ? "" : path))
                                .status())
                        .as(path)
                        .isEqualTo(200);
            }
        });
        assertThat(names).hasSizeGreaterThan(80).doesNotHaveDuplicates();
    }

    /** QGIS reads the size of a page from here. */
    @Test
    void limitsAndDefaultsOfParametersAreTold() {
        for (JsonNode parameter : definition()
                .path("paths")
                .path("/collections/villages/items")
                .path("get")
                .path("parameters")) {
            JsonNode schema = parameter.path("schema");
            switch (parameter.path("name").stringValue()) {
                case "limit" -> {
                    assertThat(schema.path("default").intValue()).isEqualTo(100);
                    assertThat(schema.path("maximum").intValue()).isEqualTo(10_000);
                }
                case "filter" -> assertThat(schema.path("maxLength").intValue()).isEqualTo(50_000);
                case "crs" -> assertThat(schema.path("enum").size()).isEqualTo(6);
                case "kind" -> assertThat(schema.path("enum").toString()).contains("community");
                default -> assertThat(schema.has("type")).isTrue();
            }
        }
    }
}
