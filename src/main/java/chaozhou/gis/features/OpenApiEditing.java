package chaozhou.gis.features;

import static chaozhou.gis.features.OpenApiDocument.day;
import static chaozhou.gis.features.OpenApiDocument.featureId;
import static chaozhou.gis.features.OpenApiDocument.operation;
import static chaozhou.gis.features.OpenApiDocument.ordered;
import static chaozhou.gis.features.OpenApiDocument.problemResponse;
import static chaozhou.gis.features.OpenApiDocument.query;
import static java.util.Map.entry;

import chaozhou.gis.catalog.Language;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.http.MediaTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The operations of the OpenAPI definition that change a layer's features. */
final class OpenApiEditing {

    private final Layer layer;
    private final String name;

    OpenApiEditing(Layer layer, Language language) {
        this.layer = layer;
        this.name = layer.title().in(language);
    }

    Map<String, Object> post() {
        return edit("create", List.of(contentCrs()), MediaTypes.GEOJSON, whole(), "201");
    }

    Map<String, Object> put() {
        return edit("replace", List.of(featureId(), ifMatch(), contentCrs()), MediaTypes.GEOJSON, whole(), "200");
    }

    Map<String, Object> patch() {
        return edit("update", List.of(featureId(), ifMatch(), contentCrs()), MediaTypes.MERGE_PATCH, part(), "200");
    }

    Map<String, Object> delete() {
        Map<String, Object> operation =
                operation("delete_" + layer.id(), name, parameters(List.of(featureId(), ifMatch())));
        operation.put("security", security());
        operation.put("responses", responses("204", Map.of("description", "Ended")));
        return operation;
    }

    private Map<String, Object> edit(
            String verb, List<Object> parameters, String mediaType, Map<String, Object> schema, String success) {
        Map<String, Object> operation = operation(verb + "_" + layer.id(), name, parameters(parameters));
        operation.put("security", security());
        operation.put(
                "requestBody",
                ordered(entry("required", true), entry("content", Map.of(mediaType, Map.of("schema", schema)))));
        operation.put(
                "responses",
                responses(success, Map.of("description", "OK", "content", Map.of(MediaTypes.GEOJSON, Map.of()))));
        return operation;
    }

    private static List<Object> parameters(List<Object> own) {
        List<Object> parameters = new ArrayList<>(own);
        parameters.add(query("datetime", day()));
        parameters.add(query("reason", Map.of("type", "string", "maxLength", FeatureEdits.LONGEST_REASON)));
        return parameters;
    }

    private static Map<String, Object> ifMatch() {
        return header("If-Match", true);
    }

    private static Map<String, Object> contentCrs() {
        return header("Content-Crs", false);
    }

    private static Map<String, Object> header(String name, boolean isRequired) {
        return ordered(
                entry("name", name),
                entry("in", "header"),
                entry("required", isRequired),
                entry("schema", Map.of("type", "string")));
    }

    private static List<Object> security() {
        return List.of(Map.of("password", List.of()), Map.of("token", List.of()));
    }

    private static Map<String, Object> responses(String success, Map<String, Object> answer) {
        Map<String, Object> responses = ordered(entry(success, answer));
        for (int status : new int[] {400, 401, 403, 404, 409, 412, 413, 415, 422, 428, 500, 503}) {
            responses.put(String.valueOf(status), problemResponse());
        }
        return responses;
    }

    private static Map<String, Object> whole() {
        Map<String, Object> schema = part();
        schema.put("required", List.of("type", "geometry", "properties"));
        return schema;
    }

    /** What the properties may be is told by the schema of the layer. */
    private static Map<String, Object> part() {
        return ordered(
                entry("type", "object"),
                entry(
                        "properties",
                        ordered(
                                entry("type", Map.of("type", "string", "enum", List.of("Feature"))),
                                entry("id", OpenApiDocument.text("^[A-Za-z0-9_.-]{1,64}$")),
                                entry("geometry", Map.of("type", "object")),
                                entry("properties", Map.of("type", "object")))));
    }
}
