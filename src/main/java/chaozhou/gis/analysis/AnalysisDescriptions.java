package chaozhou.gis.analysis;

import chaozhou.gis.catalog.Language;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.catalog.Text;
import chaozhou.gis.jobs.ProcessDescription;
import chaozhou.gis.query.cql2.FilterLanguage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parts of descriptions that several processes have: texts and JSON schemas. */
public final class AnalysisDescriptions {

    public static final Text DATE = new Text("日期", "Date");
    public static final Text DATE_DESCRIPTION =
            new Text("按这一天有效的要素回答；缺省为今天。", "Features in force on this day answer; today when it is left out.");
    public static final Text FILTER = new Text("筛选", "Filter");

    private static final String GEOJSON_SCHEMA = "https://geojson.org/schema/";

    private AnalysisDescriptions() {}

    public static Map<String, Object> dateSchema() {
        return Map.of("type", "string", "format", "date");
    }

    /** Adds what describes a question about the features of a day whose answer is a table: the input {@code date}, and the output. */
    public static ProcessDescription tableOfDay(ProcessDescription description, String output, Text title, Text rows) {
        return description
                .input("date", DATE, DATE_DESCRIPTION, dateSchema())
                .output(output, title, rows, tableSchema());
    }

    public static Map<String, Object> filterSchema() {
        return Map.of("type", "string", "maxLength", FilterLanguage.LONGEST);
    }

    /** The id of one of the layers. */
    public static Map<String, Object> layerSchema(List<Layer> layers, Language language) {
        List<Map<String, String>> ids = layers.stream()
                .map(layer -> Map.of("const", layer.id(), "title", layer.title().in(language)))
                .toList();
        return Map.of("type", "string", "oneOf", ids);
    }

    /** Ids of some of the layers. */
    public static Map<String, Object> layersSchema(List<Layer> layers, Language language) {
        return Map.of("type", "array", "minItems", 1, "uniqueItems", true, "items", layerSchema(layers, language));
    }

    /** One of the labels of an enumeration. */
    public static Map<String, Object> choiceSchema(Enum<?>[] constants) {
        return Map.of("type", "string", "enum", AnalysisInputs.labels(constants));
    }

    public static Map<String, Object> object(Map<String, Object> properties) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        return schema;
    }

    public static Map<String, Object> array(Map<String, Object> items) {
        return Map.of("type", "array", "items", items);
    }

    /** A value of the type. */
    public static Map<String, Object> value(String type) {
        return Map.of("type", type);
    }

    /** A value of the type, or null. */
    public static Map<String, Object> nullable(String type) {
        return Map.of("type", List.of(type, "null"));
    }

    /** A table as JSON; other formats have the same rows. */
    public static Map<String, Object> tableSchema() {
        Map<String, Object> column = object(Map.of(
                "name", value("string"), "title", value("string"), "type", value("string"), "unit", value("string")));
        return object(Map.of(
                "process",
                value("string"),
                "version",
                value("string"),
                "generated",
                value("string"),
                "date",
                dateSchema(),
                "crs",
                value("string"),
                "revisions",
                revisions(),
                "parameters",
                value("object"),
                "columns",
                array(column),
                "rows",
                array(value("object"))));
    }

    /** The revisions of the layers that were read. */
    public static Map<String, Object> revisions() {
        return Map.of("type", "object", "additionalProperties", value("integer"));
    }

    /** A schema of RFC 7946 by its file: {@code Point.json}. */
    public static Map<String, Object> geoJson(String file) {
        return Map.of("$ref", GEOJSON_SCHEMA + file);
    }
}
