package chaozhou.gis.analysis.overlay;

import chaozhou.gis.analysis.AnalysisInputs;
import chaozhou.gis.analysis.Provenance;
import chaozhou.gis.analysis.QueryShape;
import chaozhou.gis.analysis.SubjectProcess;
import chaozhou.gis.analysis.subject.SubjectKind;
import chaozhou.gis.analysis.subject.SubjectQuestions;
import chaozhou.gis.analysis.subject.SubjectSource;
import chaozhou.gis.catalog.Language;
import chaozhou.gis.http.MediaTypes;
import chaozhou.gis.jobs.ExecuteRequest;
import chaozhou.gis.jobs.ProcessDescription;
import chaozhou.gis.jobs.Progress;
import chaozhou.gis.jobs.ResultFile;
import java.util.List;
import org.springframework.stereotype.Component;

/** The process {@code overlay}: which features stand in a relation to a shape, or to each of several areas. */
@Component
final class OverlayProcess implements SubjectProcess {

    /** More subjects than so many, with one layer, take longer than somebody waits. */
    private static final int MOST_AT_ONCE = 4000;

    private final SubjectQuestions questions;
    private final Overlay overlay;
    private final PairSearch search;
    private final OverlayAnswers answers;

    OverlayProcess(SubjectQuestions questions, Overlay overlay, PairSearch search, OverlayAnswers answers) {
        this.questions = questions;
        this.overlay = overlay;
        this.search = search;
        this.answers = answers;
    }

    @Override
    public String id() {
        return "overlay";
    }

    @Override
    public ProcessDescription description(Language language) {
        return new OverlayDescription(questions.catalog(), questions.subjects(), language).of(this);
    }

    @Override
    public List<String> mediaTypes() {
        return OverlayAnswers.MEDIA_TYPES;
    }

    @Override
    public Work prepare(ExecuteRequest request) {
        AnalysisInputs inputs = questions.inputs(request);
        if (inputs.has("features")
                || inputs.has("layer")
                || !request.upload().files().isEmpty()) {
            return aboutSubjects(inputs);
        }
        inputs.refuse("filter", "it selects features of inputs.layer.");
        OverlayInputs question = OverlayInputs.parse(inputs);
        boolean isDocument = request.mediaType().equals(MediaTypes.JSON);
        if (isDocument && !inputs.has("by") && !inputs.has("division")) {
            return progress -> overlay.of(question, answers.provenance(inputs, question.allLayers()));
        }
        PairInputs pairs = PairInputs.parse(inputs, subject(question), question.own());
        return progress -> isDocument
                ? overlay.of(question, answers.provenance(inputs, pairs.allLayers()))
                        .with(search.search(
                                pairs,
                                request,
                                Detail.TABLES,
                                progress,
                                (found, shapes) -> found.totals().members()))
                : answer(inputs, pairs, progress);
    }

    private Work aboutSubjects(AnalysisInputs inputs) {
        for (String input : List.of("shape", "feature")) {
            inputs.refuse(input, "inputs.features, inputs.layer or a file says what is asked about.");
        }
        SubjectSource source = questions.subjects().parse(inputs, SubjectKind.AREAS);
        PairInputs pairs = PairInputs.parse(
                inputs, source, inputs.has("layer") ? source.layers().get(0) : null);
        return new Work() {
            @Override
            public Object run(Progress progress) {
                return answer(inputs, pairs, progress);
            }

            @Override
            public boolean isLarge() {
                return source.isMoreThan(MOST_AT_ONCE / pairs.layers().size());
            }
        };
    }

    /** The shape of the question, which must be an area. */
    private SubjectSource subject(OverlayInputs question) {
        QueryShape shape = overlay.shapeOf(question);
        OverlayInputs.FeatureName feature = question.feature();
        if (!shape.isPolygonal()) {
            throw AnalysisInputs.fault(
                    feature == null ? "shape" : "feature",
                    "must be an area where totals or an answer in this format are wanted; points and lines have no overlap.");
        }
        return feature == null
                ? new OneShape("1", shape, List.of())
                : new OneShape(feature.id(), shape, List.of(feature.layer()));
    }

    private ResultFile answer(AnalysisInputs inputs, PairInputs pairs, Progress progress) {
        Provenance provenance = answers.provenance(inputs, pairs.allLayers(), pairs.source());
        return search.search(
                pairs,
                inputs.request(),
                Detail.of(inputs.request().mediaType()),
                progress,
                (found, shapes) -> answers.write(inputs, provenance, pairs, found, shapes));
    }
}
