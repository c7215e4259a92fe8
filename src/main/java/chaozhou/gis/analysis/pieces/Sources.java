package chaozhou.gis.analysis.pieces;

import chaozhou.gis.analysis.AnalysisInputs;
import chaozhou.gis.analysis.Provenance;
import chaozhou.gis.analysis.TableAnswers;
import chaozhou.gis.analysis.subject.SubjectSource;
import chaozhou.gis.catalog.Layer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Two sets of features. */
final class Sources {

    private Sources() {}

    /** Of an answer that is made of both. */
    static Provenance provenance(
            TableAnswers answers, String process, AnalysisInputs inputs, SubjectSource one, SubjectSource other) {
        List<Layer> layers = Stream.concat(one.layers().stream(), other.layers().stream())
                .distinct()
                .toList();
        Map<String, Object> parameters = new LinkedHashMap<>(one.parameters());
        parameters.putAll(other.parameters());
        return answers.provenance(process, inputs, layers, parameters);
    }
}
