package chaozhou.gis.analysis.locate;

import static chaozhou.gis.analysis.AnalysisDescriptions.DATE;
import static chaozhou.gis.analysis.AnalysisDescriptions.DATE_DESCRIPTION;
import static chaozhou.gis.analysis.AnalysisDescriptions.dateSchema;
import static chaozhou.gis.analysis.AnalysisDescriptions.geoJson;
import static chaozhou.gis.analysis.AnalysisDescriptions.layersSchema;
import static chaozhou.gis.analysis.AnalysisDescriptions.nullable;
import static chaozhou.gis.analysis.AnalysisDescriptions.object;

import chaozhou.gis.analysis.AnalysisInputs;
import chaozhou.gis.analysis.subject.SubjectInputs;
import chaozhou.gis.analysis.subject.SubjectKind;
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

    static final Text TITLE = new Text("定位：点在哪里", "Locate: what covers a point");
    private static final Text DESCRIPTION = new Text(
            "给出点（一个、多个，或一张表），返回在指定日期覆盖每个点的县区、镇街、村（社区）、产业园区等面图层要素。",
            "Takes points, one, several or a table, and gives, for each, the features of the polygon layers (divisions, zones, parks and others) that"
                    + " cover it on a day.");
    private static final Text LAYERS = new Text("图层", "Layers");
    private static final Text LAYERS_DESCRIPTION =
            new Text("要查询的面图层；缺省为全部。", "The polygon layers to ask; all of them when it is left out.");
    private static final Text PLACES = new Text("各点所在", "What covers each point");
    private static final Text PLACES_DESCRIPTION = new Text(
            "GeoJSON 要素集合（缺省），每点一个要素，顺序与输入相同；properties.places 按图层列出覆盖该点的要素的标识、名称和代码，"
                    + "没有时为空数组。位于界线上的点：在区划图层中只归一个要素，自上而下，在已定上级的范围内取标识最小者；"
                    + "在其他图层中归于它接触的所有要素。点在区划之外时，properties.nearest 给出最近的要素和椭球面距离（米）；表中则为该要素和 distanceM。",
            "A GeoJSON FeatureCollection (or the rows of a table, with columns for each layer) with one feature a point, in the order of the input; properties.places lists by layer"
                    + " the id, name and code of what covers the point, an empty array where nothing does. A point on a"
                    + " boundary belongs to one feature of each division layer: from the uppermost layer down, to the one with"
                    + " the smallest id within what was chosen above. In other layers it belongs to every feature that it"
                    + " touches. For a point outside the divisions properties.nearest has the nearest ones with their distance on the"
                    + " ellipsoid in metres; a table has them in the division's columns, and distanceM.");

    private final Catalog catalog;
    private final SubjectInputs subjects;
    private final Language language;

    LocateDescription(Catalog catalog, SubjectInputs subjects, Language language) {
        this.catalog = catalog;
        this.subjects = subjects;
        this.language = language;
    }

    ProcessDescription of(LocateProcess process) {
        ProcessDescription description =
                new ProcessDescription(language, process, TITLE, DESCRIPTION, "locate", "point in polygon");
        return subjects.describe(description, SubjectKind.POINTS)
                .input("date", DATE, DATE_DESCRIPTION, dateSchema())
                .input("layers", LAYERS, LAYERS_DESCRIPTION, layersSchema(AnalysisInputs.polygonal(catalog), language))
                .output("places", PLACES, PLACES_DESCRIPTION, outputSchema());
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
