package chaozhou.gis.analysis.proximity;

import chaozhou.gis.analysis.AnalysisInputs;
import chaozhou.gis.analysis.Provenance;
import chaozhou.gis.analysis.TableAnswers;
import chaozhou.gis.analysis.subject.Subject;
import chaozhou.gis.analysis.subject.SubjectSource;
import chaozhou.gis.analysis.subject.SubjectTable;
import chaozhou.gis.analysis.subject.Subjects;
import chaozhou.gis.catalog.Language;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.catalog.Text;
import chaozhou.gis.encode.table.Column;
import chaozhou.gis.encode.table.Table;
import chaozhou.gis.geo.ShortestLine;
import chaozhou.gis.jobs.Progress;
import chaozhou.gis.jobs.ResultFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.springframework.stereotype.Component;

/** Answers which features are near to subjects: a row for each of them, with the shortest line as its shape. */
@Component
final class ProximityAnswers {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    private static final List<Column> COLUMNS = List.of(
            Column.text("layer", new Text("邻近图层", "Layer of the feature")),
            new Column("rank", new Text("次序", "Rank"), Column.Type.INTEGER, null),
            Column.text("featureId", new Text("邻近要素标识", "Id of the feature")),
            Column.text("featureName", new Text("邻近要素名称", "Name of the feature")),
            Column.text("featureCode", new Text("邻近要素代码", "Code of the feature")),
            Column.number("distanceM", new Text("椭球距离", "Distance on the ellipsoid"), "m"),
            Column.number("azimuth", new Text("方位角", "Azimuth"), "deg"),
            Column.text("direction", new Text("方向", "Direction")));

    private final Proximity proximity;
    private final TableAnswers answers;

    ProximityAnswers(Proximity proximity, TableAnswers answers) {
        this.proximity = proximity;
        this.answers = answers;
    }

    /** @param process its id */
    ResultFile answer(
            String process,
            Text title,
            AnalysisInputs inputs,
            SubjectSource source,
            ProximityQuestion question,
            Progress progress) {
        List<Layer> targets =
                question.targets().stream().map(ProximityQuestion.Target::layer).toList();
        Provenance provenance = answers.provenance(process, inputs, targets, source);
        NearFeatures features = proximity.features(question);
        try (Subjects opened = source.open(progress)) {
            progress.step("Measuring", 1);
            SubjectTable table = new SubjectTable(opened.fields(), COLUMNS);
            return answers.write(inputs, title, provenance, table.columns(), true, out -> {
                Rows rows = new Rows(table, question, inputs.request().language(), out);
                opened.forEachBatch(progress, batch -> features.find(batch, rows::write));
            });
        }
    }

    /** Writes the rows of subjects. */
    private record Rows(SubjectTable table, ProximityQuestion question, Language language, Table.RowWriter out) {

        void write(Subject subject, int target, List<Neighbour> neighbours) throws IOException {
            if (neighbours.isEmpty()) {
                Subject alone = subject.isUsable()
                        ? subject.remarked(
                                new Text("%.0f 米内没有要素。", "Nothing is within %.0f m.").with(question.withinM()))
                        : subject;
                out.row(table.row(alone), null);
                return;
            }
            Layer layer = question.targets().get(target).layer();
            boolean isCut = !question.isFew() && neighbours.size() == question.most();
            Subject told = isCut
                    ? subject.remarked(new Text(
                            "仅列出%s中最近的 %d 个；要全部列出，请缩小距离。"
                                    .formatted(layer.title().zh(), question.most()),
                            "These are the nearest %d of %s; for more ask with a smaller distance."
                                    .formatted(question.most(), layer.id())))
                    : subject;
            long rank = 0;
            for (Neighbour neighbour : neighbours) {
                out.row(table.row(told, values(layer, ++rank, neighbour)), shape(neighbour.line()));
            }
        }

        private List<@Nullable Object> values(Layer layer, long rank, Neighbour neighbour) {
            List<@Nullable Object> values = new ArrayList<>();
            values.add(layer.id());
            values.add(rank);
            values.add(neighbour.id());
            values.add(neighbour.name());
            values.add(neighbour.code());
            values.add(neighbour.metres());
            ShortestLine line = neighbour.line();
            values.add(line == null ? null : (Double) line.azimuth());
            values.add(line == null ? null : CompassPoint.of(line.azimuth()).in(language));
            return values;
        }

        private static @Nullable Geometry shape(@Nullable ShortestLine line) {
            return line == null ? null : FACTORY.createLineString(new Coordinate[] {line.from(), line.to()});
        }
    }
}
