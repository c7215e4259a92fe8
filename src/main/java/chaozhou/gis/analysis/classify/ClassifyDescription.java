package chaozhou.gis.analysis.classify;

import static chaozhou.gis.analysis.AnalysisDescriptions.DATE;
import static chaozhou.gis.analysis.AnalysisDescriptions.DATE_DESCRIPTION;
import static chaozhou.gis.analysis.AnalysisDescriptions.FILTER;
import static chaozhou.gis.analysis.AnalysisDescriptions.array;
import static chaozhou.gis.analysis.AnalysisDescriptions.choiceSchema;
import static chaozhou.gis.analysis.AnalysisDescriptions.dateSchema;
import static chaozhou.gis.analysis.AnalysisDescriptions.filterSchema;
import static chaozhou.gis.analysis.AnalysisDescriptions.layerSchema;
import static chaozhou.gis.analysis.AnalysisDescriptions.nullable;
import static chaozhou.gis.analysis.AnalysisDescriptions.object;
import static chaozhou.gis.analysis.AnalysisDescriptions.revisions;
import static chaozhou.gis.analysis.AnalysisDescriptions.value;

import chaozhou.gis.analysis.AnalysisInputs;
import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.Language;
import chaozhou.gis.catalog.Text;
import chaozhou.gis.jobs.ProcessDescription;
import java.util.List;
import java.util.Map;

/** What {@code classify} is, takes and gives, as OGC 18-062r2, 7.10 describes processes. */
final class ClassifyDescription {

    static final Text TITLE = new Text("分级", "Classify: classes of numbers");
    private static final Text DESCRIPTION = new Text(
            "把一个图层的数值属性（或直接给出的数值）分成若干级，并给出直方图和统计值，用于分级设色。",
            "Puts the values of a numeric attribute, or numbers that are given, into classes, as maps are coloured by, with their"
                    + " histogram and statistics.");
    private static final Text LAYER = new Text("图层", "Layer");
    private static final Text LAYER_DESCRIPTION =
            new Text("有数值属性的图层；与 values 二选一。", "A layer that has an attribute with numbers; this or values.");
    private static final Text ATTRIBUTE = new Text("属性", "Attribute");
    private static final Text ATTRIBUTE_DESCRIPTION =
            new Text("图层的数值属性。", "An attribute of the layer that holds numbers.");
    private static final Text FILTER_DESCRIPTION = new Text(
            "CQL2 文本：只统计符合条件的要素；坐标为 CRS84。", "CQL2 text: only features that meet it count; coordinates in CRS84.");
    private static final Text VALUES = new Text("数值", "Values");
    private static final Text VALUES_DESCRIPTION = new Text(
            "要分级的数值，1 至 %d 个；null 为缺值。".formatted(ClassifyInputs.MOST_VALUES),
            "The numbers, 1 to %d; null where one is missing.".formatted(ClassifyInputs.MOST_VALUES));
    private static final Text METHOD = new Text("方法", "Method");
    private static final Text METHOD_DESCRIPTION = new Text(
            "natural 自然断点（缺省），quantile 分位数，equal-interval 等间距，standard-deviation 标准差，pretty 整数间距，own 自定义。",
            "natural breaks (when it is left out), quantile, equal-interval, standard-deviation, pretty (round limits), own.");
    private static final Text CLASSES = new Text("级数", "Classes");
    private static final Text CLASSES_DESCRIPTION = new Text(
            "缺省为 %d；own 不用给出。不同的数值不足时级数减少。".formatted(ClassifyInputs.DEFAULT_CLASSES),
            "How many, %d when it is left out; not for own. There are fewer where there are fewer different values."
                    .formatted(ClassifyInputs.DEFAULT_CLASSES));
    private static final Text BREAKS = new Text("界值", "Breaks");
    private static final Text BREAKS_DESCRIPTION =
            new Text("own 的内部界值，严格递增。", "The inner limits for own, each greater than the one before.");
    private static final Text OUTPUT = new Text("分级结果", "Classes");
    private static final Text OUTPUT_DESCRIPTION = new Text(
            "classes 自低到高，每级含下限、不含上限，最高一级两者都含；histogram 为 20 个等宽区间的个数；statistics 为统计值，" + "标准差按总体计算。",
            "classes from the lowest: each includes its lower limit and excludes its upper one, and the last includes both;"
                    + " histogram counts in 20 intervals of one width; statistics, whose standard deviation is that of a population.");

    private final Catalog catalog;
    private final Language language;

    ClassifyDescription(Catalog catalog, Language language) {
        this.catalog = catalog;
        this.language = language;
    }

    ProcessDescription of(ClassifyProcess process) {
        Map<String, Object> layers = layerSchema(
                AnalysisInputs.layers(
                        catalog,
                        layer -> !AnalysisInputs.numericAttributes(layer).isEmpty()),
                language);
        return new ProcessDescription(language, process, TITLE, DESCRIPTION, "classify", "class breaks", "statistics")
                .input("layer", LAYER, LAYER_DESCRIPTION, layers)
                .input("attribute", ATTRIBUTE, ATTRIBUTE_DESCRIPTION, value("string"))
                .input("date", DATE, DATE_DESCRIPTION, dateSchema())
                .input("filter", FILTER, FILTER_DESCRIPTION, filterSchema())
                .input("values", VALUES, VALUES_DESCRIPTION, numbers(nullable("number"), ClassifyInputs.MOST_VALUES))
                .input("method", METHOD, METHOD_DESCRIPTION, choiceSchema(ClassMethod.values()))
                .input("classes", CLASSES, CLASSES_DESCRIPTION, classesSchema())
                .input("breaks", BREAKS, BREAKS_DESCRIPTION, numbers(value("number"), ClassifyInputs.MOST_CLASSES - 1))
                .output("classification", OUTPUT, OUTPUT_DESCRIPTION, outputSchema());
    }

    private static Map<String, Object> numbers(Map<String, Object> items, int most) {
        return Map.of("type", "array", "minItems", 1, "maxItems", most, "items", items);
    }

    private static Map<String, Object> classesSchema() {
        return Map.of(
                "type", "integer",
                "minimum", ClassifyInputs.FEWEST_CLASSES,
                "maximum", ClassifyInputs.MOST_CLASSES,
                "default", ClassifyInputs.DEFAULT_CLASSES);
    }

    private static Map<String, Object> outputSchema() {
        Map<String, Object> number = value("number");
        Map<String, Object> oneClass = object(Map.of("from", number, "to", number, "count", value("integer")));
        Map<String, Object> histogram = Map.of(
                "type",
                List.of("object", "null"),
                "properties",
                Map.of("from", number, "to", number, "counts", array(value("integer"))));
        return object(Map.of(
                "method", choiceSchema(ClassMethod.values()),
                "classes", array(oneClass),
                "histogram", histogram,
                "statistics", value("object"),
                "layer", value("string"),
                "attribute", value("string"),
                "date", dateSchema(),
                "revision", value("integer"),
                "revisions", revisions(),
                "parameters", value("object")));
    }
}
