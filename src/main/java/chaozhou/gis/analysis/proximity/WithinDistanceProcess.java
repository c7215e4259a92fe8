package chaozhou.gis.analysis.proximity;

import chaozhou.gis.analysis.AnalysisDescriptions;
import chaozhou.gis.analysis.AnalysisInputs;
import chaozhou.gis.analysis.SubjectProcess;
import chaozhou.gis.analysis.subject.SubjectKind;
import chaozhou.gis.analysis.subject.SubjectQuestions;
import chaozhou.gis.analysis.subject.SubjectSource;
import chaozhou.gis.analysis.subject.SubjectWork;
import chaozhou.gis.catalog.Language;
import chaozhou.gis.catalog.Text;
import chaozhou.gis.jobs.ExecuteRequest;
import chaozhou.gis.jobs.ProcessDescription;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The process {@code within-distance}: the features of layers within a distance, with how far and where they are. */
@Component
final class WithinDistanceProcess implements SubjectProcess {

    /** The most features of a layer for each subject. */
    static final int MOST = 5_000;

    static final double MOST_DISTANCE_M = 100_000;

    private static final Text TITLE = new Text("距离内要素", "Features within a distance");

    private final SubjectQuestions questions;
    private final ProximityAnswers answers;

    WithinDistanceProcess(SubjectQuestions questions, ProximityAnswers answers) {
        this.questions = questions;
        this.answers = answers;
    }

    @Override
    public String id() {
        return "within-distance";
    }

    @Override
    public ProcessDescription description(Language language) {
        ProcessDescription description = new ProcessDescription(
                language,
                this,
                TITLE,
                new Text(
                        "各图层中离每个对象不超过给定椭球面距离的要素，以及距离（米）、方位角和方向；相接或重叠时距离为 0，无方向。",
                        "The features of layers that are no farther from each subject than a distance on the ellipsoid, with their"
                                + " distance, azimuth and direction; 0 and no direction where they touch."),
                "distance",
                "direction",
                "within");
        questions
                .subjects()
                .describe(description, SubjectKind.ANY)
                .input(
                        "distance",
                        new Text("距离", "Distance"),
                        new Text(
                                "单位为米，至多 %.0f。".formatted(MOST_DISTANCE_M),
                                "Metres, at most %.0f.".formatted(MOST_DISTANCE_M)),
                        1,
                        Map.of("type", "number", "exclusiveMinimum", 0, "maximum", MOST_DISTANCE_M))
                .input(
                        "layers",
                        new Text("图层", "Layers"),
                        new Text(
                                "在这些图层中查找，缺省为全部；对象也属于某图层时不含其自身。每个对象每个图层至多 %d 个要素。".formatted(MOST),
                                "The layers whose features are looked for, all of them when it is left out; a subject of one is left out for"
                                        + " itself. At most %d features of a layer for each subject.".formatted(MOST)),
                        AnalysisDescriptions.layersSchema(questions.catalog().layers(), language));
        return AnalysisDescriptions.tableOfDay(
                description,
                "neighbours",
                TITLE,
                new Text("每个对象的每个要素一行，按图层，近者在前", "A row for each subject and feature, by layer, the nearest first"));
    }

    @Override
    public Work prepare(ExecuteRequest request) {
        AnalysisInputs inputs = questions.inputs(request);
        SubjectSource source = questions.subjects().parse(inputs, SubjectKind.ANY);
        ProximityQuestion question = new ProximityQuestion(
                inputs.layers(questions.catalog().layers(), "layer").stream()
                        .map(layer -> ProximityQuestion.Target.all(
                                layer, source.layers().contains(layer)))
                        .toList(),
                inputs.date(),
                inputs.metres("distance", MOST_DISTANCE_M, null),
                MOST,
                false);
        return new SubjectWork(source, progress -> answers.answer(id(), TITLE, inputs, source, question, progress));
    }
}
