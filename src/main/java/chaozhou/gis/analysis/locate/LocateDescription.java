package chaozhou.gis.analysis.locate;

import static chaozhou.gis.analysis.AnalysisDescriptions.DATE;
import static chaozhou.gis.analysis.AnalysisDescriptions.DATE_DESCRIPTION;
import static chaozhou.gis.analysis.AnalysisDescriptions.dateSchema;
import static chaozhou.gis.analysis.AnalysisDescriptions.geoJson;
import static chaozhou.gis.analysis.AnalysisDescriptions.layersSchema;
import static chaozhou.gis.analysis.AnalysisDescriptions.nullable;
import static chaozhou.gis.analysis.AnalysisDescriptions.object;

import chaozhou.gis.analysis.AnalysisInputs;
import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.Language;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.catalog.Text;
import chaozhou.gis.jobs.ProcessDescription;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code locate} is, takes and gives, as OGC 18-062r2, 7.10 describes processes. */
final class LocateDescription {

    private static final Text TITLE = new Text("定位：点在哪里", "Locate: what covers a point");
    private static final Text DESCRIPTION = new Text(
            "给出一个或多个点，返回在指定日期覆盖每个点的县区、镇街、村（社区）、产业园区等面图层要素。",
            "Takes points and gives, for each, the features of the polygon layers (divisions, zones, parks and others) that"
                    + " cover it on a day.");
    private static final Text POINTS = new Text("点", "Points");
    private static final Text POINTS_DESCRIPTION = new Text(
            "GeoJSON 点、多点或点要素集合，1 至 %d 个点；坐标为 CGCS2000（或 CRS84）经度、纬度，单位为度。".formatted(GeoJsonPoints.LIMIT),
            "A GeoJSON Point, MultiPoint or FeatureCollection of Points, 1 to %d points; CGCS2000 (or CRS84) longitude,"
                            .formatted(GeoJsonPoints.LIMIT)
                    + " latitude in degrees.");
    private static final Text LAYERS = new Text("图层", "Layers");
    private static final Text LAYERS_DESCRIPTION =
            new Text("要查询的面图层；缺省为全部。", "The polygon layers to ask; all of them when it is left out.");
    private static final Text PLACES = new Text("各点所在", "What covers each point");
    private static final Text PLACES_DESCRIPTION = new Text(
            "GeoJSON 要素集合，每点一个要素，顺序与输入相同；properties.places 按图层列出覆盖该点的要素的标识、名称和代码，"
                    + "没有时为空数组。位于界线上的点：在区划图层中只归一个要素，自上而下，在已定上级的范围内取标识最小者；"
                    + "在其他图层中归于它接触的所有要素。",
            "A GeoJSON FeatureCollection with one feature a point, in the order of the input; properties.places lists by layer"
                    + " the id, name and code of what covers the point, an empty array where nothing does. A point on a"
                    + " boundary belongs to one feature of each division layer: from the uppermost layer down, to the one with"
                    + " the smallest id within what was chosen above. In other layers it belongs to every feature that it"
                    + " touches.");

    private final Catalog catalog;
    private final Language language;

    LocateDescription(Catalog catalog, Language language) {
        this.catalog = catalog;
        this.language = language;
    }

    ProcessDescription of(LocateProcess process) {
        return new ProcessDescription(language, process, TITLE, DESCRIPTION, "locate", "point in polygon")
                .input("points", POINTS, POINTS_DESCRIPTION, 1, pointsSchema())
                .input("date", DATE, DATE_DESCRIPTION, dateSchema())
                .input("layers", LAYERS, LAYERS_DESCRIPTION, layersSchema(AnalysisInputs.polygonal(catalog), language))
                .output("places", PLACES, PLACES_DESCRIPTION, outputSchema());
    }

    private static Map<String, Object> pointsSchema() {
        return Map.of(
                "oneOf",
                List.of(
                        geoJson("Point.json"),
                        Map.of(
                                "allOf",
                                List.of(
                                        geoJson("MultiPoint.json"),
                                        object(Map.of(
                                                "coordinates",
                                                Map.of("minItems", 1, "maxItems", GeoJsonPoints.LIMIT))))),
                        Map.of("allOf", List.of(geoJson("FeatureCollection.json"), pointFeatures()))));
    }

    private static Map<String, Object> pointFeatures() {
        Map<String, Object> feature = object(Map.of("geometry", geoJson("Point.json")));
        return object(Map.of(
                "features", Map.of("type", "array", "minItems", 1, "maxItems", GeoJsonPoints.LIMIT, "items", feature)));
    }

    private Map<String, Object> outputSchema() {
        Map<String, Object> place = object(Map.of(
                "id", Map.of("type", "string"),
                "name", nullable("string"),
                "code", nullable("string")));
        Map<String, Object> byLayer = new LinkedHashMap<>();
        for (Layer layer : AnalysisInputs.polygonal(catalog)) {
            byLayer.put(layer.id(), Map.of("title", layer.title().in(language), "type", "array", "items", place));
        }
        Map<String, Object> feature = object(
                Map.of("geometry", geoJson("Point.json"), "properties", object(Map.of("places", object(byLayer)))));
        Map<String, Object> schema = object(Map.of("features", Map.of("type", "array", "items", feature)));
        schema.put("allOf", List.of(geoJson("FeatureCollection.json")));
        schema.put("contentMediaType", "application/geo+json");
        return schema;
    }
}
