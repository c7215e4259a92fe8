package chaozhou.gis.analysis.buffer;

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
import chaozhou.gis.encode.table.Table;
import chaozhou.gis.error.GisException;
import chaozhou.gis.geo.Antimeridian;
import chaozhou.gis.geo.AreaUnion;
import chaozhou.gis.geo.EntangledShapeException;
import chaozhou.gis.geo.GeodesicBuffer;
import chaozhou.gis.geo.Geodesics;
import chaozhou.gis.jobs.ExecuteRequest;
import chaozhou.gis.jobs.ProcessDescription;
import chaozhou.gis.jobs.Progress;
import chaozhou.gis.source.SourceInputs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The process {@code buffer}: the areas within a distance of features, in metres on the ellipsoid. */
@Component
final class BufferProcess implements SubjectProcess {

    static final double MOST_DISTANCE_M = 50_000;
    private static final int MOST_SEGMENTS = 90;
    private static final int USUAL_SEGMENTS = 8;

    /** The most positions of a shape; more would take minutes in which the work can't be ended. */
    private static final int MOST_POSITIONS = 100_000;

    /** The most positions of the united area, and of what waits to be united: two jobs have room for as many. */
    private static final int MOST_UNITED = 250_000;

    private static final Text TITLE = new Text("缓冲区", "Buffer");

    private static final Text ENTANGLED = new Text(
            "轮廓过于复杂，无法绘出其周围的范围；请简化图形或缩小距离。",
            "Its outline is too entangled to draw the area around it; simplify it, or ask with a smaller distance.");

    private final SubjectQuestions questions;

    BufferProcess(SubjectQuestions questions) {
        this.questions = questions;
    }

    @Override
    public String id() {
        return "buffer";
    }

    @Override
    public ProcessDescription description(Language language) {
        ProcessDescription description = new ProcessDescription(
                language,
                this,
                TITLE,
                new Text(
                        "距每个对象不超过给定椭球面距离（米，不是度）的范围及其面积；面可用负距离向内收缩。边界上各点与对象的椭球面距离即为给定距离，误差不超过 1 毫米，圆弧另有弦高。",
                        "The area within a distance of each subject, in metres on the ellipsoid, not in degrees, and how large it is; a"
                                + " negative distance shrinks areas. The boundary is at the distance to a millimetre, but for the sagitta of"
                                + " chords of its arcs."),
                "buffer",
                "distance",
                "area");
        questions
                .subjects()
                .describe(description, SubjectKind.ANY)
                .input(
                        "distance",
                        new Text("距离", "Distance"),
                        new Text(
                                "单位为米，至多 %.0f；负值使面收缩。".formatted(MOST_DISTANCE_M),
                                "Metres, at most %.0f; a negative one shrinks areas.".formatted(MOST_DISTANCE_M)),
                        1,
                        Map.of("type", "number", "minimum", -MOST_DISTANCE_M, "maximum", MOST_DISTANCE_M))
                .input(
                        "segments",
                        new Text("圆弧段数", "Segments"),
                        new Text("每四分之一圆的段数", "Of each quarter of a circle"),
                        Map.of("type", "integer", "minimum", 1, "maximum", MOST_SEGMENTS, "default", USUAL_SEGMENTS))
                .input(
                        "dissolve",
                        new Text("合并", "Dissolve"),
                        new Text(
                                "为 true 时全部合并为一个范围；否则每个对象一个",
                                "Whether all become one area; else there is one for each"),
                        SourceInputs.SWITCH);
        return AnalysisDescriptions.tableOfDay(
                description,
                "buffers",
                TITLE,
                new Text(
                        "每个对象一行；合并时仅列出无法使用的对象，最后一行（标识 dissolved）为合并后的范围",
                        "A row for each subject; with dissolve for those that can't be used, and a last one, with the id dissolved,"
                                + " for the area of all others"));
    }

    @Override
    public Work prepare(ExecuteRequest request) {
        AnalysisInputs inputs = questions.inputs(request);
        SubjectSource source = questions.subjects().parse(inputs, SubjectKind.ANY);
        double metres = metres(inputs);
        int segments = inputs.integer("segments", 1, USUAL_SEGMENTS, MOST_SEGMENTS);
        boolean isOne = request.isTrue("dissolve");
        return new SubjectWork(source, progress -> {
            TableAnswers answers = questions.answers();
            Provenance provenance = answers.provenance(id(), inputs, List.of(), source);
            try (Subjects opened = source.open(progress)) {
                progress.step("Drawing", 1);
                SubjectTable table = new SubjectTable(isOne ? List.of() : opened.fields(), Areas.COLUMNS);
                return answers.write(inputs, TITLE, provenance, table.columns(), true, out -> {
                    Rows rows = new Rows(metres, segments, table, out);
                    if (isOne) {
                        rows.writeOne(opened, progress);
                    } else {
                        opened.forEach(progress, subject -> rows.write(rows.drawn(subject)));
                    }
                });
            }
        });
    }

    private static double metres(AnalysisInputs inputs) {
        JsonNode given = inputs.request().input("distance");
        double metres = given != null && given.isNumber() ? given.doubleValue() : Double.NaN;
        // The negation also refuses NaN.
        if (!(Math.abs(metres) <= MOST_DISTANCE_M) || metres == 0) {
            throw AnalysisInputs.fault(
                    "distance",
                    "must be metres, from %.0f to %.0f, and not 0.".formatted(-MOST_DISTANCE_M, MOST_DISTANCE_M));
        }
        return metres;
    }

    /** Draws areas and writes them. */
    private record Rows(double metres, int segments, SubjectTable table, Table.RowWriter out) {

        /** The subject with the area around it as its shape; it has none where it can't have one. */
        Subject drawn(Subject subject) {
            if (!subject.isUsable()) {
                return subject;
            }
            Text why = unusable(subject.shape());
            if (why != null) {
                return subject.withShape(null).remarked(why);
            }
            try {
                Geometry area = Antimeridian.cut(GeodesicBuffer.of(subject.shape(), metres, segments));
                Subject drawn = subject.withShape(area);
                return area.isEmpty() ? drawn.remarked(new Text("没有剩余。", "Nothing is left of it.")) : drawn;
            } catch (GisException.TooLarge | EntangledShapeException e) {
                return subject.withShape(null).remarked(ENTANGLED);
            }
        }

        private @Nullable Text unusable(Geometry shape) {
            if (metres < 0 && shape.getDimension() < 2) {
                return new Text("是 %s；只有面可以收缩。", "It is a %s; only areas can be shrunk.").with(shape.getGeometryType());
            }
            if (shape.getEnvelopeInternal().getWidth() > GeodesicBuffer.WIDEST_DEGREES) {
                return new Text("宽度超过 %.0f 度；请拆分。", "It is more than %.0f degrees wide; divide it.")
                        .with(GeodesicBuffer.WIDEST_DEGREES);
            }
            if (GeodesicBuffer.reachesPole(shape, metres)) {
                return new Text(
                        "距离之内有极点，经纬度坐标不能表示这一范围；请缩小距离。",
                        "A pole is within the distance, and longitude and latitude can't hold that area; ask with a smaller distance.");
            }
            return shape.getNumPoints() > MOST_POSITIONS
                    ? new Text("坐标点超过 %d 个；请简化或拆分。", "It has more than %d positions; simplify it, or divide it.")
                            .with(MOST_POSITIONS)
                    : null;
        }

        void write(Subject drawn) throws IOException {
            Geometry area = drawn.geometry();
            if (area == null) {
                out.row(table.row(drawn), null);
            } else {
                out.row(
                        table.row(drawn, new ArrayList<>(Areas.values(Geodesics.area(area)))),
                        area.isEmpty() ? null : area);
            }
        }

        private static void requireRoom(AreaUnion union) {
            if (union.positions() > MOST_UNITED) {
                throw new GisException.TooLarge(
                        "The united area has more than %d positions; ask with fewer segments or features, or without dissolve."
                                .formatted(MOST_UNITED));
            }
        }

        /** Writes those that can't be used, and all others as one. */
        void writeOne(Subjects subjects, Progress progress) throws IOException {
            AreaUnion union = new AreaUnion();
            long[] count = new long[1];
            subjects.forEach(progress, subject -> {
                Subject drawn = drawn(subject);
                if (drawn.isUsable()) {
                    union.add(drawn.shape());
                    requireRoom(union);
                    count[0]++;
                } else {
                    write(new Subject(drawn.number(), drawn.id(), List.of(), null, drawn.remark()));
                }
            });
            write(new Subject(
                    count[0] + 1,
                    "dissolved",
                    List.of(),
                    union.united(),
                    new Text("共合并 %d 个。", "%d are united.").with(count[0])));
        }
    }
}
