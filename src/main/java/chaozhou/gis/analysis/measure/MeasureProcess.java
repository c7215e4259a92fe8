package chaozhou.gis.analysis.measure;

import chaozhou.gis.analysis.AnalysisDescriptions;
import chaozhou.gis.analysis.AnalysisInputs;
import chaozhou.gis.analysis.Areas;
import chaozhou.gis.analysis.Provenance;
import chaozhou.gis.analysis.SubjectProcess;
import chaozhou.gis.analysis.TableAnswers;
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
import chaozhou.gis.geo.Geodesics;
import chaozhou.gis.geo.PlaneMeasures;
import chaozhou.gis.jobs.ExecuteRequest;
import chaozhou.gis.jobs.ProcessDescription;
import chaozhou.gis.jobs.Progress;
import chaozhou.gis.jobs.ResultFile;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.springframework.stereotype.Component;

/** The process {@code measure}: area, perimeter and length on the ellipsoid and on the plane of EPSG:4548. */
@Component
final class MeasureProcess implements SubjectProcess {

    private static final Text TITLE = new Text("量算", "Measure");

    private static final List<Column> COLUMNS = Stream.of(
                    Stream.of(Column.text("type", new Text("图形类型", "Type of geometry"))),
                    Areas.COLUMNS.stream(),
                    Stream.of(
                            Column.number("planeAreaM2", new Text("平面面积", "Area on the plane"), "m2"),
                            Column.number("lengthM", new Text("椭球长度或周长", "Length or perimeter on the ellipsoid"), "m"),
                            Column.number(
                                    "planeLengthM", new Text("平面长度或周长", "Length or perimeter on the plane"), "m")))
            .flatMap(columns -> columns)
            .toList();

    private final SubjectQuestions questions;

    MeasureProcess(SubjectQuestions questions) {
        this.questions = questions;
    }

    @Override
    public String id() {
        return "measure";
    }

    @Override
    public ProcessDescription description(Language language) {
        ProcessDescription description = new ProcessDescription(
                language,
                this,
                TITLE,
                new Text(
                        "计算面的面积和周长、线的长度：椭球面值与 EPSG:4548 平面值，边均为经纬度坐标上的直线；离东经 117° 超过 40° 时没有平面值。",
                        "The areas and perimeters of polygons and the lengths of lines, on the ellipsoid and on the plane of EPSG:4548,"
                                + " with edges straight in longitude and latitude. On the plane there are none beyond 40° from 117° E."),
                "area",
                "length",
                "perimeter");
        questions.subjects().describe(description, SubjectKind.LINES_AND_AREAS);
        return AnalysisDescriptions.tableOfDay(
                description, "measures", TITLE, new Text("每个要素一行", "A row for each feature"));
    }

    @Override
    public Work prepare(ExecuteRequest request) {
        AnalysisInputs inputs = questions.inputs(request);
        SubjectSource source = questions.subjects().parse(inputs, SubjectKind.LINES_AND_AREAS);
        return new SubjectWork(source, progress -> answer(inputs, source, progress));
    }

    private ResultFile answer(AnalysisInputs inputs, SubjectSource source, Progress progress) {
        TableAnswers answers = questions.answers();
        Provenance provenance = answers.provenance(id(), inputs, List.of(), source);
        try (Subjects opened = source.open(progress)) {
            progress.step("Measuring", 1);
            SubjectTable table = new SubjectTable(opened.fields(), COLUMNS);
            return answers.write(
                    inputs,
                    TITLE,
                    provenance,
                    table.columns(),
                    true,
                    out -> opened.forEach(progress, subject -> out.row(row(table, subject), subject.geometry())));
        }
    }

    private static List<@Nullable Object> row(SubjectTable table, Subject subject) {
        return subject.isUsable() ? table.row(subject, measures(subject.shape())) : table.row(subject);
    }

    private static List<@Nullable Object> measures(Geometry shape) {
        PlaneMeasures plane = PlaneMeasures.of(shape);
        boolean isArea = shape.getDimension() == 2;
        List<@Nullable Object> measures = new ArrayList<>();
        measures.add(shape.getGeometryType());
        measures.addAll(Areas.values(isArea ? Geodesics.area(shape) : null));
        measures.add(isArea && plane != null ? (Double) plane.areaM2() : null);
        measures.add(Geodesics.length(shape));
        measures.add(plane == null ? null : (Double) plane.lengthM());
        return measures;
    }
}
