package chaozhou.gis.features;

import chaozhou.gis.catalog.Attribute;
import chaozhou.gis.catalog.Language;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.catalog.Text;
import chaozhou.gis.query.cql2.Queryable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The schema of a layer's features (OGC 23-058r2): JSON Schema 2020-12 with the {@code x-ogc-} annotations. */
final class FeatureSchema {

    private static final Map<String, Text> PROVENANCES = provenances();

    private final Layer layer;
    private final Language language;
    private final CodelistProfile profile;
    private final String codelists;

    /** @param codelists the absolute address of the layer's lists of codes, with a slash at its end */
    FeatureSchema(Layer layer, Language language, CodelistProfile profile, String codelists) {
        this.layer = layer;
        this.language = language;
        this.profile = profile;
        this.codelists = codelists;
    }

    /** The codes that a property may have, with their titles; empty for one without a list. */
    static Map<String, Text> codes(Layer layer, String property) {
        return property.equals(Queryable.PROVENANCE.name())
                ? PROVENANCES
                : layer.attribute(property).map(Attribute::codes).orElse(Map.of());
    }

    private static Map<String, Text> provenances() {
        Map<String, Text> texts = new LinkedHashMap<>();
        texts.put("published", new Text("公布", "Published"));
        texts.put("illustrative", new Text("示意", "Illustrative"));
        texts.put("invented", new Text("虚构", "Invented"));
        return texts;
    }

    /**
     * What the features have.
     *
     * @param address the schema's own address, its {@code $id}
     */
    Map<String, Object> document(String address) {
        Map<String, Object> schema = schema(address, properties());
        schema.put("required", required());
        return schema;
    }

    /** What filters may name (OGC 19-079r2, 6.2). */
    Map<String, Object> queryables(String address) {
        return schema(address, properties());
    }

    /** What features can be sorted by: all but geometry. */
    Map<String, Object> sortables(String address) {
        Map<String, Object> properties = properties();
        properties.remove(Queryable.GEOMETRY.name());
        return schema(address, properties);
    }

    private Map<String, Object> schema(String address, Map<String, Object> properties) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", address);
        schema.put("type", "object");
        schema.put("title", layer.title().in(language));
        schema.put("description", layer.description().in(language));
        schema.put("properties", properties);
        schema.put("additionalProperties", false);
        return schema;
    }

    private Map<String, Object> properties() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("id", withRole(property(Queryable.ID.title(), "string"), "id"));
        Map<String, Object> geometry = new LinkedHashMap<>();
        geometry.put("title", Queryable.GEOMETRY.title().in(language));
        geometry.put("format", "geometry-" + layer.geometry().title().toLowerCase(Locale.ROOT));
        properties.put("geom", withRole(geometry, "primary-geometry"));
        layer.attributes().forEach(attribute -> properties.put(attribute.name(), property(attribute)));
        properties.put("valid_from", withRole(date(Queryable.VALID_FROM.title()), "primary-interval-start"));
        Map<String, Object> validTo = withRole(date(Queryable.VALID_TO.title()), "primary-interval-end");
        // It follows from later changes.
        validTo.put("readOnly", true);
        properties.put("valid_to", validTo);
        Map<String, Object> provenance = property(Queryable.PROVENANCE.title(), "string");
        codes(provenance, Queryable.PROVENANCE.name());
        properties.put("provenance", provenance);
        return properties;
    }

    private List<String> required() {
        List<String> names = new ArrayList<>(List.of("id", "geom"));
        layer.attributes().stream()
                .filter(Attribute::required)
                .map(Attribute::name)
                .forEach(names::add);
        names.addAll(List.of("valid_from", "provenance"));
        return names;
    }

    private Map<String, Object> property(Attribute attribute) {
        Map<String, Object> property = switch (attribute.type()) {
            case TEXT -> property(attribute.title(), "string");
            case INTEGER -> property(attribute.title(), "integer");
            case NUMBER -> property(attribute.title(), "number");
            case BOOLEAN -> property(attribute.title(), "boolean");
            case DATE -> date(attribute.title());
        };
        if (attribute.pattern() != null) {
            property.put("pattern", "^(" + attribute.pattern().pattern() + ")$");
        }
        if (attribute.minimum() != null) {
            property.put("minimum", attribute.minimum());
        }
        if (attribute.maximum() != null) {
            property.put("maximum", attribute.maximum());
        }
        if (attribute.unit() != null) {
            property.put("x-ogc-unit", attribute.unit());
        }
        if (attribute.isComputed()) {
            property.put("readOnly", true);
        }
        codes(property, attribute.name());
        return property;
    }

    private Map<String, Object> property(Text title, String type) {
        Map<String, Object> property = new LinkedHashMap<>();
        property.put("title", title.in(language));
        property.put("type", type);
        return property;
    }

    private Map<String, Object> date(Text title) {
        Map<String, Object> property = property(title, "string");
        property.put("format", "date");
        return property;
    }

    private static Map<String, Object> withRole(Map<String, Object> property, String role) {
        property.put("x-ogc-role", role);
        return property;
    }

    private void codes(Map<String, Object> property, String name) {
        Map<String, Text> codes = codes(layer, name);
        if (codes.isEmpty()) {
            return;
        }
        switch (profile) {
            case INLINE ->
                property.put(
                        "oneOf",
                        codes.entrySet().stream()
                                .map(code -> Map.of(
                                        "const",
                                        code.getKey(),
                                        "title",
                                        code.getValue().in(language)))
                                .toList());
            case REFERENCE -> {
                property.put("enum", List.copyOf(codes.keySet()));
                property.put("x-ogc-codelistUri", codelists + name);
            }
        }
    }
}
