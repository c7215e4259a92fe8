package chaozhou.gis.analysis.proximity;

import chaozhou.gis.analysis.AnalysisDescriptions;
import chaozhou.gis.analysis.AnalysisInputs;
import chaozhou.gis.analysis.SubjectProcess;
import chaozhou.gis.analysis.subject.SubjectKind;
import chaozhou.gis.analysis.subject.SubjectQuestions;
import chaozhou.gis.analysis.subject.SubjectSource;
import chaozhou.gis.analysis.subject.SubjectWork;
import chaozhou.gis.catalog.Language;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.catalog.Text;
import chaozhou.gis.jobs.ExecuteRequest;
import chaozhou.gis.jobs.ProcessDescription;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The process {@code nearest}: the nearest features of a layer, with distance and direction. */
@Component
final class NearestProcess implements SubjectProcess {

    /** The most features for each subject. */
    static final int MOST = 100;

    /** Features that are farther are not looked for, in metres. */
    static final double FARTHEST_M = 1_000_000;

    private static final Text TITLE = new Text("最近要素", "Nearest features");

    private final SubjectQuestions questions;
    private final ProximityAnswers answers;

    NearestProcess(SubjectQuestions questions, ProximityAnswers answers) {
        this.questions = questions;
        this.answers = answers;
    }

    @Override
    public String id() {
        return "nearest";
    }

    @Override
    public ProcessDescription description(Language language) {
        ProcessDescription description = new ProcessDescription(
                language,
                this,
                TITLE,
                new Text(
                        "某图层中离每个对象最近的要素：椭球面距离（米）、方位角和方向；相接或重叠时距离为 0，无方向。",
                        "The features of a layer that are nearest to each subject: the distance on the ellipsoid, and azimuth and"
                                + " direction of the shortest line; 0 and no direction where they touch."),
                "nearest",
                "distance",
                "direction");
        questions
                .subjects()
                .describe(description, SubjectKind.ANY)
                .input(
                        "to",
                        new Text("目标图层", "To"),
                        new Text(
                                "在该图层中查找；对象也属于该图层时不含其自身。",
                                "The layer whose features are looked for; a subject of this layer is left out for itself."),
                        1,
                        AnalysisDescriptions.layerSchema(questions.catalog().layers(), language))
                .input(
                        "toFilter",
                        new Text("目标筛选", "Filter of to"),
                        new Text("CQL2 文本，选择 to 的要素", "CQL2 text that selects features of to"),
                        AnalysisDescriptions.filterSchema())
                .input(
                        "count",
                        new Text("个数", "Count"),
                        new Text(
                                "每个对象返回几个，至多 %d。".formatted(MOST),
                                "How many for each subject, at most %d.".formatted(MOST)),
                        Map.of("type", "integer", "minimum", 1, "maximum", MOST, "default", 1))
                .input(
                        "maxDistance",
                        new Text("最大距离", "Largest distance"),
                        new Text(
                                "单位为米；更远的要素不返回。缺省并至多 %.0f。".formatted(FARTHEST_M),
                                "Metres; what is farther is left out. %.0f when it is left out, and at most."
                                        .formatted(FARTHEST_M)),
                        Map.of("type", "number", "exclusiveMinimum", 0, "maximum", FARTHEST_M));
        return AnalysisDescriptions.tableOfDay(
                description,
                "neighbours",
                TITLE,
                new Text("每个对象的每个最近要素一行，近者在前", "A row for each subject and feature, the nearest first"));
    }

    @Override
    public Work prepare(ExecuteRequest request) {
        AnalysisInputs inputs = questions.inputs(request);
        SubjectSource source = questions.subjects().parse(inputs, SubjectKind.ANY);
        Layer to = inputs.layer("to", questions.catalog().layers(), "layer");
        ProximityQuestion question = new ProximityQuestion(
                List.of(new ProximityQuestion.Target(
                        to, inputs.filter("toFilter", to), source.layers().contains(to))),
                inputs.date(),
                inputs.metres("maxDistance", FARTHEST_M, FARTHEST_M),
                inputs.integer("count", 1, 1, MOST),
                true);
        return new SubjectWork(source, progress -> answers.answer(id(), TITLE, inputs, source, question, progress));
    }
}
