package chaozhou.gis.analysis.pieces;

import chaozhou.gis.analysis.AnalysisDescriptions;
import chaozhou.gis.analysis.AnalysisInputs;
import chaozhou.gis.analysis.Provenance;
import chaozhou.gis.analysis.Provenance.Remark;
import chaozhou.gis.analysis.SubjectProcess;
import chaozhou.gis.analysis.subject.GatheredSubjects;
import chaozhou.gis.analysis.subject.Subject;
import chaozhou.gis.analysis.subject.SubjectKind;
import chaozhou.gis.analysis.subject.SubjectQuestions;
import chaozhou.gis.analysis.subject.SubjectSource;
import chaozhou.gis.analysis.subject.SubjectTable;
import chaozhou.gis.analysis.subject.SubjectWork;
import chaozhou.gis.catalog.Language;
import chaozhou.gis.catalog.Text;
import chaozhou.gis.encode.table.Column;
import chaozhou.gis.encode.table.RowSpool;
import chaozhou.gis.encode.table.Table;
import chaozhou.gis.geo.Geodesics;
import chaozhou.gis.jobs.ExecuteRequest;
import chaozhou.gis.jobs.ProcessDescription;
import chaozhou.gis.jobs.Progress;
import chaozhou.gis.jobs.ResultFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.springframework.stereotype.Component;

/** The process {@code union}: the pieces into which two sets of areas cut each other, with the attributes of both. */
@Component
final class UnionProcess implements SubjectProcess {

    private static final Text TITLE = new Text("联合叠加", "Union");

    private final SubjectQuestions questions;

    UnionProcess(SubjectQuestions questions) {
        this.questions = questions;
    }

    @Override
    public String id() {
        return "union";
    }

    @Override
    public ProcessDescription description(Language language) {
        ProcessDescription description = new ProcessDescription(
                language,
                this,
                TITLE,
                new Text(
                        "两组面互相切割：每对要素的共有部分，以及各自在另一组之外的部分，带双方属性。",
                        "Two sets of areas cut each other: what each pair has in common, and what each has outside of the other set, with"
                                + " the attributes of both."),
                "overlay",
                "union");
        questions
                .subjects()
                .describeOther(questions.subjects().describe(description, SubjectKind.AREAS), SubjectKind.AREAS);
        return AnalysisDescriptions.tableOfDay(
                Slivers.describe(description), "pieces", TITLE, new Text("每块一行", "A row for each piece"));
    }

    @Override
    public Work prepare(ExecuteRequest request) {
        AnalysisInputs inputs = questions.inputs(request);
        SubjectSource source =
                questions.subjects().parse(inputs, SubjectKind.AREAS).withAllFields();
        SubjectSource other =
                questions.subjects().parseOther(inputs, SubjectKind.AREAS).withAllFields();
        double sliverM2 = Slivers.least(inputs);
        return new SubjectWork(source, progress -> answer(inputs, source, other, sliverM2, progress));
    }

    private ResultFile answer(
            AnalysisInputs inputs, SubjectSource source, SubjectSource other, double sliverM2, Progress progress) {
        Provenance provenance = questions.answers().provenance(id(), inputs, List.of(), source, other);
        progress.step("Reading", 0.2);
        GatheredSubjects ones = GatheredSubjects.of(source, "features", progress);
        GatheredSubjects others = GatheredSubjects.of(other, "with", progress);
        progress.step("Cutting", 0.9);
        Slivers slivers = new Slivers(sliverM2);
        SubjectTable table = new SubjectTable(ones.fields(), columns(others.fields()));
        try (RowSpool pieces = new RowSpool(inputs.request().upload().scratchFile())) {
            Pieces rows = new Pieces(table, others.fields().size(), pieces);
            UnionPieces.cut(ones.usable(), others.usable(), slivers, progress, rows::write);
            List<Remark> notes = new ArrayList<>(ones.remarks());
            notes.addAll(others.remarks());
            if (!slivers.isNone()) {
                notes.add(slivers.remark());
            }
            progress.step("Writing", 1);
            return questions
                    .answers()
                    .write(inputs, TITLE, provenance.with("notes", notes), table.columns(), true, pieces);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Column> columns(List<Column> ofOthers) {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.text("withId", new Text("另一要素标识", "Id of the other")));
        ofOthers.forEach(field -> columns.add(new Column(
                "with_" + field.name(),
                new Text(
                        "另一要素：" + field.title().zh(),
                        "The other: " + field.title().en()),
                field.type(),
                field.unit())));
        columns.add(Column.number("areaM2", new Text("椭球面积", "Area on the ellipsoid"), "m2"));
        columns.add(Column.number("share", new Text("占要素的比例", "Share of the feature"), null));
        columns.add(Column.number("withShare", new Text("占另一要素的比例", "Share of the other"), null));
        return columns;
    }

    /** Writes a row for each piece. */
    private record Pieces(SubjectTable table, int fieldsOfOthers, Table.RowWriter out, Map<Subject, Double> wholesM2) {

        Pieces(SubjectTable table, int fieldsOfOthers, Table.RowWriter out) {
            // A subject has many pieces, and equals no other.
            this(table, fieldsOfOthers, out, new IdentityHashMap<>());
        }

        void write(@Nullable Subject one, @Nullable Subject other, Geometry piece) throws IOException {
            List<@Nullable Object> found = new ArrayList<>();
            found.add(other == null ? null : other.id());
            found.addAll(other == null ? Collections.nCopies(fieldsOfOthers, null) : other.values());
            double areaM2 = Geodesics.area(piece);
            found.add(areaM2);
            found.add(share(areaM2, one));
            found.add(share(areaM2, other));
            out.row(one == null ? table.rowOfNone(found) : table.row(one, found), piece);
        }

        private @Nullable Double share(double areaM2, @Nullable Subject whole) {
            return whole == null
                    ? null
                    : (Double) (areaM2 / wholesM2.computeIfAbsent(whole, of -> Geodesics.area(of.shape())));
        }
    }
}
