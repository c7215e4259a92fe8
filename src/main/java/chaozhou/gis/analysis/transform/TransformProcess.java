package chaozhou.gis.analysis.transform;

import chaozhou.gis.analysis.AnalysisDescriptions;
import chaozhou.gis.analysis.AnalysisInputs;
import chaozhou.gis.analysis.Provenance;
import chaozhou.gis.analysis.SubjectProcess;
import chaozhou.gis.analysis.TableAnswers;
import chaozhou.gis.analysis.subject.SubjectKind;
import chaozhou.gis.analysis.subject.SubjectQuestions;
import chaozhou.gis.analysis.subject.SubjectSource;
import chaozhou.gis.analysis.subject.SubjectTable;
import chaozhou.gis.analysis.subject.SubjectWork;
import chaozhou.gis.analysis.subject.Subjects;
import chaozhou.gis.catalog.Language;
import chaozhou.gis.catalog.Text;
import chaozhou.gis.error.GisException.InvalidParameter;
import chaozhou.gis.geo.PositionVector;
import chaozhou.gis.jobs.ExecuteRequest;
import chaozhou.gis.jobs.ProcessDescription;
import chaozhou.gis.jobs.Progress;
import chaozhou.gis.jobs.ResultFile;
import chaozhou.gis.source.DatumShift;
import chaozhou.gis.source.Positioning;
import chaozhou.gis.source.SourceInputs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.springframework.stereotype.Component;

/** The process {@code transform}: coordinates of one reference system in another. */
@Component
final class TransformProcess implements SubjectProcess {

    private static final Text TITLE = new Text("坐标转换", "Transform coordinates");
    private static final String FROM = "from";
    private static final String TO = "to";
    private static final String TO_WGS84 = "toWgs84";
    private static final String TARGET_TO_WGS84 = "targetToWgs84";

    private final SubjectQuestions questions;

    TransformProcess(SubjectQuestions questions) {
        this.questions = questions;
    }

    @Override
    public String id() {
        return "transform";
    }

    @Override
    public ProcessDescription description(Language language) {
        ProcessDescription description = new ProcessDescription(
                language,
                this,
                TITLE,
                new Text(
                        "在 CGCS2000、WGS 84、北京 54、西安 80 及其 117° 三度带平面，Web 墨卡托，GCJ-02、BD-09 之间转换坐标，并给出每一步的精度。",
                        "Coordinates of CGCS2000, WGS 84, Beijing 1954 and Xian 1980, their 3-degree planes of 117° E, web Mercator,"
                                + " GCJ-02 and BD-09 in another of these, with the accuracy of each step."),
                "coordinates",
                "datum",
                "projection");
        questions
                .subjects()
                .describe(description, SubjectKind.ANY)
                .without("crs")
                .input(
                        FROM,
                        new Text("源坐标系", "From"),
                        new Text(
                                "要素或文件的坐标系，GeoJSON 与表格中 x 为经度或东坐标（swapAxes 时相反）；缺省时要素为 CRS84，文件按其自述。图层不需要。",
                                "What features or the file are in, longitude or easting first (last with swapAxes). CRS84 for features,"
                                        + " and what the file says for a file, when left out; a layer takes none."),
                        system())
                .input(TO, new Text("目标坐标系", "To"), new Text("需要的坐标系", "What is wanted"), 1, system())
                .input(
                        TARGET_TO_WGS84,
                        new Text("目标七参数", "Seven parameters of the target"),
                        new Text(
                                "目标为北京 54 或西安 80 时：由它到 WGS 84 的 dx,dy,dz,rx,ry,rz,ds",
                                "Where Beijing 1954 or Xian 1980 is wanted: dx,dy,dz,rx,ry,rz,ds from it to WGS 84"),
                        SourceInputs.TEXT);
        return AnalysisDescriptions.tableOfDay(
                description,
                "coordinates",
                TITLE,
                new Text(
                        "每个要素一行：点的 x、y，图形的 WKT（轴序同坐标系定义）",
                        "A row for each feature: x and y of a point, and the shape as WKT with the axes in the order of the"
                                + " authority"));
    }

    private static Map<String, Object> system() {
        return Map.of("type", "string", "enum", ReferenceSystem.codes());
    }

    @Override
    public Work prepare(ExecuteRequest request) {
        AnalysisInputs inputs = questions.inputs(request);
        if (inputs.has("layer")) {
            inputs.refuse(FROM, "a layer is in CGCS2000.");
        }
        boolean isFileItself = !request.upload().files().isEmpty() && !inputs.has(FROM);
        boolean isStored = inputs.has("layer") || isFileItself;
        ReferenceSystem from =
                ReferenceSystem.of(inputs, FROM, isStored ? ReferenceSystem.CGCS2000 : ReferenceSystem.CRS84);
        ReferenceSystem to = ReferenceSystem.of(inputs, TO, null);
        Transformation way = new Transformation(
                from,
                to,
                shift(inputs, TO_WGS84, isFileItself ? null : from, to),
                shift(inputs, TARGET_TO_WGS84, to, from));
        SubjectSource source = questions
                .subjects()
                .parse(inputs, SubjectKind.ANY, isStored ? null : placing(way, request.isTrue("swapAxes")));
        List<Provenance.Remark> steps = new ArrayList<>();
        if (isFileItself) {
            steps.add(ofFile(inputs));
        }
        steps.addAll(way.steps());
        return new SubjectWork(source, progress -> answer(inputs, source, way, steps, progress));
    }

    /** How the file's own coordinates come to CGCS2000. */
    private static Provenance.Remark ofFile(AnalysisInputs inputs) {
        boolean isInaccurate = inputs.request().isTrue("acceptInaccuracy") && !inputs.has(TO_WGS84);
        return new Provenance.Remark(
                new Text("文件自述的坐标系 → CGCS2000（PROJ）", "What the file says → CGCS2000 (PROJ)"),
                isInaccurate ? Positioning.WITHOUT_PARAMETERS_M : Positioning.WITH_PARAMETERS_M);
    }

    /**
     * The parameters of a system's datum; null where none are needed.
     *
     * @param system null: what it is, the file says
     * @throws InvalidParameter when they are missing, or given for a system without an older datum
     */
    private static @Nullable PositionVector shift(
            AnalysisInputs inputs, String input, @Nullable ReferenceSystem system, ReferenceSystem other) {
        String given = inputs.request().text(input);
        if (system == null) {
            return null;
        }
        if (!system.isOnOlderDatum()) {
            inputs.refuse(input, "%s is on no older datum.".formatted(system.code()));
            return null;
        }
        if (given != null) {
            try {
                return DatumShift.parse(given).vector();
            } catch (InvalidParameter e) {
                throw new InvalidParameter(AnalysisInputs.place(input), String.valueOf(e.getMessage()));
            }
        }
        if (system.datum() != other.datum() && !inputs.request().isTrue("acceptInaccuracy")) {
            throw new InvalidParameter(
                    AnalysisInputs.place(input),
                    "%s is on %s, an older datum; positions would be up to %.0f m off. Give your bureau's parameters dx,dy,dz,rx,ry,rz,ds from it to WGS 84 as inputs.%s, or set inputs.acceptInaccuracy."
                            .formatted(system.code(), system.base(), Positioning.WITHOUT_PARAMETERS_M, input));
        }
        return null;
    }

    private static Consumer<Geometry> placing(Transformation way, boolean areAxesSwapped) {
        return shape -> {
            if (areAxesSwapped) {
                Axes.swap(shape);
            }
            way.toMiddle(shape);
        };
    }

    private ResultFile answer(
            AnalysisInputs inputs,
            SubjectSource source,
            Transformation way,
            List<Provenance.Remark> steps,
            Progress progress) {
        TableAnswers answers = questions.answers();
        Provenance provenance = answers.provenance(id(), inputs, List.of(), source)
                .inCrs(way.to().uri())
                .with("steps", steps);
        try (Subjects opened = opened(source, progress)) {
            progress.step("Transforming", 1);
            TransformedColumns found = new TransformedColumns(way);
            SubjectTable table = new SubjectTable(opened.fields(), found.columns());
            return answers.write(
                    inputs,
                    TITLE,
                    provenance,
                    table.columns(),
                    false,
                    out -> opened.forEach(progress, subject -> found.write(table, subject, out)));
        }
    }

    /** Opens them; a file that does not say its CRS is asked for by the name that the input has here. */
    private static Subjects opened(SubjectSource source, Progress progress) {
        try {
            return source.open(progress);
        } catch (InvalidParameter e) {
            if (!e.parameter().equals("inputs.crs")) {
                throw e;
            }
            throw new InvalidParameter(
                    AnalysisInputs.place(FROM),
                    String.valueOf(e.getMessage()).replace("inputs.crs", "inputs.from"),
                    e.allowed());
        }
    }
}
