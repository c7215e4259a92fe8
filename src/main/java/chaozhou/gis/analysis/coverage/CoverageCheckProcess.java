package chaozhou.gis.analysis.coverage;

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
import chaozhou.gis.encode.table.Column;
import chaozhou.gis.geo.Geodesics;
import chaozhou.gis.jobs.ExecuteRequest;
import chaozhou.gis.jobs.ProcessDescription;
import chaozhou.gis.jobs.Progress;
import chaozhou.gis.jobs.ResultFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.springframework.stereotype.Component;

/** The process {@code coverage-check}: gaps, overlaps and edges that do not match, of areas that should tile the ground. */
@Component
final class CoverageCheckProcess implements SubjectProcess {

    private static final Text TITLE = new Text("拓扑检查", "Check a coverage");
    private static final String GAP_WIDTH = "gapWidth";
    private static final double USUAL_GAP_WIDTH_M = 1;
    private static final double MOST_GAP_WIDTH_M = 1000;

    private static final List<Column> COLUMNS = List.of(
            Column.text("kind", new Text("类型", "Kind")),
            Column.text("id", new Text("要素", "Feature")),
            Column.text("otherId", new Text("另一要素", "Other feature")),
            Column.number("areaM2", new Text("椭球面积", "Area on the ellipsoid"), "m2"),
            Column.number("lengthM", new Text("周长或边长", "Length or perimeter on the ellipsoid"), "m"),
            Column.number("longitude", new Text("经度", "Longitude"), "deg"),
            Column.number("latitude", new Text("纬度", "Latitude"), "deg"));

    private static final Remark FIRST = new Remark(
            new Text(
                            "只列出最先找到的 %d 处，可能还有更多；改正后请再次检查。",
                            "These are the first %d faults that were found; there may be more. Mend them and check again.")
                    .with(CoverageFaults.MOST),
            null);

    private final SubjectQuestions questions;

    CoverageCheckProcess(SubjectQuestions questions) {
        this.questions = questions;
    }

    @Override
    public String id() {
        return "coverage-check";
    }

    @Override
    public ProcessDescription description(Language language) {
        ProcessDescription description = new ProcessDescription(
                language,
                this,
                TITLE,
                new Text(
                        "检查一组面是否严丝合缝：缝隙（gap）、重叠（overlap）、边不一致（mismatched-edge）。",
                        "Whether areas tile the ground: gaps, overlaps and edges that neighbours do not share vertex by vertex"
                                + " (gap, overlap, mismatched-edge)."),
                "coverage",
                "topology");
        questions
                .subjects()
                .describe(description, SubjectKind.AREAS)
                .input(
                        GAP_WIDTH,
                        new Text("缝隙宽度", "Width of gaps"),
                        new Text(
                                "不宽于此（米）的空隙算作缝隙，更宽的算作不属于任何要素的地面",
                                "Ground between features up to this width, in metres, is a gap; wider ground belongs to nobody"),
                        Map.of(
                                "type",
                                "number",
                                "exclusiveMinimum",
                                0,
                                "maximum",
                                MOST_GAP_WIDTH_M,
                                "default",
                                USUAL_GAP_WIDTH_M));
        return AnalysisDescriptions.tableOfDay(description, "faults", TITLE, new Text("每处一行", "A row for each fault"));
    }

    @Override
    public Work prepare(ExecuteRequest request) {
        AnalysisInputs inputs = questions.inputs(request);
        SubjectSource source = questions.subjects().parse(inputs, SubjectKind.AREAS);
        double gapWidthM = inputs.metres(GAP_WIDTH, MOST_GAP_WIDTH_M, USUAL_GAP_WIDTH_M);
        return new SubjectWork(source, progress -> answer(inputs, source, gapWidthM, progress));
    }

    private ResultFile answer(AnalysisInputs inputs, SubjectSource source, double gapWidthM, Progress progress) {
        TableAnswers answers = questions.answers();
        Provenance provenance = answers.provenance(id(), inputs, List.of(), source);
        progress.step("Reading", 0.3);
        GatheredSubjects gathered = GatheredSubjects.of(source, "features", progress);
        progress.step("Checking", 1);
        List<CoverageFault> faults = CoverageFaults.of(gathered.usable(), gapWidthM, progress);
        List<Remark> notes = new ArrayList<>(gathered.remarks());
        if (faults.isEmpty()) {
            notes.add(coverage(gathered.usable().size(), gapWidthM));
        } else if (faults.size() == CoverageFaults.MOST) {
            notes.add(FIRST);
        }
        return answers.write(inputs, TITLE, provenance.with("notes", notes), COLUMNS, true, out -> {
            for (CoverageFault fault : faults) {
                out.row(row(fault), fault.shape());
            }
        });
    }

    private static Remark coverage(int features, double gapWidthM) {
        return new Remark(
                new Text(
                        "%d 个要素严丝合缝：没有重叠，没有不宽于 %s 米的缝隙，相邻的边逐点一致。".formatted(features, gapWidthM),
                        "The %d features are a coverage: no overlaps, no gaps up to %s m, and neighbours share their edges vertex by vertex."
                                .formatted(features, gapWidthM)),
                null);
    }

    private static List<@Nullable Object> row(CoverageFault fault) {
        Geometry shape = fault.shape();
        boolean isArea = shape.getDimension() == 2;
        Coordinate place = shape.getInteriorPoint().getCoordinate();
        return Arrays.asList(
                AnalysisInputs.label(fault.kind()),
                fault.one().id(),
                fault.other() == null ? null : fault.other().id(),
                isArea ? (Double) Geodesics.area(shape) : null,
                Geodesics.length(shape),
                place.x,
                place.y);
    }
}
