package chaozhou.gis.analysis.pieces;

import chaozhou.gis.analysis.AnalysisDescriptions;
import chaozhou.gis.analysis.AnalysisInputs;
import chaozhou.gis.analysis.Provenance;
import chaozhou.gis.analysis.Provenance.Remark;
import chaozhou.gis.analysis.SubjectProcess;
import chaozhou.gis.analysis.TableAnswers;
import chaozhou.gis.analysis.subject.GatheredSubjects;
import chaozhou.gis.analysis.subject.SubjectKind;
import chaozhou.gis.analysis.subject.SubjectQuestions;
import chaozhou.gis.analysis.subject.SubjectSource;
import chaozhou.gis.analysis.subject.SubjectWork;
import chaozhou.gis.catalog.Language;
import chaozhou.gis.catalog.Text;
import chaozhou.gis.jobs.ExecuteRequest;
import chaozhou.gis.jobs.ProcessDescription;
import chaozhou.gis.jobs.Progress;
import chaozhou.gis.jobs.ResultFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The process {@code dissolve}: areas with equal attributes become one. */
@Component
final class DissolveProcess implements SubjectProcess {

    private static final Text TITLE = new Text("融合", "Dissolve");

    private final SubjectQuestions questions;

    DissolveProcess(SubjectQuestions questions) {
        this.questions = questions;
    }

    @Override
    public String id() {
        return "dissolve";
    }

    @Override
    public ProcessDescription description(Language language) {
        ProcessDescription description = new ProcessDescription(
                language,
                this,
                TITLE,
                new Text(
                        "把属性值相同的面合为一个；边界严丝合缝时，外边界的点原样保留。",
                        "Areas with equal values become one. Where they share their edges exactly, what remains of the edges stays as it"
                                + " is."),
                "overlay",
                "dissolve");
        questions
                .subjects()
                .describe(description, SubjectKind.AREAS)
                .input(
                        DissolveInputs.BY,
                        new Text("按属性", "By"),
                        new Text("属性名，可为数组；缺省则全部合为一个", "An attribute, or several; all become one when it is left out"),
                        Map.of("type", "array", "uniqueItems", true, "items", Map.of("type", "string")))
                .input(
                        DissolveInputs.ATTRIBUTES,
                        new Text("其他属性", "Other attributes"),
                        new Text(
                                "属性名及规则：{\"population\":\"sum\"}，规则可为数组",
                                "What they become, by their names: {\"population\":\"sum\"}; a rule or an array of them"),
                        Map.of("type", "object", "additionalProperties", rules()));
        return AnalysisDescriptions.tableOfDay(
                description, "areas", TITLE, new Text("每组一行", "A row for each combination of values"));
    }

    private static Map<String, Object> rules() {
        Map<String, Object> rule = AnalysisDescriptions.choiceSchema(AttributeRule.values());
        return Map.of("oneOf", List.of(rule, AnalysisDescriptions.array(rule)));
    }

    @Override
    public Work prepare(ExecuteRequest request) {
        AnalysisInputs inputs = questions.inputs(request);
        SubjectSource source =
                questions.subjects().parse(inputs, SubjectKind.AREAS).withAllFields();
        DissolveInputs wanted = DissolveInputs.parse(inputs);
        return new SubjectWork(source, progress -> answer(inputs, source, wanted, progress));
    }

    private ResultFile answer(AnalysisInputs inputs, SubjectSource source, DissolveInputs wanted, Progress progress) {
        TableAnswers answers = questions.answers();
        Provenance provenance = answers.provenance(id(), inputs, List.of(), source);
        progress.step("Reading", 0.4);
        GatheredSubjects gathered = GatheredSubjects.of(source, "features", progress);
        progress.step("Dissolving", 1);
        Dissolving dissolving = new Dissolving(wanted, gathered);
        List<Remark> notes = new ArrayList<>(gathered.remarks());
        if (!dissolving.isCoverage()) {
            notes.add(new Remark(
                    new Text(
                            "要素之间的边不完全一致：交叠处合并，缝隙仍然保留。",
                            "The features do not share their edges exactly: what overlaps is united, and gaps stay."),
                    null));
        }
        return answers.write(
                inputs,
                TITLE,
                provenance.with("notes", notes),
                dissolving.columns(),
                true,
                out -> dissolving.write(progress, out));
    }
}
