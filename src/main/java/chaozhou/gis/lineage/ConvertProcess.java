package chaozhou.gis.lineage;

import static chaozhou.gis.store.SqlNames.quoted;
import static chaozhou.gis.store.SqlNames.table;

import chaozhou.gis.catalog.Attribute;
import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.Language;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.catalog.Text;
import chaozhou.gis.error.GisException.InvalidParameter;
import chaozhou.gis.jobs.ExecuteRequest;
import chaozhou.gis.jobs.OfferedProcess;
import chaozhou.gis.jobs.ProcessDescription;
import chaozhou.gis.query.Period;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The process {@code convert-values}: a table of values of the divisions of one day becomes one of those of another. */
@Component
final class ConvertProcess implements OfferedProcess {

    private final Catalog catalog;
    private final LineageStore lineage;
    private final CodeLookup codes;
    private final JdbcClient jdbc;

    ConvertProcess(Catalog catalog, LineageStore lineage, CodeLookup codes, JdbcClient jdbc) {
        this.catalog = catalog;
        this.lineage = lineage;
        this.codes = codes;
        this.jdbc = jdbc;
    }

    @Override
    public String id() {
        return "convert-values";
    }

    @Override
    public String adviceForLarge() {
        return "send the table in several requests";
    }

    private static Map<String, Object> day() {
        return Map.of("type", "string", "format", "date");
    }

    @Override
    public ProcessDescription description(Language language) {
        return new ProcessDescription(
                        language,
                        this,
                        new Text("换算到另一天的区划", "Convert values to the divisions of another day"),
                        new Text(
                                "按沿革把某日区划的数值换算到另一日的区划；拆分的按面积分摊，并注明为估算。",
                                "Values of the divisions of one day become values of those of another, by lineage; where a unit was split by"
                                        + " ground, and marked as estimated."),
                        "lineage",
                        "statistics")
                .input(
                        "layer",
                        new Text("图层", "Layer"),
                        new Text("区划图层", "The layer of divisions"),
                        1,
                        Map.of("type", "string", "enum", divisions()))
                .input("from", new Text("原日期", "From"), new Text("数值所属的日期", "The day of the values"), 1, day())
                .input("to", new Text("目标日期", "To"), new Text("要换算到的日期", "The day that is wanted"), 1, day())
                .input(
                        "values",
                        new Text("数值", "Values"),
                        new Text("代码到数值（数量或金额，可相加）", "Numbers by code: counts and sums, which add up"),
                        1,
                        Map.of("type", "object", "additionalProperties", Map.of("type", "number")))
                .input(
                        "system",
                        new Text("代码体系", "Code system"),
                        new Text("civil_affairs 或 statistics", "civil_affairs or statistics"),
                        Map.of("type", "string", "enum", List.of("civil_affairs", "statistics")))
                .output(
                        "table",
                        new Text("结果", "Table"),
                        new Text("目标日期各单元的数值", "The values of the units of the day that is wanted"),
                        Map.of("type", "object"));
    }

    private List<String> divisions() {
        return catalog.layers().stream()
                .filter(layer -> layer.codeAttribute().isPresent())
                .map(Layer::id)
                .toList();
    }

    @Override
    public Work prepare(ExecuteRequest request) {
        String id = request.text("layer");
        if (id == null || !divisions().contains(id)) {
            throw new InvalidParameter("inputs.layer", "Say which layer of divisions is meant.", divisions());
        }
        Layer layer = catalog.layer(id);
        LocalDate from = day(request, "from");
        LocalDate to = day(request, "to");
        if (to.isBefore(from)) {
            throw new InvalidParameter("inputs.to", "Values go forward in time only: inputs.to is before inputs.from.");
        }
        String label = request.text("system");
        Attribute.CodeSystem system = label == null ? null : LineageController.system(label);
        Map<String, Double> values = values(request);
        return progress -> convert(layer, from, to, values, system);
    }

    private static LocalDate day(ExecuteRequest request, String name) {
        try {
            return LocalDate.parse(Objects.requireNonNullElse(request.text(name), ""));
        } catch (DateTimeException e) {
            throw new InvalidParameter("inputs." + name, "inputs.%s must be a day like 2023-11-30.".formatted(name));
        }
    }

    private static Map<String, Double> values(ExecuteRequest request) {
        Map<String, Double> values = new LinkedHashMap<>();
        JsonNode given = request.input("values");
        if (given == null || !given.isObject()) {
            throw new InvalidParameter("inputs.values", "inputs.values must be an object: numbers by code.");
        }
        given.properties().forEach(entry -> {
            if (!entry.getValue().isNumber()) {
                throw new InvalidParameter("inputs.values", "inputs.values has a value that is no number.");
            }
            values.put(entry.getKey(), entry.getValue().doubleValue());
        });
        return values;
    }

    /** A value of a unit on the day that is wanted. */
    private record Converted(String id, String name, double value, boolean isEstimated, List<String> from) {}

    private Object convert(
            Layer layer,
            LocalDate from,
            LocalDate to,
            Map<String, Double> values,
            Attribute.@Nullable CodeSystem system) {
        List<LineageRecord> records = lineage.of(layer, new Period(from.plusDays(1), to)).stream()
                .filter(record -> !record.status().equals("rejected"))
                .toList();
        Map<String, String> names = names(layer, to);
        Map<String, Converted> converted = new TreeMap<>();
        List<String> remarks = new ArrayList<>();
        values.forEach((code, value) -> {
            List<CodeLookup.Match> matches = codes.find(code, from, layer, system);
            if (matches.isEmpty()) {
                remarks.add("%s: no unit had this code on %s".formatted(code, from));
            } else if (CodeLookup.isAmbiguous(matches)) {
                remarks.add("%s: several units had this code on %s, in different code systems; say which with system"
                        .formatted(code, from));
            } else {
                String id = matches.get(0).id();
                ValueConversion.Destination destination = ValueConversion.of(id, records);
                destination.weights().forEach((target, weight) -> {
                    if (names.containsKey(target)) {
                        Converted part = new Converted(
                                target, names.get(target), value * weight, destination.isEstimated(), List.of(id));
                        converted.merge(target, part, ConvertProcess::sum);
                    } else {
                        remarks.add("%s: %s is not in force on %s, and no record says what became of it"
                                .formatted(code, target, to));
                    }
                });
            }
        });
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("layer", layer.id());
        table.put("from", from.toString());
        table.put("to", to.toString());
        table.put("values", converted.values());
        table.put("remarks", remarks);
        return table;
    }

    private static Converted sum(Converted one, Converted other) {
        List<String> from = new ArrayList<>(one.from());
        from.addAll(other.from());
        return new Converted(
                one.id(), one.name(), one.value() + other.value(), one.isEstimated() || other.isEstimated(), from);
    }

    private Map<String, String> names(Layer layer, LocalDate day) {
        Map<String, String> names = new LinkedHashMap<>();
        jdbc.sql("SELECT id, %s::text FROM %s WHERE daterange(valid_from, valid_to) @> ?"
                        .formatted(quoted(layer.nameAttribute().name()), table(layer)))
                .param(day)
                .query(row -> {
                    names.put(row.getString(1), row.getString(2));
                });
        return names;
    }
}
