package chaozhou.gis.analysis.measure;

import chaozhou.gis.analysis.AnalysisDescriptions;
import chaozhou.gis.analysis.AnalysisInputs;
import chaozhou.gis.analysis.Areas;
import chaozhou.gis.analysis.Provenance;
import chaozhou.gis.analysis.SubjectProcess;
import chaozhou.gis.analysis.TableAnswers;
import chaozhou.gis.analysis.subject.Subject;
import chaozhou.gis.analysis.subject.SubjectInputs;
import chaozhou.gis.analysis.subject.SubjectKind;
import chaozhou.gis.analysis.subject.SubjectSource;
import chaozhou.gis.analysis.subject.SubjectTable;
import chaozhou.gis.analysis.subject.SubjectWork;
import chaozhou.gis.analysis.subject.Subjects;
import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.Language;
import chaozhou.gis.catalog.Text;
import chaozhou.gis.encode.table.Column;
import chaozhou.gis.geo.GaussKruger;
import chaozhou.gis.geo.Geodesics;
import chaozhou.gis.jobs.ExecuteRequest;
import chaozhou.gis.jobs.ProcessDescription;
import chaozhou.gis.jobs.Progress;
import chaozhou.gis.jobs.ResultFile;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.springframework.stereotype.Component;

/** The process {@code measure}: area, perimeter and length on the ellipsoid and on the plane of EPSG:4548. */
@Component
final class MeasureProcess implements SubjectProcess {

    private static final Text TITLE = new Text("量算", "Measure");

    private static final List<Column> COLUMNS = List.of(
            Column.text("type", new Text("图形类型", "Type of geometry")),
            Column.number("areaM2", new Text("椭球面积", "Area on the ellipsoid"), "m2"),
            Column.number("areaHa", new Text("椭球面积", "Area on the ellipsoid"), "ha"),
            Column.number("areaMu", new Text("椭球面积", "Area on the ellipsoid"), "mu"),
            Column.number("planeAreaM2", new Text("平面面积", "Area on the plane"), "m2"),
            Column.number("lengthM", new Text("椭球长度或周长", "Length or perimeter on the ellipsoid"), "m"),
            Column.number("planeLengthM", new Text("平面长度或周长", "Length or perimeter on the plane"), "m"));

    private final Catalog catalog;
    private final SubjectInputs subjects;
    private final TableAnswers answers;
    private final Clock clock;

    MeasureProcess(Catalog catalog, SubjectInputs subjects, TableAnswers answers, Clock clock) {
        this.catalog = catalog;
        this.subjects = subjects;
        this.answers = answers;
        this.clock = clock;
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
                        "计算面的面积和周长、线的长度：椭球面值（边为经纬度坐标上的直线）与 EPSG:4548 平面值（边为平面上的直线）。",
                        "The areas and perimeters of polygons and the lengths of lines: on the ellipsoid, with edges straight in"
                                + " longitude and latitude, and on the plane of EPSG:4548, with edges straight there."),
                "area",
                "length",
                "perimeter");
        return subjects.describe(description, SubjectKind.LINES_AND_AREAS)
                .input(
                        "date",
                        AnalysisDescriptions.DATE,
                        AnalysisDescriptions.DATE_DESCRIPTION,
                        AnalysisDescriptions.dateSchema())
                .output(
                        "measures",
                        TITLE,
                        new Text("每个要素一行", "A row for each feature"),
                        AnalysisDescriptions.tableSchema());
    }

    @Override
    public Work prepare(ExecuteRequest request) {
        AnalysisInputs inputs = new AnalysisInputs(request, catalog, clock);
        SubjectSource source = subjects.parse(inputs, SubjectKind.LINES_AND_AREAS);
        return new SubjectWork(source, progress -> answer(inputs, source, progress));
    }

    private ResultFile answer(AnalysisInputs inputs, SubjectSource source, Progress progress) {
        Provenance provenance = answers.provenance(id(), inputs, source.layers(), source.parameters());
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
        Geometry plane = GaussKruger.CGCS2000_CM_117E.forward(shape);
        boolean isArea = shape.getDimension() == 2;
        Double areaM2 = isArea ? Geodesics.area(shape) : null;
        return Arrays.asList(
                shape.getGeometryType(),
                areaM2,
                areaM2 == null ? null : (Double) Areas.hectares(areaM2),
                areaM2 == null ? null : (Double) Areas.mu(areaM2),
                isArea ? (Double) plane.getArea() : null,
                Geodesics.length(shape),
                plane.getLength());
    }
}
