package chaozhou.gis.analysis;

import chaozhou.gis.catalog.Language;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.catalog.Text;
import chaozhou.gis.query.cql2.FilterLanguage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parts of descriptions that several processes have: texts and JSON schemas. */
final class AnalysisDescriptions {

    static final Text DATE = new Text("日期", "Date");
    static final Text DATE_DESCRIPTION =
            new Text("按这一天有效的要素回答；缺省为今天。", "Features in force on this day answer; today when it is left out.");
    static final Text FILTER = new Text("筛选", "Filter");

    private static final String GEOJSON_SCHEMA = "https://geojson.org/schema/";

    private AnalysisDescriptions() {}

    static Map<String, Object> dateSchema() {
        return Map.of("type", "string", "format", "date");
    }

    static Map<String, Object> filterSchema() {
        return Map.of("type", "string", "maxLength", FilterLanguage.LONGEST);
    }

    /** The id of one of the layers. */
    static Map<String, Object> layerSchema(List<Layer> layers, Language language) {
        List<Map<String, String>> ids = layers.stream()
                .map(layer -> Map.of("const", layer.id(), "title", layer.title().in(language)))
                .toList();
        return Map.of("type", "string", "oneOf", ids);
    }

    /** Ids of some of the layers. */
    static Map<String, Object> layersSchema(List<Layer> layers, Language language) {
        return Map.of("type", "array", "minItems", 1, "uniqueItems", true, "items", layerSchema(layers, language));
    }

    /** One of the labels of an enumeration. */
    static Map<String, Object> choiceSchema(Enum<?>[] constants) {
        return Map.of("type", "string", "enum", AnalysisInputs.labels(constants));
    }

    static Map<String, Object> object(Map<String, Object> properties) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        return schema;
    }

    static Map<String, Object> array(Map<String, Object> items) {
        return Map.of("type", "array", "items", items);
    }

    /** A value of the type. */
    static Map<String, Object> value(String type) {
        return Map.of("type", type);
    }

    /** A value of the type, or null. */
    static Map<String, Object> nullable(String type) {
        return Map.of("type", List.of(type, "null"));
    }

    /** The revisions of the layers that were read. */
    static Map<String, Object> revisions() {
        return Map.of("type", "object", "additionalProperties", value("integer"));
    }

    /** A schema of RFC 7946 by its file: {@code Point.json}. */
    static Map<String, Object> geoJson(String file) {
        return Map.of("$ref", GEOJSON_SCHEMA + file);
    }
}
