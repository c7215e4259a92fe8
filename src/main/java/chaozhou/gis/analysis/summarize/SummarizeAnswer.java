package chaozhou.gis.analysis.summarize;

import chaozhou.gis.analysis.AnalysisInputs;
import chaozhou.gis.analysis.Provenance;
import chaozhou.gis.catalog.Attribute;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The output of {@code summarize}.
 *
 * @param provenance whose members are the answer's own
 * @param layer null where all is one unit
 * @param unit of the values: {@code m2}, {@code 1/km2}, {@code 1}, the attribute's, or null
 * @param values of the units, in the order of their ids
 * @param total of a count: the features in all units, each once; of a sum or an area: what the values add up to; else null
 * @param leftOut what a hierarchy has placed nowhere; null by place
 */
record SummarizeAnswer(
        @JsonUnwrapped Provenance provenance,
        @Nullable String layer,
        String of,
        String by,
        String function,
        @Nullable String attribute,
        @Nullable String unit,
        List<UnitValue> values,
        @Nullable Number total,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LeftOut leftOut) {

    /** A unit and its value; null: there is none. */
    record UnitValue(
            String id,
            @Nullable String name,
            @Nullable String code,
            @Nullable Number value) {}

    /** @param features in all units */
    static SummarizeAnswer of(
            SummarizeInputs inputs,
            Provenance provenance,
            List<UnitValue> values,
            long features,
            @Nullable LeftOut leftOut) {
        Attribute attribute = inputs.attribute();
        return new SummarizeAnswer(
                provenance,
                inputs.layer() == null ? null : inputs.layer().id(),
                inputs.of().id(),
                AnalysisInputs.label(inputs.by()),
                AnalysisInputs.label(inputs.function()),
                attribute == null ? null : attribute.name(),
                inputs.function().unit(attribute),
                values,
                total(inputs.function(), values, features),
                leftOut);
    }

    private static @Nullable Number total(SummaryFunction function, List<UnitValue> values, long features) {
        return switch (function) {
            case COUNT -> (Number) features;
            case SUM, AREA ->
                values.stream()
                        .map(UnitValue::value)
                        .mapToDouble(value -> value == null ? 0 : value.doubleValue())
                        .sum();
            case MEAN, MEDIAN, MINIMUM, MAXIMUM, SHARE, DENSITY -> null;
        };
    }
}
