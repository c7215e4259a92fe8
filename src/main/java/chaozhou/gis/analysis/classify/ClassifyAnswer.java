package chaozhou.gis.analysis.classify;

import chaozhou.gis.analysis.AnalysisInputs;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The output of {@code classify}. What it says of a layer is left out where the values were given.
 *
 * @param histogram null where there are no values
 */
record ClassifyAnswer(
        String method,
        List<ClassLimits.ValueClass> classes,
        SortedValues.@Nullable Histogram histogram,
        SortedValues.Statistics statistics,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String layer,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String attribute,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String date,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long revision) {

    /** @param revision of the source's layer; null where there is none */
    static ClassifyAnswer of(ClassifyInputs inputs, SortedValues values, @Nullable Long revision) {
        ClassifyInputs.Source source = inputs.source();
        return new ClassifyAnswer(
                AnalysisInputs.label(inputs.method()),
                ClassLimits.classes(values, inputs.method(), inputs.classes(), inputs.breaks()),
                values.histogram(),
                values.statistics(),
                source == null ? null : source.layer().id(),
                source == null ? null : source.attribute().name(),
                source == null ? null : source.date().toString(),
                revision);
    }
}
