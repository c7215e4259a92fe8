package chaozhou.gis.catalog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** What must hold of a definition beyond its schema: names that refer to something do. */
final class DefinitionRules {

    private final LayerDefinition definition;
    private final Layer layer;
    private final List<LayerDefinition> all;
    private final List<String> faults = new ArrayList<>();

    DefinitionRules(LayerDefinition definition, List<LayerDefinition> all) {
        this.definition = definition;
        this.layer = definition.layer();
        this.all = all;
    }

    List<String> faults() {
        fileIsNamedById();
        attributeNamesAreFreeAndUnique();
        thereIsOneName();
        parentExists();
        coverageIsPolygonal();
        checksNameAttributes();
        styleNamesAttributesAndCodes();
        return faults;
    }

    private void fault(String pointer, String sentence) {
        faults.add(definition.fault(pointer, sentence));
    }

    private void fileIsNamedById() {
        String expected = layer.id() + ".yaml";
        if (!definition.file().endsWith(expected)) {
            fault(
                    "/id",
                    "the id %s and the file's name differ; the file must be named %s".formatted(layer.id(), expected));
        }
    }

    private void attributeNamesAreFreeAndUnique() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < layer.attributes().size(); i++) {
            String name = layer.attributes().get(i).name();
            if (Attribute.RESERVED_NAMES.contains(name)) {
                fault(
                        "/attributes/" + i + "/name",
                        "%s is an attribute that every layer has; leave it out (reserved: %s)"
                                .formatted(name, String.join(", ", new TreeSet<>(Attribute.RESERVED_NAMES))));
            }
            if (!seen.add(name)) {
                fault("/attributes/" + i + "/name", "the attribute %s is declared twice".formatted(name));
            }
        }
    }

    private void thereIsOneName() {
        int names = layer.attributes(Attribute.Role.NAME).size();
        if (names != 1) {
            fault("/attributes", "exactly one attribute must have role: name, not " + names);
        }
    }

    private void parentExists() {
        Layer.Parent parent = layer.parent();
        if (parent == null) {
            return;
        }
        requireAttribute("/parent/attribute", parent.attribute());
        Optional<Layer> above = all.stream()
                .map(LayerDefinition::layer)
                .filter(other -> other.id().equals(parent.layer()))
                .findFirst();
        if (above.isEmpty()) {
            fault(
                    "/parent/layer",
                    "there is no layer %s; defined are %s"
                            .formatted(
                                    parent.layer(),
                                    String.join(
                                            ", ",
                                            all.stream()
                                                    .map(d -> d.layer().id())
                                                    .toList())));
        } else if (above.get().order() >= layer.order()) {
            fault("/parent/layer", "the order of %s must be lower than this layer's".formatted(parent.layer()));
        } else if (above.get().codeAttribute().isEmpty()) {
            fault(
                    "/parent/layer",
                    "the layer %s has no attribute with role: code to refer to".formatted(parent.layer()));
        }
    }

    private void coverageIsPolygonal() {
        if (layer.coverage() != null && !layer.geometry().isPolygonal()) {
            fault("/coverage", "only a MultiPolygon layer can be a coverage");
        }
    }

    private void checksNameAttributes() {
        for (int i = 0; i < layer.checks().size(); i++) {
            String pointer = "/checks/" + i + "/where/";
            layer.checks().get(i).where().keySet().forEach(name -> requireAttribute(pointer + name, name));
        }
    }

    private void styleNamesAttributesAndCodes() {
        for (String part : List.of("fill", "circle", "label")) {
            JsonNode paint = layer.style().path(part);
            if (paint.has("attribute")) {
                String name = paint.path("attribute").stringValue();
                requireAttribute("/style/" + part + "/attribute", name);
                requireCodes("/style/" + part + "/values/", name, paint.path("values"));
            }
        }
    }

    private void requireCodes(String pointer, String attribute, JsonNode values) {
        Set<String> codes =
                layer.attribute(attribute).map(a -> a.codes().keySet()).orElse(Set.of());
        for (String value : values.propertyNames()) {
            if (!codes.contains(value)) {
                fault(
                        pointer + value,
                        "%s is no code of %s; its codes are %s".formatted(value, attribute, String.join(", ", codes)));
            }
        }
    }

    private void requireAttribute(String pointer, String name) {
        if (layer.attribute(name).isEmpty()) {
            fault(
                    pointer,
                    "there is no attribute %s; declared are %s"
                            .formatted(
                                    name,
                                    String.join(
                                            ", ",
                                            layer.attributes().stream()
                                                    .map(Attribute::name)
                                                    .toList())));
        }
    }
}
