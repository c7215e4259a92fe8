package chaozhou.gis.lineage.match;

import chaozhou.gis.catalog.Attribute;
import chaozhou.gis.catalog.Language;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.catalog.Text;
import chaozhou.gis.error.GisException.InvalidParameter;
import chaozhou.gis.jobs.ExecuteRequest;
import chaozhou.gis.jobs.OfferedProcess;
import chaozhou.gis.jobs.ProcessDescription;
import chaozhou.gis.lineage.LineageRecord;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The process {@code match-divisions}: which divisions the rows of a table mean, by code or name. */
@Component
final class MatchProcess implements OfferedProcess {

    private static final Map<String, Object> TEXT = Map.of("type", "string");

    /** Of the most rows with codes and long names. */
    private static final int MOST_BYTES = 6 << 20;

    private final Divisions divisions;
    private final Clock clock;

    MatchProcess(Divisions divisions, Clock clock) {
        this.divisions = divisions;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "match-divisions";
    }

    @Override
    public int mostBytes() {
        return MOST_BYTES;
    }

    @Override
    public String adviceForLarge() {
        return "send the table in several requests";
    }

    @Override
    public ProcessDescription description(Language language) {
        return new ProcessDescription(
                        language,
                        this,
                        new Text("匹配区划", "Match divisions"),
                        new Text(
                                "把表格各行按代码或名称对应到区划：代码可属任一代码体系，可补零；名称可省略后缀，可带上级名称；曾用代码和曾用名按沿革对应。",
                                "Joins the rows of a table to divisions by code or name: codes of any system, also padded with zeros; names with or"
                                        + " without suffix and with what lies above in front; former codes and names by lineage."),
                        "lineage",
                        "statistics")
                .input(
                        "rows",
                        new Text("表格各行", "Rows"),
                        new Text("每行有代码、名称或两者", "Each has a code, a name or both"),
                        1,
                        Map.of(
                                "type",
                                "array",
                                "minItems",
                                1,
                                "maxItems",
                                TableRow.MOST_ROWS,
                                "items",
                                Map.of("type", "object", "properties", Map.of("code", TEXT, "name", TEXT))))
                .input(
                        "layers",
                        new Text("图层", "Layers"),
                        new Text(
                                "要对应的区划图层；省略时取对应行数最多的一个",
                                "The layers of divisions; when they are left out, the one in which most rows match"),
                        Map.of("type", "array", "minItems", 1, "items", Map.of("type", "string", "enum", ids())))
                .input(
                        "date",
                        new Text("日期", "Date"),
                        new Text("区划现行的日期，缺省为今天", "The day on which the divisions are in force; today if left out"),
                        Map.of("type", "string", "format", "date"))
                .input(
                        "system",
                        new Text("代码体系", "Code system"),
                        new Text("表中代码所属体系；缺省为任一体系", "Whose codes the table has; those of any if left out"),
                        Map.of("type", "string", "enum", systems()))
                .output(
                        "matches",
                        new Text("对应结果", "Matches"),
                        new Text("每行对应的区划", "The division that each row means"),
                        Map.of("type", "object"));
    }

    private List<String> ids() {
        return divisions.layers().stream().map(Layer::id).toList();
    }

    @Override
    public Work prepare(ExecuteRequest request) {
        List<TableRow> rows = TableRow.parse(request.input("rows"));
        List<String> layers = layers(request.input("layers"));
        LocalDate day = day(request.text("date"));
        Attribute.CodeSystem system = system(request.text("system"));
        return progress -> match(rows, layers, day, system);
    }

    /** The layers that are named; none: the service decides. */
    private List<String> layers(@Nullable JsonNode given) {
        if (given == null || given.isNull()) {
            return List.of();
        }
        List<String> layers = new ArrayList<>();
        if (given.isArray()) {
            given.forEach(layer -> layers.add(layer.asString("")));
        }
        if (layers.isEmpty() || !ids().containsAll(layers)) {
            throw new InvalidParameter("inputs.layers", "inputs.layers must be layers of divisions.", ids());
        }
        return layers.stream().distinct().toList();
    }

    private static List<String> systems() {
        return Arrays.stream(Attribute.CodeSystem.values())
                .map(Attribute.CodeSystem::label)
                .toList();
    }

    private static Attribute.@Nullable CodeSystem system(@Nullable String label) {
        if (label == null) {
            return null;
        }
        return Arrays.stream(Attribute.CodeSystem.values())
                .filter(system -> system.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new InvalidParameter("inputs.system", "There is no such code system.", systems()));
    }

    private LocalDate day(@Nullable String text) {
        try {
            return text == null ? LocalDate.now(clock) : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new InvalidParameter("inputs.date", "inputs.date must be a day of the calendar like 2023-12-01.");
        }
    }

    private TableMatch match(
            List<TableRow> rows, List<String> layers, LocalDate day, Attribute.@Nullable CodeSystem system) {
        List<Division> all = divisions.read(system);
        List<LineageRecord> records = divisions.lineage(day);
        Hierarchy hierarchy = new Hierarchy(divisions.layers(), all, day);
        Function<String, TableMatch> inLayer = layer -> {
            RowMatcher matcher = new RowMatcher(new LayerIndex(layer, all, records, day), hierarchy);
            return TableMatch.of(
                    IntStream.range(0, rows.size())
                            .mapToObj(number -> matcher.match(number, rows.get(number)))
                            .toList(),
                    day.toString());
        };
        return layers.isEmpty()
                ? ids().stream().map(inLayer).reduce(TableMatch::orBetter).orElseThrow()
                : layers.stream().map(inLayer).reduce(TableMatch::and).orElseThrow();
    }
}
