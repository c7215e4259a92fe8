package chaozhou.gis.features;

import static java.util.Map.entry;

import chaozhou.gis.catalog.Attribute;
import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.Language;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.geo.Crs;
import chaozhou.gis.query.ExportParameters;
import chaozhou.gis.query.ItemsParameters;
import chaozhou.gis.query.Selection;
import chaozhou.gis.query.SortKey;
import chaozhou.gis.query.cql2.FilterLanguage;
import chaozhou.gis.query.cql2.Queryable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The OpenAPI 3.0 definition of the service, complete in itself, with the real parameters of each layer. */
final class OpenApiDocument {

    private final Catalog catalog;
    private final String title;
    private final Language language;

    OpenApiDocument(Catalog catalog, String title, Language language) {
        this.catalog = catalog;
        this.title = title;
        this.language = language;
    }

    /** @param api the absolute address of {@code /api} */
    Map<String, Object> describe(String api) {
        return ordered(
                entry("openapi", "3.0.3"),
                entry("info", Map.of("title", title, "version", version())),
                entry("servers", List.of(Map.of("url", api))),
                entry("paths", paths()),
                entry(
                        "components",
                        Map.of(
                                "schemas",
                                Map.of("problem", problemSchema()),
                                "responses",
                                Map.of("problem", problem()),
                                "securitySchemes",
                                Map.of(
                                        "password", Map.of("type", "http", "scheme", "basic"),
                                        "token", Map.of("type", "http", "scheme", "bearer")))));
    }

    private static String version() {
        String version = OpenApiDocument.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    private Map<String, Object> paths() {
        Map<String, Object> paths = new LinkedHashMap<>();
        paths.put("/", get("landingPage", "The landing page", List.of(), "application/json"));
        paths.put("/conformance", get("conformance", "Conformance classes", List.of(), "application/json"));
        paths.put("/openapi", get("api", "This definition", List.of(), "application/vnd.oai.openapi+json;version=3.0"));
        paths.put("/collections", get("collections", "The layers", List.of(), "application/json"));
        paths.put("/functions", get("functions", "The functions of filters", List.of(), "application/json"));
        catalog.layers().forEach(layer -> addLayer(paths, layer));
        addTiles(paths);
        paths.put(
                "/search",
                get("search", "Places by name, pinyin, initials or code", searchParameters(), "application/json"));
        OpenApiProcesses.addTo(paths);
        addBasemaps(paths);
        return paths;
    }

    private void addLayer(Map<String, Object> paths, Layer layer) {
        String address = "/collections/" + layer.id();
        String name = layer.title().in(language);
        paths.put(address, get("describe_" + layer.id(), name, List.of(), "application/json"));
        Object profile = query(
                "profile",
                oneOf(CodelistProfile.labels(), CodelistProfile.labels().get(0)));
        for (String part : List.of("schema", "queryables", "sortables")) {
            paths.put(
                    address + "/" + part,
                    get(part + "_" + layer.id(), name, List.of(profile), "application/schema+json"));
        }
        paths.put(
                address + "/codelists/{property}",
                get(
                        "codelist_" + layer.id(),
                        name,
                        List.of(path("property", Map.of("type", "string"))),
                        "application/json"));
        OpenApiEditing editing = new OpenApiEditing(layer, language);
        Map<String, Object> items =
                new LinkedHashMap<>(get("items_" + layer.id(), name, itemsParameters(layer), "application/geo+json"));
        items.put("post", editing.post());
        paths.put(address + "/items", items);
        paths.put(
                address + "/export",
                get("export_" + layer.id(), name, exportParameters(layer), "application/geo+json"));
        List<Object> one = List.of(featureId(), query("datetime", day()), crs("crs"), featureFormat());
        Map<String, Object> item = new LinkedHashMap<>(get("item_" + layer.id(), name, one, "application/geo+json"));
        item.put("put", editing.put());
        item.put("patch", editing.patch());
        item.put("delete", editing.delete());
        paths.put(address + "/items/{featureId}", item);
        paths.put(
                address + "/items/{featureId}/history",
                get("history_" + layer.id(), name, List.of(featureId()), "application/json"));
        paths.put(address + "/tiles", get("tilesets_" + layer.id(), name, List.of(), "application/json"));
        paths.put(
                address + "/tiles/{tileMatrixSetId}",
                get("tileset_" + layer.id(), name, List.of(tileMatrixSet()), "application/json"));
        List<Object> ofTiles = new ArrayList<>(tileParameters());
        ofTiles.addAll(filter());
        ofTiles.add(query("f", oneOf(List.of("mvt", "json"), "mvt")));
        paths.put(
                address + "/tiles/{tileMatrixSetId}/{tileMatrix}/{tileRow}/{tileCol}",
                get("tile_" + layer.id(), name, ofTiles, "application/vnd.mapbox-vector-tile"));
        String tiles = address + "/tiles/WebMercatorQuad";
        paths.put(tiles + "/tilejson", get("tilejson_" + layer.id(), name, List.of(), "application/json"));
        paths.put(tiles + "/style", get("style_" + layer.id(), name, List.of(), "application/vnd.mapbox.style+json"));
    }

    private static List<Object> exportParameters(Layer layer) {
        List<String> names = ExportParameters.names(layer);
        List<Object> parameters = new ArrayList<>(itemsParameters(layer).stream()
                .filter(parameter ->
                        parameter instanceof Map<?, ?> map && names.contains(String.valueOf(map.get("name"))))
                .filter(parameter -> parameter instanceof Map<?, ?> map && !"f".equals(map.get("name")))
                .toList());
        parameters.addAll(fileParameters());
        return parameters;
    }

    private static List<Object> fileParameters() {
        return List.of(
                query("f", oneOf(FeatureFormat.labels(FeatureFormat.OF_EXPORTS), FeatureFormat.GEOJSON.label())),
                query(ExportParameters.ENCODING, oneOf(List.of("UTF-8", "GBK"), "UTF-8")),
                query(ExportParameters.BYTE_ORDER_MARK, ordered(entry("type", "boolean"), entry("default", true))));
    }

    private static List<Object> itemsParameters(Layer layer) {
        List<Object> parameters = new ArrayList<>();
        parameters.add(unexploded(query("bbox", box())));
        parameters.add(crs("bbox-crs"));
        parameters.add(crs("crs"));
        parameters.addAll(filter());
        parameters.add(unexploded(query("sortby", sorting(layer))));
        parameters.add(query("datetime", Map.of("type", "string")));
        parameters.add(query("limit", integer(1, ItemsParameters.MAXIMUM_LIMIT, ItemsParameters.DEFAULT_LIMIT)));
        parameters.add(query("after", Map.of("type", "string")));
        parameters.add(unexploded(query("properties", properties(layer))));
        parameters.add(query("skipGeometry", ordered(entry("type", "boolean"), entry("default", false))));
        parameters.add(query("precision", integer(0, Selection.MOST_DECIMALS, null)));
        parameters.add(query("resultType", oneOf(List.of("results", "hits"), "results")));
        parameters.add(featureFormat());
        ItemsParameters.equatable(layer)
                .forEach(queryable -> parameters.add(query(queryable.name(), schema(queryable))));
        return parameters;
    }

    private static List<Object> filter() {
        return List.of(
                query("filter", Map.of("type", "string", "minLength", 1, "maxLength", FilterLanguage.LONGEST)),
                query("filter-lang", oneOf(ItemsParameters.languages(), FilterLanguage.TEXT.label())),
                crs("filter-crs"));
    }

    private static Map<String, Object> crs(String name) {
        return query(name, oneOf(Crs.uris(), Crs.CRS84.uri()));
    }

    private static Map<String, Object> oneOf(List<String> values, String otherwise) {
        return ordered(entry("type", "string"), entry("enum", values), entry("default", otherwise));
    }

    private static Map<String, Object> featureFormat() {
        return query("f", oneOf(FeatureFormat.labels(FeatureFormat.OF_ITEMS), FeatureFormat.GEOJSON.label()));
    }

    private static Map<String, Object> properties(Layer layer) {
        List<String> names =
                Selection.all(layer).properties().stream().map(Queryable::name).toList();
        return ordered(
                entry("type", "array"), entry("minItems", 1), entry("items", Map.of("type", "string", "enum", names)));
    }

    private static Map<String, Object> sorting(Layer layer) {
        List<String> names = Queryable.scalars(layer).map(Queryable::name).toList();
        String pattern = "^[+-]?(" + String.join("|", names) + ")$";
        return ordered(
                entry("type", "array"),
                entry("minItems", 1),
                entry("maxItems", SortKey.MOST),
                entry("items", text(pattern)));
    }

    static Map<String, Object> unexploded(Map<String, Object> parameter) {
        parameter.put("style", "form");
        parameter.put("explode", false);
        return parameter;
    }

    private static Map<String, Object> schema(Queryable queryable) {
        Map<String, Object> schema = new LinkedHashMap<>();
        Attribute attribute = queryable.attribute();
        switch (queryable.type()) {
            case NUMBER ->
                schema.put(
                        "type", attribute != null && attribute.type() == Attribute.Type.INTEGER ? "integer" : "number");
            case BOOLEAN -> schema.put("type", "boolean");
            case DATE -> schema.putAll(day());
            default -> schema.put("type", "string");
        }
        if (attribute != null && !attribute.codes().isEmpty()) {
            schema.put("enum", List.copyOf(attribute.codes().keySet()));
        }
        return schema;
    }

    private static void addTiles(Map<String, Object> paths) {
        List<Object> parameters = new ArrayList<>(tileParameters());
        parameters.add(unexploded(query("collections", Map.of("type", "array", "items", Map.of("type", "string")))));
        List<Object> set = List.of(tileMatrixSet());
        paths.put("/tileMatrixSets/{tileMatrixSetId}", get("tileMatrixSet", "A grid", set, "application/json"));
        paths.put("/tiles/{tileMatrixSetId}", get("tileset", "The tileset of several layers", set, "application/json"));
        paths.put("/tileMatrixSets", get("tileMatrixSets", "The grids of the tiles", List.of(), "application/json"));
        paths.put("/tiles/WebMercatorQuad/tilejson", get("tilejson", "TileJSON", List.of(), "application/json"));
        paths.put(
                "/tiles/WebMercatorQuad/style",
                get("style", "A style for MapLibre", List.of(), "application/vnd.mapbox.style+json"));
        paths.put("/tiles", get("tilesets", "The tilesets of several layers", List.of(), "application/json"));
        paths.put(
                "/tiles/{tileMatrixSetId}/{tileMatrix}/{tileRow}/{tileCol}",
                get("tile", "Tiles of several layers", parameters, "application/vnd.mapbox-vector-tile"));
    }

    private static Map<String, Object> tileMatrixSet() {
        return path("tileMatrixSetId", Map.of("type", "string"));
    }

    private static List<Object> tileParameters() {
        return List.of(
                tileMatrixSet(),
                path("tileMatrix", integer(0, 22, null)),
                path("tileRow", integer(0, (1 << 22) - 1, null)),
                path("tileCol", integer(0, (1 << 22) - 1, null)),
                query("datetime", day()));
    }

    private static List<Object> searchParameters() {
        Map<String, Object> q = query("q", Map.of("type", "string", "minLength", 1, "maxLength", 100));
        q.put("required", true);
        return List.of(q, query("limit", integer(1, 50, 10)), query("datetime", day()));
    }

    private static void addBasemaps(Map<String, Object> paths) {
        List<Object> parameters = List.of(
                path("basemapId", text("^[a-z][a-z0-9-]{0,47}$")),
                path("source", Map.of("type", "string", "enum", List.of("base", "labels"))),
                path("tileMatrix", integer(0, 22, null)),
                path("tileRow", integer(0, (1 << 22) - 1, null)),
                path("tileCol", integer(0, (1 << 22) - 1, null)));
        paths.put("/basemaps", get("basemaps", "Maps of others to draw below", List.of(), "application/json"));
        paths.put(
                "/basemaps/{basemapId}/{source}/{tileMatrix}/{tileRow}/{tileCol}",
                get("basemapTile", "A tile of a map of others", parameters, "image/*"));
    }

    static Map<String, Object> get(String id, String summary, List<Object> parameters, String mediaType) {
        Map<String, Object> operation = operation(id, summary, parameters);
        operation.put("responses", responses(mediaType));
        return Map.of("get", operation);
    }

    static Map<String, Object> operation(String id, String summary, List<Object> parameters) {
        return ordered(entry("operationId", id), entry("summary", summary), entry("parameters", parameters));
    }

    static Map<String, Object> featureId() {
        return path("featureId", text("^[A-Za-z0-9_.-]{1,64}$"));
    }

    /** A problem, as answers refer to it. */
    static Map<String, Object> problemResponse() {
        return Map.of("$ref", "#/components/responses/problem");
    }

    static Map<String, Object> responses(String mediaType) {
        Map<String, Object> problem = problemResponse();
        return ordered(
                entry("200", Map.of("description", "OK", "content", Map.of(mediaType, Map.of()))),
                entry("400", problem),
                entry("404", problem),
                entry("500", problem),
                entry("503", problem));
    }

    private static Map<String, Object> problem() {
        Map<String, Object> schema = Map.of("schema", Map.of("$ref", "#/components/schemas/problem"));
        return Map.of("description", "A problem (RFC 9457)", "content", Map.of("application/problem+json", schema));
    }

    private static Map<String, Object> problemSchema() {
        Map<String, Object> text = Map.of("type", "string");
        Map<String, Object> properties = ordered(
                entry("type", text),
                entry("title", text),
                entry("status", Map.of("type", "integer")),
                entry("detail", text),
                entry("parameter", text),
                entry("allowed", Map.of("type", "array", "items", text)),
                entry("faults", Map.of("type", "array", "items", text)),
                entry("id", text));
        return Map.of("type", "object", "required", List.of("type", "title", "status"), "properties", properties);
    }

    static Map<String, Object> query(String name, Map<String, Object> schema) {
        return ordered(entry("name", name), entry("in", "query"), entry("required", false), entry("schema", schema));
    }

    static Map<String, Object> path(String name, Map<String, Object> schema) {
        return ordered(entry("name", name), entry("in", "path"), entry("required", true), entry("schema", schema));
    }

    static Map<String, Object> text(String pattern) {
        return Map.of("type", "string", "pattern", pattern);
    }

    static Map<String, Object> day() {
        return Map.of("type", "string", "format", "date");
    }

    static Map<String, Object> integer(int least, int most, @Nullable Integer otherwise) {
        Map<String, Object> schema = ordered(entry("type", "integer"), entry("minimum", least), entry("maximum", most));
        if (otherwise != null) {
            schema.put("default", otherwise);
        }
        return schema;
    }

    private static Map<String, Object> box() {
        Map<String, Object> number = Map.of("type", "number");
        return Map.of("type", "array", "minItems", 4, "maxItems", 6, "items", number);
    }

    @SafeVarargs
    static Map<String, Object> ordered(Map.Entry<String, Object>... entries) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (Map.Entry<String, Object> entry : entries) {
            map.put(entry.getKey(), entry.getValue());
        }
        return map;
    }
}
