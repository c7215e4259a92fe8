package chaozhou.gis.analysis.classify;

import chaozhou.gis.catalog.Text;
import chaozhou.gis.encode.table.Column;
import chaozhou.gis.encode.table.Table;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Classes, their statistics and their histogram as tables. */
final class ClassTables {

    private static final Column CLASS = new Column("class", new Text("级", "Class"), Column.Type.INTEGER, null);
    private static final Column FROM = Column.number("from", new Text("下限", "From"), null);
    private static final Column TO = Column.number("to", new Text("上限", "To"), null);
    private static final Column COUNT = new Column("count", new Text("个数", "Count"), Column.Type.INTEGER, null);
    private static final Column VALUE = Column.number("value", new Text("值", "Value"), null);

    private final SortedValues values;
    private final List<ClassLimits.ValueClass> classes;

    ClassTables(ClassifyInputs inputs, SortedValues values) {
        this.values = values;
        this.classes = inputs.limits(values);
    }

    List<Table> all() {
        return List.of(classes(), statistics(), histogram());
    }

    private Table classes() {
        return new Table("classes", new Text("分级", "Classes"), List.of(CLASS, FROM, TO, COUNT), false, out -> {
            for (int i = 0; i < classes.size(); i++) {
                ClassLimits.ValueClass one = classes.get(i);
                out.row(Arrays.asList(i + 1L, one.from(), one.to(), (long) one.count()), null);
            }
        });
    }

    private Table statistics() {
        List<Column> columns = List.of(Column.text("name", new Text("统计量", "Statistic")), VALUE);
        SortedValues.Statistics of = values.statistics();
        return new Table("statistics", new Text("统计", "Statistics"), columns, false, out -> {
            out.row(Arrays.asList("count", (double) of.count()), null);
            out.row(Arrays.asList("missing", (double) of.missing()), null);
            out.row(Arrays.asList("minimum", of.minimum()), null);
            out.row(Arrays.asList("maximum", of.maximum()), null);
            out.row(Arrays.asList("mean", of.mean()), null);
            out.row(Arrays.asList("median", of.median()), null);
            out.row(Arrays.asList("standardDeviation", of.standardDeviation()), null);
            out.row(Arrays.asList("sum", of.sum()), null);
        });
    }

    private Table histogram() {
        return new Table("histogram", new Text("直方图", "Histogram"), List.of(FROM, TO, COUNT), false, out -> {
            SortedValues.Histogram histogram = values.histogram();
            if (histogram == null) {
                return;
            }
            List<Double> limits = values.equalLimits(histogram.counts().size());
            for (int i = 0; i + 1 < limits.size(); i++) {
                out.row(
                        Arrays.asList(limits.get(i), limits.get(i + 1), (long)
                                histogram.counts().get(i)),
                        null);
            }
        });
    }

    /** @param rows of features: id, name, value and class */
    Table features(Table.Rows rows) {
        List<Column> columns = List.of(
                Column.text("id", new Text("标识", "Id")), Column.text("name", new Text("名称", "Name")), VALUE, CLASS);
        return new Table("features", new Text("要素", "Features"), columns, true, rows);
    }

    /** The number of the class that a value is in, from 1; null of what is missing. */
    @Nullable
    Long number(@Nullable Double value) {
        if (value == null) {
            return null;
        }
        for (int i = classes.size(); i > 1; i--) {
            if (value >= classes.get(i - 1).from()) {
                return (long) i;
            }
        }
        return 1L;
    }
}
