package chaozhou.gis.analysis.overlay;

import static chaozhou.gis.analysis.AnalysisDescriptions.DATE;
import static chaozhou.gis.analysis.AnalysisDescriptions.DATE_DESCRIPTION;
import static chaozhou.gis.analysis.AnalysisDescriptions.array;
import static chaozhou.gis.analysis.AnalysisDescriptions.choiceSchema;
import static chaozhou.gis.analysis.AnalysisDescriptions.dateSchema;
import static chaozhou.gis.analysis.AnalysisDescriptions.geoJson;
import static chaozhou.gis.analysis.AnalysisDescriptions.layerSchema;
import static chaozhou.gis.analysis.AnalysisDescriptions.layersSchema;
import static chaozhou.gis.analysis.AnalysisDescriptions.nullable;
import static chaozhou.gis.analysis.AnalysisDescriptions.object;
import static chaozhou.gis.analysis.AnalysisDescriptions.revisions;
import static chaozhou.gis.analysis.AnalysisDescriptions.value;

import chaozhou.gis.analysis.subject.SubjectInputs;
import chaozhou.gis.analysis.subject.SubjectKind;
import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.Language;
import chaozhou.gis.catalog.Text;
import chaozhou.gis.jobs.ProcessDescription;
import chaozhou.gis.query.geometry.Geometries;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code overlay} is, takes and gives, as OGC 18-062r2, 7.10 describes processes. */
final class OverlayDescription {

    static final Text TITLE = new Text("叠加分析（红线占压）", "Overlay: what a shape meets");
    private static final Text DESCRIPTION = new Text(
            "给出一个范围（或一个要素），返回各图层中与它相交、在它之内、包含它或在一定距离内的要素，以及重叠面积；"
                    + "或给出若干面（红线），逐个计算占压：明细、汇总、未占压、碎面，成果可为 JSON、GeoJSON、CSV、XLSX 或报告（DOCX）。",
            "Takes a shape, or a feature, and gives the features of layers that intersect it, lie in it, contain it or are near it,"
                    + " with the areas that overlap; or takes several areas, each by itself, and gives pairs, totals, what is uncovered"
                    + " and slivers, as JSON, GeoJSON, CSV, XLSX or a report (DOCX).");
    private static final Text SHAPE = new Text("范围", "Shape");
    private static final Text SHAPE_DESCRIPTION = new Text(
            "GeoJSON 几何、要素或要素集合，点、线、面之一种，至多 %d 个坐标点；CGCS2000（或 CRS84）经度、纬度，单位为度。自相交的面会被修复并注明。与 feature 二选一。"
                    .formatted(Geometries.MOST_POSITIONS),
            "A GeoJSON geometry, Feature or FeatureCollection, of points, of lines or of polygons, with at most %d positions;"
                            .formatted(Geometries.MOST_POSITIONS)
                    + " CGCS2000 (or CRS84) longitude, latitude in degrees. Polygons that cross themselves are repaired, and the"
                    + " answer says so. This or feature.");
    private static final Text FEATURE = new Text("要素", "Feature");
    private static final Text FEATURE_DESCRIPTION =
            new Text("以某图层的要素为范围；结果中不含它自己。", "The feature whose shape it is; it is left out of the answer itself.");
    private static final Text RELATION = new Text("关系", "Relation");
    private static final Text RELATION_DESCRIPTION = new Text(
            "intersects 相交（缺省；面与面须有公共面积），within 在范围之内，contains 包含范围，within-distance 在距离之内。",
            "intersects (when it is left out; polygons that only touch do not), within (the feature lies in the shape), contains (the"
                    + " feature contains the shape), within-distance (of one shape, as JSON; of several, or as tables, ask the process within-distance).");
    private static final Text DISTANCE = new Text("距离", "Distance");
    private static final Text DISTANCE_DESCRIPTION = new Text(
            "within-distance 的椭球面距离，单位为米，至多 %.0f。".formatted(OverlayInputs.MOST_DISTANCE_M),
            "Metres on the ellipsoid, for within-distance; at most %.0f.".formatted(OverlayInputs.MOST_DISTANCE_M));
    private static final Text LAYERS = new Text("图层", "Layers");
    private static final Text LAYERS_DESCRIPTION =
            new Text("要查询的图层；缺省为全部。", "The layers to ask; all of them when it is left out.");
    private static final Text OUTPUT = new Text("叠加结果", "Overlay");
    private static final Text OUTPUT_DESCRIPTION = new Text(
            "各图层的要素：重叠面积大者在前，其次近者，再按标识；每个图层至多 %d 个要素。".formatted(Overlay.MOST_FEATURES)
                    + "面积单位为平方米：areaM2、overlapM2 为椭球面积，planeOverlapM2 为 EPSG:4548 平面面积。"
                    + "sums 为有单位的数值属性之和：sum 按整个要素合计，weightedSum 按要素重叠面积所占比例折算，count 为有值的要素数。",
            "The features by layer, those with the largest overlap first, then the nearest, then by id; at most %d a layer."
                            .formatted(Overlay.MOST_FEATURES)
                    + " Areas are in m²: areaM2 and overlapM2 on the ellipsoid, planeOverlapM2 on the plane of EPSG:4548. sums are of the numeric attributes"
                    + " that have a unit: sum of whole features, weightedSum of each as much as the share of its area that overlaps;"
                    + " count tells how many features have a value.");

    private static final Text BY = new Text("分类属性", "By");
    private static final Text BY_DESCRIPTION = new Text(
            "图层的属性，如 kind：另按其值合计占压面积。",
            "An attribute of layers, kind for example: overlaps are added up by its values too.");
    private static final Text DIVISION = new Text("分区图层", "Division");
    private static final Text DIVISION_DESCRIPTION =
            new Text("行政区划图层：另按其要素合计占压面积。", "A layer of divisions: overlaps are added up by its features too.");
    private static final Text SLIVER = new Text("碎面阈值", "Slivers");
    private static final Text SLIVER_DESCRIPTION = new Text(
            "重叠面积小于此值（平方米）的为碎面，单独列出，不计入；缺省为 %.0f。".formatted(PairInputs.DEFAULT_SLIVER_M2),
            "Overlaps of less, in m², are slivers: they are listed apart and count for nothing; %.0f when it is left out."
                    .formatted(PairInputs.DEFAULT_SLIVER_M2));

    private final Catalog catalog;
    private final SubjectInputs subjects;
    private final Language language;

    OverlayDescription(Catalog catalog, SubjectInputs subjects, Language language) {
        this.catalog = catalog;
        this.subjects = subjects;
        this.language = language;
    }

    ProcessDescription of(OverlayProcess process) {
        Map<String, Object> shape = Map.of(
                "oneOf", List.of(geoJson("Geometry.json"), geoJson("Feature.json"), geoJson("FeatureCollection.json")));
        Map<String, Object> distance =
                Map.of("type", "number", "exclusiveMinimum", 0, "maximum", OverlayInputs.MOST_DISTANCE_M);
        Map<String, Object> sliver = Map.of("type", "number", "minimum", 0, "maximum", PairInputs.MOST_SLIVER_M2);
        ProcessDescription description = new ProcessDescription(
                        language, process, TITLE, DESCRIPTION, "overlay", "intersection", "distance")
                .input("shape", SHAPE, SHAPE_DESCRIPTION, shape)
                .input("feature", FEATURE, FEATURE_DESCRIPTION, featureSchema());
        return subjects.describe(description, SubjectKind.AREAS)
                .input("relation", RELATION, RELATION_DESCRIPTION, choiceSchema(SpatialRelation.values()))
                .input("distance", DISTANCE, DISTANCE_DESCRIPTION, distance)
                .input("layers", LAYERS, LAYERS_DESCRIPTION, layersSchema(catalog.layers(), language))
                .input("by", BY, BY_DESCRIPTION, value("string"))
                .input("division", DIVISION, DIVISION_DESCRIPTION, layerSchema(PairInputs.divisions(catalog), language))
                .input("sliverM2", SLIVER, SLIVER_DESCRIPTION, sliver)
                .input("date", DATE, DATE_DESCRIPTION, dateSchema())
                .output("overlay", OUTPUT, OUTPUT_DESCRIPTION, outputSchema());
    }

    private Map<String, Object> featureSchema() {
        Map<String, Object> schema =
                object(Map.of("layer", layerSchema(catalog.layers(), language), "id", value("string")));
        schema.put("required", List.of("layer", "id"));
        return schema;
    }

    private static Map<String, Object> outputSchema() {
        Map<String, Object> number = nullable("number");
        Map<String, Object> feature = new LinkedHashMap<>(Map.of(
                "id",
                value("string"),
                "name",
                nullable("string"),
                "code",
                nullable("string"),
                "distanceM",
                value("number")));
        List.of("areaM2", "overlapM2", "planeOverlapM2", "shareOfFeature", "shareOfShape")
                .forEach(name -> feature.put(name, number));
        Map<String, Object> sum = object(Map.of(
                "attribute", value("string"),
                "unit", nullable("string"),
                "count", value("integer"),
                "sum", value("number"),
                "weightedSum", number));
        Map<String, Object> layer = object(Map.of(
                "id", value("string"),
                "count", value("integer"),
                "overlapM2", number,
                "sums", array(sum),
                "features", array(object(feature)),
                "slivers", array(object(feature))));
        Map<String, Object> shape = object(Map.of(
                "type",
                value("string"),
                "areaM2",
                number,
                "planeAreaM2",
                number,
                "lengthM",
                number,
                "isRepaired",
                value("boolean"),
                "repair",
                nullable("string")));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("relation", choiceSchema(SpatialRelation.values()));
        answer.put("distanceM", value("number"));
        answer.put("sliverM2", value("number"));
        answer.put("date", dateSchema());
        answer.put("crs", value("string"));
        answer.put("revisions", revisions());
        answer.put("parameters", value("object"));
        answer.put("shape", shape);
        answer.put("layers", array(layer));
        return object(answer);
    }
}
