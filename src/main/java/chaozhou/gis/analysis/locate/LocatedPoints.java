package chaozhou.gis.analysis.locate;

import static java.util.stream.Collectors.joining;

import chaozhou.gis.analysis.proximity.Neighbour;
import chaozhou.gis.analysis.subject.Subject;
import chaozhou.gis.analysis.subject.SubjectTable;
import chaozhou.gis.analysis.subject.Subjects;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.catalog.Text;
import chaozhou.gis.encode.table.Column;
import chaozhou.gis.jobs.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
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
    private final Outside outside;
    private final SubjectTable table;

    LocatedPoints(Subjects subjects, List<Layer> layers, Locate.Finder finder, Outside outside) {
        this.subjects = subjects;
        this.layers = layers;
        this.finder = finder;
        this.outside = outside;
        List<Column> found = new ArrayList<>();
        for (Layer layer : layers) {
            add(found, layer, "id", "标识", "id");
            add(found, layer, "name", "名称", "name");
            if (layer.codeAttribute().isPresent()) {
                add(found, layer, "code", "代码", "code");
            }
            if (layer.coverage() != null) {
                Text title =
                        new Text(layer.title().zh() + "距离（点在其外）", layer.title().en() + ": distance from outside");
                found.add(Column.number(layer.id() + "_distanceM", title, "m"));
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

    /** A row of the table; several features of a layer have semicolons between them. Outside a coverage the nearest feature stands there. */
    List<@Nullable Object> row(LocatedPoint point) {
        List<@Nullable Object> found = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            Layer layer = layers.get(i);
            Neighbour nearest = point.nearest().get(i);
            List<Cover> covers = nearest == null
                    ? point.covers().get(i)
                    : List.of(new Cover(nearest.id(), nearest.name(), nearest.code(), null));
            found.add(all(covers, Cover::id));
            found.add(all(covers, Cover::name));
            if (layer.codeAttribute().isPresent()) {
                found.add(all(covers, Cover::code));
            }
            if (layer.coverage() != null) {
                found.add(nearest == null ? null : (Double) nearest.metres());
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
            points.stream().filter(Objects::nonNull).forEach(point -> usable.add(point.getCoordinate()));
            Iterator<List<List<Cover>>> found = finder.covers(usable).iterator();
            List<List<Cover>> none =
                    layers.stream().map(layer -> List.<Cover>of()).toList();
            List<List<List<Cover>>> covers = new ArrayList<>(points.size());
            points.forEach(point -> covers.add(point == null ? none : found.next()));
            List<Map<Integer, Neighbour>> nearest = outside.nearest(points, covers);
            for (int i = 0; i < waiting.size(); i++) {
                visitor.visit(new LocatedPoint(waiting.get(i), points.get(i), covers.get(i), nearest.get(i)));
            }
            waiting.clear();
            points.clear();
        }
    }
}
