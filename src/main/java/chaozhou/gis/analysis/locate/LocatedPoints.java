package chaozhou.gis.analysis.locate;

import chaozhou.gis.analysis.proximity.Neighbour;
import chaozhou.gis.analysis.subject.Subject;
import chaozhou.gis.analysis.subject.Subjects;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.encode.table.Column;
import chaozhou.gis.jobs.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;

/** Points on their way through, some at a time. */
final class LocatedPoints {

    private static final int BATCH = 1000;

    private final Subjects subjects;
    private final List<Layer> layers;
    private final Locate.Finder finder;
    private final Outside outside;

    LocatedPoints(Subjects subjects, List<Layer> layers, Locate.Finder finder, Outside outside) {
        this.subjects = subjects;
        this.layers = layers;
        this.finder = finder;
        this.outside = outside;
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

    /** Gives each point, in order. */
    void forEach(Progress progress, Visitor visitor) throws IOException {
        Batch batch = new Batch(visitor);
        subjects.forEach(progress, batch::add);
        batch.pass();
    }

    private final class Batch {
        private final Visitor visitor;
        private final List<Subject> waiting = new ArrayList<>();
        private final List<@Nullable Point> points = new ArrayList<>();

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
                Subject subject = outside.told(waiting.get(i), points.get(i), covers.get(i), nearest.get(i));
                visitor.visit(new LocatedPoint(subject, points.get(i), covers.get(i), nearest.get(i)));
            }
            waiting.clear();
            points.clear();
        }
    }
}
