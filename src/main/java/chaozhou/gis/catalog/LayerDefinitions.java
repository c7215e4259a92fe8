package chaozhou.gis.catalog;

import chaozhou.gis.error.GisException;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the layer definitions of a folder. Each file is checked against {@code layer.schema.json} and then for what a schema
 * can't say; every fault is reported with its file, its line and what is allowed.
 */
public final class LayerDefinitions {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private final List<String> faults = new ArrayList<>();
    private final JsonNode schemaDocument;
    private final Schema schema;

    private LayerDefinitions() {
        try (InputStream in = Objects.requireNonNull(LayerDefinitions.class.getResourceAsStream("layer.schema.json"))) {
            schemaDocument = JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schemaDocument);
    }

    /**
     * Reads every {@code *.yaml} of the folder.
     *
     * @return the layers in their declared order
     * @throws GisException.InvalidData naming every fault of every file
     * @throws GisException.Setup when the folder can't be read or holds no definition
     */
    public static List<Layer> read(Path folder) {
        return new LayerDefinitions().readFolder(folder);
    }

    private List<Layer> readFolder(Path folder) {
        List<LayerDefinition> definitions = new ArrayList<>();
        for (Path file : yamlFiles(folder)) {
            readFile(file, definitions);
        }
        if (faults.isEmpty()) {
            definitions.forEach(definition -> faults.addAll(new DefinitionRules(definition, definitions).faults()));
        }
        if (!faults.isEmpty()) {
            throw new GisException.InvalidData("Layer definitions in " + folder + " can't be used:", faults);
        }
        return definitions.stream()
                .map(LayerDefinition::layer)
                .sorted(Comparator.comparingInt(Layer::order).thenComparing(Layer::id))
                .toList();
    }

    private static List<Path> yamlFiles(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found =
                    files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
            if (found.isEmpty()) {
                throw new GisException.Setup("There is no layer definition (*.yaml) in " + folder + ".");
            }
            return found;
        } catch (IOException e) {
            throw new GisException.Setup("The layer definitions can't be read: no folder " + folder + ".", e);
        }
    }

    private void readFile(Path file, List<LayerDefinition> definitions) {
        try {
            YamlDocument document = YamlDocument.parse(Files.readString(file));
            JsonNode content = JSON.valueToTree(document.content());
            List<Error> errors = schema.validate(content);
            errors.forEach(error -> faults.add(describe(file, document, error)));
            if (errors.isEmpty()) {
                definitions.add(new LayerDefinition(file, document, JSON.treeToValue(content, Layer.class)));
            }
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            faults.add("%s:%d: not YAML: %s".formatted(file, line, e.getProblem()));
        } catch (IOException e) {
            faults.add("%s:1: can't be read as UTF-8 text: %s".formatted(file, e.getMessage()));
        }
    }

    private String describe(Path file, YamlDocument document, Error error) {
        String pointer = error.getInstanceLocation().toString();
        String property = error.getProperty();
        if ("additionalProperties".equals(error.getKeyword()) && property != null) {
            return "%s:%d: %s is not known here; allowed are %s"
                    .formatted(file, document.line(pointer + "/" + property), property, allowedProperties(error));
        }
        return "%s:%d: %s %s"
                .formatted(
                        file,
                        document.line(pointer),
                        pointer.isEmpty() ? "the definition" : pointer,
                        error.getMessage().replaceFirst("^" + Pattern.quote(pointer) + ":? ?", ""));
    }

    private String allowedProperties(Error error) {
        String location =
                Objects.requireNonNull(error.getSchemaLocation().getFragment()).toString();
        JsonNode parent = schemaDocument.at(location.substring(0, location.lastIndexOf('/')));
        return String.join(", ", parent.path("properties").propertyNames());
    }
}
