package chaozhou.gis.analysis.classify;

import chaozhou.gis.analysis.AnalysisInputs;
import chaozhou.gis.analysis.Provenance;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The output of {@code classify}. What it says of a layer is left out where the values were given.
 *
 * @param provenance whose members are the answer's own
 * @param histogram null where there are no values
 */
record ClassifyAnswer(
        @JsonUnwrapped Provenance provenance,
        String method,
        List<ClassLimits.ValueClass> classes,
        SortedValues.@Nullable Histogram histogram,
        SortedValues.Statistics statistics,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String layer,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String attribute,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long revision) {

    static ClassifyAnswer of(ClassifyInputs inputs, Provenance provenance, SortedValues values) {
        ClassifyInputs.Source source = inputs.source();
        return new ClassifyAnswer(
                provenance,
                AnalysisInputs.label(inputs.method()),
                inputs.limits(values),
                values.histogram(),
                values.statistics(),
                source == null ? null : source.layer().id(),
                source == null ? null : source.attribute().name(),
                source == null
                        ? null
                        : provenance.revisions().get(source.layer().id()));
    }
}
