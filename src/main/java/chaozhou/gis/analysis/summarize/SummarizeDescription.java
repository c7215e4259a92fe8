package chaozhou.gis.analysis.summarize;

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
import java.util.LinkedHashMap;
import java.util.Map;

/** What {@code summarize} is, takes and gives, as OGC 18-062r2, 7.10 describes processes. */
final class SummarizeDescription {

    static final Text TITLE = new Text("分区统计", "Summarize: one layer within the areas of another");
    private static final Text DESCRIPTION = new Text(
            "按一个面图层的每个要素（按位置，或沿行政层级）统计另一个图层：个数、合计、平均、中位数、最小、最大、面积、占比、密度。",
            "For each feature of a polygon layer, how many features of another layer it has, by place or by hierarchy, or the sum, mean, median, minimum or maximum"
                    + " of an attribute, their area, share or density.");
    private static final Text LAYER = new Text("统计单元", "Units");
    private static final Text LAYER_DESCRIPTION = new Text(
            "面图层，每个要素为一个单元；by 为 hierarchy 时可不给，全部为一个单元（全市）。",
            "A polygon layer; each feature is a unit. It may be left out by hierarchy: then all is one unit, the city.");
    private static final Text OF = new Text("被统计图层", "What is summarized");
    private static final Text OF_DESCRIPTION = new Text("另一个点或面图层。", "Another layer, of points or polygons.");
    private static final Text FUNCTION = new Text("统计方法", "Function");
    private static final Text FUNCTION_DESCRIPTION = new Text(
            "count 个数（面：内部与单元相交的个数）；sum 合计，mean 平均，median 中位数（面按落入单元的面积比例加权）；minimum 最小；maximum 最大；"
                    + "area 单元内面积（平方米）；share 占单元面积之比；density 每平方千米个数。",
            "count: how many (polygons: that share ground with the unit); sum, mean and median, weighted by the share of a polygon"
                    + " that lies in the unit; minimum; maximum; area: m² within the unit; share: that by the unit's area;"
                    + " density: how many by km².");
    private static final Text ATTRIBUTE = new Text("属性", "Attribute");
    private static final Text ATTRIBUTE_DESCRIPTION = new Text(
            "sum、mean、median、minimum、maximum 所用的数值属性。",
            "An attribute with numbers, for sum, mean, median, minimum and maximum.");
    static final Text VALUE = new Text("值", "Value");
    private static final Text BY = new Text("归属", "By");
    private static final Text BY_DESCRIPTION = new Text(
            "place 按位置（缺省）；hierarchy 按上级代码逐级归并，layer 须为 of 的上级图层。",
            "place (when it is left out): where features lie; hierarchy: the codes of what is above them, from layer to layer; layer must"
                    + " be one above the summarized one.");
    private static final Text FILTER_DESCRIPTION = new Text(
            "CQL2 文本：只统计 of 图层中符合条件的要素；坐标为 CRS84。",
            "CQL2 text: only features of the summarized layer that meet it count; coordinates in CRS84.");
    private static final Text OUTPUT = new Text("统计结果", "Summary");
    private static final Text OUTPUT_DESCRIPTION = new Text(
            "values 每单元一个值，按标识排序；单元内没有要素时为 0，平均、最小、最大为 null。位于单元边界上的点只计入标识最小的单元。"
                    + "total：个数为各单元内要素总数（每个只计一次），合计与面积为各值之和，其他为 null。"
                    + "leftOut：按行政层级归并时，因上级代码不存在而未计入的要素数，以及这些代码。",
            "values has one a unit, in the order of ids: 0 where nothing is, null for mean, minimum and maximum. A point on a"
                    + " border counts for the unit with the smallest id. total: of a count the features in all units, each once;"
                    + " of a sum or an area what the values add up to; else null. leftOut: by hierarchy, how many features count nowhere,"
                    + " since the division above them is not there, and its codes.");

    private final Catalog catalog;
    private final Language language;

    SummarizeDescription(Catalog catalog, Language language) {
        this.catalog = catalog;
        this.language = language;
    }

    ProcessDescription of(SummarizeProcess process) {
        Map<String, Object> units = layerSchema(AnalysisInputs.polygonal(catalog), language);
        Map<String, Object> others = layerSchema(SummarizeInputs.summarizable(catalog), language);
        return new ProcessDescription(
                        language, process, TITLE, DESCRIPTION, "summarize", "aggregate", "zonal statistics")
                .input("layer", LAYER, LAYER_DESCRIPTION, units)
                .input("of", OF, OF_DESCRIPTION, 1, others)
                .input("by", BY, BY_DESCRIPTION, choiceSchema(Rollup.values()))
                .input("function", FUNCTION, FUNCTION_DESCRIPTION, 1, choiceSchema(SummaryFunction.values()))
                .input("attribute", ATTRIBUTE, ATTRIBUTE_DESCRIPTION, value("string"))
                .input("date", DATE, DATE_DESCRIPTION, dateSchema())
                .input("filter", FILTER, FILTER_DESCRIPTION, filterSchema())
                .output("summary", OUTPUT, OUTPUT_DESCRIPTION, outputSchema());
    }

    private static Map<String, Object> outputSchema() {
        Map<String, Object> unit = object(Map.of(
                "id", value("string"),
                "name", nullable("string"),
                "code", nullable("string"),
                "value", nullable("number")));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("layer", nullable("string"));
        answer.put("of", value("string"));
        answer.put("by", choiceSchema(Rollup.values()));
        answer.put("function", choiceSchema(SummaryFunction.values()));
        answer.put("attribute", nullable("string"));
        answer.put("unit", nullable("string"));
        answer.put("date", dateSchema());
        answer.put("revisions", revisions());
        answer.put("parameters", value("object"));
        answer.put("values", array(unit));
        answer.put("total", nullable("number"));
        Map<String, Object> ofCode = object(Map.of("code", nullable("string"), "count", value("integer")));
        answer.put(
                "leftOut",
                object(Map.of("count", value("integer"), "codes", array(ofCode), "moreCodes", value("integer"))));
        return object(answer);
    }
}
