package chaozhou.gis.analysis.pieces;

import chaozhou.gis.analysis.AnalysisDescriptions;
import chaozhou.gis.analysis.AnalysisInputs;
import chaozhou.gis.analysis.Provenance;
import chaozhou.gis.analysis.SubjectProcess;
import chaozhou.gis.analysis.TableAnswers;
import chaozhou.gis.analysis.subject.GatheredSubjects;
import chaozhou.gis.analysis.subject.Subject;
import chaozhou.gis.analysis.subject.SubjectKind;
import chaozhou.gis.analysis.subject.SubjectQuestions;
import chaozhou.gis.analysis.subject.SubjectSource;
import chaozhou.gis.analysis.subject.SubjectTable;
import chaozhou.gis.analysis.subject.SubjectWork;
import chaozhou.gis.analysis.subject.Subjects;
import chaozhou.gis.catalog.Language;
import chaozhou.gis.catalog.Text;
import chaozhou.gis.encode.table.Column;
import chaozhou.gis.encode.table.Table;
import chaozhou.gis.error.GisException;
import chaozhou.gis.geo.Overlays;
import chaozhou.gis.jobs.ExecuteRequest;
import chaozhou.gis.jobs.ProcessDescription;
import chaozhou.gis.jobs.Progress;
import chaozhou.gis.jobs.ResultFile;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** The processes {@code clip} and {@code difference}: what of each feature lies inside of other areas, or outside. */
final class CutProcess implements SubjectProcess {

    private static final List<Column> COLUMNS = List.of(
            Column.number("areaM2", new Text("椭球面积", "Area on the ellipsoid"), "m2"),
            Column.number("lengthM", new Text("椭球长度", "Length on the ellipsoid"), "m"),
            Column.number("share", new Text("占原图形的比例", "Share of the original"), null));

    private static final Text ENTANGLED = new Text(
                    "与另一组面交叉超过 %d 处，或并列的边过多；请简化。",
                    "It crosses the other areas in more than %d places, or has too many edges side by side; simplify it.")
            .with(Overlays.MOST_CROSSINGS);

    /** Which side of the other areas is kept. */
    // Texts do not change.
    @SuppressWarnings("ImmutableEnumChecker")
    enum Side {
        INSIDE(
                "clip",
                new Text("裁剪", "Clip"),
                new Text("保留要素在另一组面内的部分。", "The parts of features inside of other areas.")) {
            @Override
            Geometry of(Mask mask, Geometry shape) {
                return mask.inside(shape);
            }
        },
        OUTSIDE(
                "difference",
                new Text("擦除", "Difference"),
                new Text("保留要素在另一组面外的部分。", "The parts of features outside of other areas.")) {
            @Override
            Geometry of(Mask mask, Geometry shape) {
                return mask.outside(shape);
            }
        };

        private final String process;
        private final Text title;
        private final Text description;

        Side(String process, Text title, Text description) {
            this.process = process;
            this.title = title;
            this.description = description;
        }

        abstract Geometry of(Mask mask, Geometry shape);
    }

    private final Side side;
    private final SubjectQuestions questions;

    CutProcess(Side side, SubjectQuestions questions) {
        this.side = side;
        this.questions = questions;
    }

    @Override
    public String id() {
        return side.process;
    }

    @Override
    public ProcessDescription description(Language language) {
        ProcessDescription description =
                new ProcessDescription(language, this, side.title, side.description, "overlay", side.process);
        questions
                .subjects()
                .describeOther(questions.subjects().describe(description, SubjectKind.ANY), SubjectKind.AREAS);
        Slivers.describe(description);
        return AnalysisDescriptions.tableOfDay(
                description,
                "parts",
                side.title,
                new Text("每个有剩余的要素一行，含原属性", "A row for each feature of which something is left, with its attributes"));
    }

    @Override
    public Work prepare(ExecuteRequest request) {
        AnalysisInputs inputs = questions.inputs(request);
        SubjectSource source =
                questions.subjects().parse(inputs, SubjectKind.ANY).withAllFields();
        SubjectSource other = questions.subjects().parseOther(inputs, SubjectKind.AREAS);
        double sliverM2 = Slivers.least(inputs);
        return new SubjectWork(source, progress -> answer(inputs, source, other, sliverM2, progress));
    }

    private ResultFile answer(
            AnalysisInputs inputs, SubjectSource source, SubjectSource other, double sliverM2, Progress progress) {
        TableAnswers answers = questions.answers();
        Provenance provenance = answers.provenance(id(), inputs, List.of(), source, other);
        progress.step("Reading the other features", 0.2);
        GatheredSubjects others = GatheredSubjects.of(other, "with", progress);
        Mask mask = new Mask(others.shapes());
        try (Subjects opened = source.open(progress)) {
            progress.step("Cutting", 1);
            SubjectTable table = new SubjectTable(opened.fields(), COLUMNS);
            return answers.write(
                    inputs,
                    side.title,
                    provenance.with("notes", others.remarks()),
                    table.columns(),
                    true,
                    out -> opened.forEach(progress, subject -> cut(mask, sliverM2, table, subject, out)));
        }
    }

    private void cut(Mask mask, double sliverM2, SubjectTable table, Subject subject, Table.RowWriter out)
            throws IOException {
        if (!subject.isUsable()) {
            out.row(table.row(subject), null);
            return;
        }
        Geometry shape = subject.shape();
        Slivers slivers = new Slivers(sliverM2);
        Geometry left;
        try {
            left = slivers.without(side.of(mask, shape), shape);
        } catch (GisException.TooLarge e) {
            out.row(table.row(subject.withShape(null).remarked(ENTANGLED)), null);
            return;
        }
        if (left != null || !slivers.isNone()) {
            out.row(table.row(subject, measures(shape, left), remark(subject, slivers)), left);
        }
    }

    private static List<@Nullable Object> measures(Geometry whole, @Nullable Geometry left) {
        double extent = left == null ? 0 : Extent.of(left);
        return Arrays.asList(
                whole.getDimension() == 2 ? (Double) extent : null,
                whole.getDimension() == 1 ? (Double) extent : null,
                extent / Extent.of(whole));
    }

    private static @Nullable Text remark(Subject subject, Slivers slivers) {
        return (slivers.isNone() ? subject : subject.remarked(slivers.sentence())).remark();
    }
}
