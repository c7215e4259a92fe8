package chaozhou.gis.analysis.pieces;

import chaozhou.gis.analysis.AnalysisInputs;
import chaozhou.gis.catalog.Text;
import chaozhou.gis.encode.table.Column;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** What an attribute becomes where several features become one. Features without a value count for nothing. */
// Texts do not change.
@SuppressWarnings("ImmutableEnumChecker")
enum AttributeRule {
    /** The value of the first feature that has one. */
    FIRST(new Text("首个", "first")) {
        @Override
        Object of(List<Object> values) {
            return values.get(0);
        }
    },
    SUM(new Text("合计", "sum")) {
        @Override
        Object of(List<Object> values) {
            return number(values, DoubleStream::sum);
        }
    },
    MINIMUM(new Text("最小", "minimum")) {
        @Override
        Object of(List<Object> values) {
            return number(values, numbers -> numbers.min().orElseThrow());
        }
    },
    MAXIMUM(new Text("最大", "maximum")) {
        @Override
        Object of(List<Object> values) {
            return number(values, numbers -> numbers.max().orElseThrow());
        }
    },
    MEAN(new Text("平均", "mean")) {
        @Override
        Object of(List<Object> values) {
            return number(values, numbers -> numbers.average().orElseThrow());
        }
    },
    /** How many features have a value. */
    COUNT(new Text("个数", "count")) {
        @Override
        Object of(List<Object> values) {
            return (long) values.size();
        }
    },
    /** The different values, in the order in which they come. */
    LIST(new Text("列表", "list")) {
        @Override
        Object of(List<Object> values) {
            return values.stream().distinct().map(Object::toString).collect(Collectors.joining("; "));
        }
    };

    private final Text title;

    AttributeRule(Text title) {
        this.title = title;
    }

    /** @param values at least one: String, Long, Double or Boolean; numbers, or texts that tell some, where the rule is about numbers */
    abstract Object of(List<Object> values);

    private static Object number(List<Object> values, ToDoubleFunction<DoubleStream> rule) {
        return rule.applyAsDouble(values.stream().mapToDouble(AttributeRule::asNumber));
    }

    /** The number that a value is, or that its text tells, since tables of text have no other; NaN: none. */
    static double asNumber(Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        try {
            return value instanceof String text ? new BigDecimal(text.strip()).doubleValue() : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** The value of features, in their order; null where none has one. */
    @Nullable
    Object ofAll(List<@Nullable Object> values) {
        List<Object> there = values.stream().filter(Objects::nonNull).toList();
        return there.isEmpty() ? null : of(there);
    }

    boolean takesNumbersOnly() {
        return this == SUM || this == MINIMUM || this == MAXIMUM || this == MEAN;
    }

    /** The column of what an attribute becomes: {@code population_sum}. */
    Column column(Column attribute) {
        Column.Type type = switch (this) {
            case FIRST -> attribute.type();
            case COUNT -> Column.Type.INTEGER;
            case LIST -> Column.Type.TEXT;
            case SUM, MINIMUM, MAXIMUM, MEAN -> Column.Type.NUMBER;
        };
        return new Column(
                attribute.name() + "_" + AnalysisInputs.label(this),
                new Text(
                        "%s（%s）".formatted(attribute.title().zh(), title.zh()),
                        "%s (%s)".formatted(attribute.title().en(), title.en())),
                type,
                this == COUNT || this == LIST ? null : attribute.unit());
    }
}
