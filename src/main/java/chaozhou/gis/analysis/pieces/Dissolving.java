package chaozhou.gis.analysis.pieces;

import chaozhou.gis.analysis.AnalysisInputs;
import chaozhou.gis.analysis.subject.GatheredSubjects;
import chaozhou.gis.analysis.subject.Subject;
import chaozhou.gis.analysis.subject.SubjectTable;
import chaozhou.gis.catalog.Text;
import chaozhou.gis.encode.table.Column;
import chaozhou.gis.encode.table.Table;
import chaozhou.gis.error.GisException.InvalidParameter;
import chaozhou.gis.geo.Coverages;
import chaozhou.gis.geo.Geodesics;
import chaozhou.gis.jobs.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** Features with the same values become one. */
final class Dissolving {

    private static final Column COUNT = new Column("count", new Text("要素数", "Features"), Column.Type.INTEGER, null);
    private static final Column AREA = Column.number("areaM2", new Text("椭球面积", "Area on the ellipsoid"), "m2");
    private static final Column PERIMETER =
            Column.number("perimeterM", new Text("椭球周长", "Perimeter on the ellipsoid"), "m");

    private final DissolveInputs inputs;
    private final List<Column> fields;
    private final List<Subject> features;
    private final boolean isCoverage;
    private final List<Integer> by = new ArrayList<>();
    private final List<Integer> ruled = new ArrayList<>();

    /** @throws InvalidParameter when a field that is named is not there, or holds no numbers where they are needed */
    Dissolving(DissolveInputs inputs, GatheredSubjects gathered) {
        this.inputs = inputs;
        this.fields = gathered.fields();
        this.features = gathered.usable();
        inputs.by().forEach(name -> by.add(index(DissolveInputs.BY, name)));
        for (DissolveInputs.Rule rule : inputs.rules()) {
            ruled.add(index(DissolveInputs.ATTRIBUTES, rule.attribute()));
        }
        requireNumbers();
        this.isCoverage = Coverages.isCoverage(gathered.shapes());
    }

    private int index(String input, String name) {
        List<String> names = fields.stream().map(Column::name).toList();
        if (!names.contains(name)) {
            throw AnalysisInputs.fault(
                    input,
                    "names %s, which the features don't have; they have %s.".formatted(name, String.join(", ", names)),
                    names);
        }
        return names.indexOf(name);
    }

    private void requireNumbers() {
        for (int i = 0; i < ruled.size(); i++) {
            DissolveInputs.Rule rule = inputs.rules().get(i);
            for (Subject feature : features) {
                Object value = feature.values().get(ruled.get(i));
                if (rule.rule().takesNumbersOnly() && value != null && Double.isNaN(AttributeRule.asNumber(value))) {
                    throw AnalysisInputs.fault(
                            DissolveInputs.ATTRIBUTES + "." + rule.attribute(),
                            "can't be %s: %s of feature %s is no number."
                                    .formatted(AnalysisInputs.label(rule.rule()), value, feature.id()));
                }
            }
        }
    }

    /** Whether the features share their edges exactly, so that every position stays where it is. */
    boolean isCoverage() {
        return isCoverage;
    }

    List<Column> columns() {
        List<Column> ofFields = new ArrayList<>();
        by.forEach(index -> ofFields.add(fields.get(index)));
        for (int i = 0; i < ruled.size(); i++) {
            ofFields.add(inputs.rules().get(i).rule().column(fields.get(ruled.get(i))));
        }
        List<Column> named =
                SubjectTable.distinct(ofFields, Set.of(COUNT.name(), AREA.name(), PERIMETER.name(), Column.SHAPE));
        List<Column> columns = new ArrayList<>(named.subList(0, by.size()));
        columns.add(COUNT);
        columns.addAll(named.subList(by.size(), named.size()));
        columns.add(AREA);
        columns.add(PERIMETER);
        return columns;
    }

    /** Writes a row for each group, in the order in which they come. */
    void write(Progress progress, Table.RowWriter out) throws IOException {
        Map<List<@Nullable Object>, List<Subject>> groups = new LinkedHashMap<>();
        for (Subject feature : features) {
            List<@Nullable Object> key = new ArrayList<>();
            by.forEach(index -> key.add(feature.values().get(index)));
            groups.computeIfAbsent(key, none -> new ArrayList<>()).add(feature);
        }
        double done = 0;
        for (Map.Entry<List<@Nullable Object>, List<Subject>> group : groups.entrySet()) {
            Geometry shape = Coverages.union(
                    group.getValue().stream().map(Subject::shape).toList(), isCoverage);
            out.row(row(group.getKey(), group.getValue(), shape), shape);
            progress.share(++done / groups.size());
        }
    }

    private List<@Nullable Object> row(List<@Nullable Object> key, List<Subject> group, Geometry shape) {
        List<@Nullable Object> row = new ArrayList<>(key);
        row.add((long) group.size());
        for (int i = 0; i < ruled.size(); i++) {
            int index = ruled.get(i);
            List<@Nullable Object> values = new ArrayList<>();
            group.forEach(feature -> values.add(feature.values().get(index)));
            row.add(inputs.rules().get(i).rule().ofAll(values));
        }
        row.add(Geodesics.area(shape));
        row.add(Geodesics.length(shape));
        return row;
    }
}
