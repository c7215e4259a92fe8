package chaozhou.gis.analysis.locate;

import static java.util.stream.Collectors.joining;

import chaozhou.gis.analysis.subject.Subject;
import chaozhou.gis.analysis.subject.SubjectTable;
import chaozhou.gis.analysis.subject.Subjects;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.catalog.Text;
import chaozhou.gis.encode.table.Column;
import chaozhou.gis.jobs.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;

/** Points on their way through, some at a time. */
final class LocatedPoints {

    private static final int BATCH = 1000;

    /** Between the ids, and the names, of features that cover one point. */
    private static final String SEPARATOR = ";";

    private final Subjects subjects;
    private final List<Layer> layers;
    private final Locate.Finder finder;
    private final SubjectTable table;

    LocatedPoints(Subjects subjects, List<Layer> layers, Locate.Finder finder) {
        this.subjects = subjects;
        this.layers = layers;
        this.finder = finder;
        List<Column> found = new ArrayList<>();
        for (Layer layer : layers) {
            add(found, layer, "id", "标识", "id");
            add(found, layer, "name", "名称", "name");
            if (layer.codeAttribute().isPresent()) {
                add(found, layer, "code", "代码", "code");
            }
        }
        this.table = new SubjectTable(subjects.fields(), found);
    }

    private static void add(List<Column> columns, Layer layer, String what, String zh, String en) {
        Text title = layer.title();
        columns.add(Column.text(layer.id() + "_" + what, new Text(title.zh() + zh, title.en() + ": " + en)));
    }

    /** Takes points. */
    @FunctionalInterface
    interface Visitor {
        void visit(LocatedPoint point) throws IOException;
    }

    /** The points' own fields, without what was found. */
    List<Column> fields() {
        return subjects.fields();
    }

    List<Column> columns() {
        return table.columns();
    }

    /** A row of the table; several features of a layer have semicolons between them. */
    List<@Nullable Object> row(LocatedPoint point) {
        List<@Nullable Object> found = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            List<Cover> covers = point.covers().get(i);
            found.add(all(covers, Cover::id));
            found.add(all(covers, Cover::name));
            if (layers.get(i).codeAttribute().isPresent()) {
                found.add(all(covers, Cover::code));
            }
        }
        return table.row(point.subject(), found);
    }

    private static @Nullable String all(List<Cover> covers, Function<Cover, @Nullable String> text) {
        if (covers.size() < 2) {
            return covers.isEmpty() ? null : text.apply(covers.get(0));
        }
        return covers.stream().map(text).filter(Objects::nonNull).collect(joining(SEPARATOR));
    }

    /** Gives each point, in order. */
    void forEach(Progress progress, Visitor visitor) throws IOException {
        Batch batch = new Batch(visitor);
        subjects.forEach(progress, batch::add);
        batch.pass();
    }

    private final class Batch {
        private final Visitor visitor;
        private final List<Subject> waiting = new ArrayList<>(BATCH);
        private final List<@Nullable Point> points = new ArrayList<>(BATCH);

        Batch(Visitor visitor) {
            this.visitor = visitor;
        }

        void add(Subject subject) throws IOException {
            Geometry shape = subject.geometry();
            if (shape == null) {
                add(subject, null);
            } else {
                for (int i = 0; i < shape.getNumGeometries(); i++) {
                    add(subject, (Point) shape.getGeometryN(i));
                }
            }
        }

        private void add(Subject subject, @Nullable Point point) throws IOException {
            waiting.add(subject);
            points.add(point);
            if (waiting.size() == BATCH) {
                pass();
            }
        }

        void pass() throws IOException {
            List<Coordinate> usable = new ArrayList<>(points.size());
            for (Point point : points) {
                if (point != null) {
                    usable.add(point.getCoordinate());
                }
            }
            List<List<List<Cover>>> covers = finder.covers(usable);
            List<List<Cover>> none =
                    layers.stream().map(layer -> List.<Cover>of()).toList();
            int next = 0;
            for (int i = 0; i < waiting.size(); i++) {
                Point point = points.get(i);
                visitor.visit(new LocatedPoint(waiting.get(i), point, point == null ? none : covers.get(next++)));
            }
            waiting.clear();
            points.clear();
        }
    }
}
