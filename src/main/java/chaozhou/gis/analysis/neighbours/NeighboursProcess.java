package chaozhou.gis.analysis.neighbours;

import chaozhou.gis.analysis.AnalysisDescriptions;
import chaozhou.gis.analysis.AnalysisInputs;
import chaozhou.gis.analysis.Provenance;
import chaozhou.gis.analysis.SubjectProcess;
import chaozhou.gis.analysis.subject.GatheredSubjects;
import chaozhou.gis.analysis.subject.SubjectKind;
import chaozhou.gis.analysis.subject.SubjectQuestions;
import chaozhou.gis.analysis.subject.SubjectSource;
import chaozhou.gis.catalog.Language;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.catalog.Text;
import chaozhou.gis.jobs.ExecuteRequest;
import chaozhou.gis.jobs.ProcessDescription;
import chaozhou.gis.jobs.Progress;
import chaozhou.gis.source.SourceInputs;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The process {@code neighbours}: which of several areas touch each other, and how long their common boundary is. */
@Component
final class NeighboursProcess implements SubjectProcess {

    /** More take longer than somebody waits. */
    private static final long LARGE = 5_000;

    private static final String ID = "id";
    private static final String BOTH_DIRECTIONS = "bothDirections";

    private static final Text TITLE = new Text("邻接关系", "Neighbours");

    private final SubjectQuestions questions;
    private final JdbcClient jdbc;

    NeighboursProcess(SubjectQuestions questions, JdbcClient jdbc) {
        this.questions = questions;
        this.jdbc = jdbc;
    }

    @Override
    public String id() {
        return "neighbours";
    }

    @Override
    public ProcessDescription description(Language language) {
        ProcessDescription description = new ProcessDescription(
                language,
                this,
                TITLE,
                new Text(
                        "一组面（图层、GeoJSON 或文件）中哪些相邻：公共边界的椭球长度和 EPSG:4548 平面长度，以及仅在点上相接的点数。有公共面积的不算相邻，注明为重叠。",
                        "Which polygons of a layer, of GeoJSON or of a file touch each other: the length of their common boundary on the ellipsoid and"
                                + " on the plane of EPSG:4548, and at how many points they only touch. Those that have ground in common are"
                                + " no neighbours; they are told as overlapping."),
                "neighbours",
                "boundary",
                "topology");
        questions
                .subjects()
                .describe(description, SubjectKind.AREAS)
                .input(
                        "filter",
                        AnalysisDescriptions.FILTER,
                        new Text(
                                "CQL2 文本，选择 layer 中要查邻接关系的要素；邻接要素不受其限制",
                                "CQL2 text that selects the features of layer whose neighbours are wanted; neighbours need not fulfil it"),
                        AnalysisDescriptions.filterSchema())
                .input(
                        ID,
                        new Text("要素", "Feature"),
                        new Text(
                                "只查这一个要素；与 filter 二选一；文件中的要素以行号为标识",
                                "The one feature whose neighbours are wanted; this or filter. Of a file it is the number of the row"),
                        SourceInputs.TEXT)
                .input(
                        BOTH_DIRECTIONS,
                        new Text("双向", "Both directions"),
                        new Text("为 true 时每对要素列两次，每个方向一次", "Whether each pair comes twice, once from each side"),
                        SourceInputs.SWITCH);
        return AnalysisDescriptions.tableOfDay(
                description,
                "neighbours",
                TITLE,
                new Text("每对要素一行，图形为公共边界", "A row for each pair; its shape is the common boundary"));
    }

    @Override
    public Work prepare(ExecuteRequest request) {
        AnalysisInputs inputs = questions.inputs(request);
        SubjectSource source = questions.subjects().parse(inputs, SubjectKind.AREAS);
        return inputs.has("layer") ? ofLayer(inputs, source) : ofFeatures(inputs, source);
    }

    private Work ofLayer(AnalysisInputs inputs, SubjectSource source) {
        Layer layer = source.layers().get(0);
        String id = inputs.request().text(ID);
        if (id != null) {
            inputs.refuse("filter", "inputs.id says which feature.");
        }
        NeighboursSql sql = new NeighboursSql(
                layer, inputs.filter(layer), id, inputs.request().isTrue(BOTH_DIRECTIONS));
        LayerNeighbours neighbours = new LayerNeighbours(jdbc, sql, inputs.date());
        long count = neighbours.count();
        if (id != null && count == 0) {
            throw AnalysisInputs.fault(
                    ID,
                    "names no feature of %s in force on %s; look it up in its items."
                            .formatted(layer.id(), inputs.date()));
        }
        return work(count > LARGE, progress -> {
            Provenance provenance = provenance(inputs, source);
            progress.step("Comparing", 1);
            return questions
                    .answers()
                    .write(
                            inputs,
                            TITLE,
                            provenance,
                            LayerNeighbours.COLUMNS,
                            true,
                            out -> neighbours.write(count, progress, out));
        });
    }

    private Work ofFeatures(AnalysisInputs inputs, SubjectSource source) {
        return work(source.isMoreThan(LARGE), progress -> {
            Provenance provenance = provenance(inputs, source);
            progress.step("Reading", 0.2);
            GatheredSubjects features = GatheredSubjects.of(source, "features", progress);
            SubjectNeighbours neighbours = new SubjectNeighbours(
                    features, inputs.request().text(ID), inputs.request().isTrue(BOTH_DIRECTIONS));
            progress.step("Comparing", 1);
            return questions
                    .answers()
                    .write(
                            inputs,
                            TITLE,
                            provenance.with("notes", features.remarks()),
                            neighbours.columns(),
                            true,
                            out -> neighbours.write(progress, out));
        });
    }

    private Provenance provenance(AnalysisInputs inputs, SubjectSource source) {
        return questions.answers().provenance(id(), inputs, List.of(), source);
    }

    private static Work work(boolean isLarge, Work work) {
        return new Work() {
            @Override
            public Object run(Progress progress) {
                return work.run(progress);
            }

            @Override
            public boolean isLarge() {
                return isLarge;
            }
        };
    }
}
