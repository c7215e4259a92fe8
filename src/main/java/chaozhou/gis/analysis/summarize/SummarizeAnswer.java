package chaozhou.gis.analysis.summarize;

import chaozhou.gis.analysis.AnalysisInputs;
import chaozhou.gis.catalog.Attribute;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The output of {@code summarize}.
 *
 * @param unit of the values: {@code m2}, {@code 1/km2}, {@code 1}, the attribute's, or null
 * @param revisions by layer
 * @param values of the units, in the order of their ids
 * @param total of a count: the features in all units, each once; of a sum or an area: what the values add up to; else null
 */
record SummarizeAnswer(
        String layer,
        String of,
        String function,
        @Nullable String attribute,
        @Nullable String unit,
        String date,
        Map<String, Long> revisions,
        List<UnitValue> values,
        @Nullable Number total) {

    /** A unit and its value; null: there is none. */
    record UnitValue(
            String id,
            @Nullable String name,
            @Nullable String code,
            @Nullable Number value) {}

    /** @param features in all units */
    static SummarizeAnswer of(
            SummarizeInputs inputs, Map<String, Long> revisions, List<UnitValue> values, long features) {
        Attribute attribute = inputs.attribute();
        return new SummarizeAnswer(
                inputs.layer().id(),
                inputs.of().id(),
                AnalysisInputs.label(inputs.function()),
                attribute == null ? null : attribute.name(),
                inputs.function().unit(attribute),
                inputs.date().toString(),
                revisions,
                values,
                switch (inputs.function()) {
                    case COUNT -> features;
                    case SUM, AREA ->
                        values.stream()
                                .map(UnitValue::value)
                                .mapToDouble(value -> value == null ? 0 : value.doubleValue())
                                .sum();
                    case MEAN, MINIMUM, MAXIMUM, SHARE, DENSITY -> null;
                });
    }
}
