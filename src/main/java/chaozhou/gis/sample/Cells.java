package chaozhou.gis.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.triangulate.VoronoiDiagramBuilder;

/** The ground, cut into small cells around their seeds: a Voronoi diagram in the plane. */
final class Cells {

    /** An edge between two cells, which has the one on its left and the other on its right. */
    record Edge(Coordinate from, Coordinate to, int left, int right) {}

    private record Segment(Coordinate from, Coordinate to) {}

    private final List<Coordinate> seeds = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();
    private final List<List<Integer>> neighbours = new ArrayList<>();

    static Cells around(List<Coordinate> seeds) {
        VoronoiDiagramBuilder builder = new VoronoiDiagramBuilder();
        builder.setSites(seeds);
        Geometry diagram = builder.getDiagram(Facts.GEOMETRY);
        Map<Coordinate, Polygon> polygons = new HashMap<>();
        for (int i = 0; i < diagram.getNumGeometries(); i++) {
            Polygon polygon = (Polygon) diagram.getGeometryN(i);
            polygons.put((Coordinate) polygon.getUserData(), polygon);
        }
        Cells cells = new Cells();
        Map<Segment, Integer> lefts = new LinkedHashMap<>();
        for (Coordinate seed : seeds) {
            cells.add(seed, Objects.requireNonNull(polygons.get(seed)), lefts);
        }
        cells.connect(lefts);
        return cells;
    }

    private void add(Coordinate seed, Polygon polygon, Map<Segment, Integer> lefts) {
        int cell = seeds.size();
        seeds.add(seed);
        neighbours.add(new ArrayList<>());
        LinearRing shell = polygon.getExteriorRing();
        Coordinate[] ring = (Orientation.isCCW(shell.getCoordinates()) ? shell : shell.reverse()).getCoordinates();
        for (int i = 1; i < ring.length; i++) {
            lefts.put(new Segment(ring[i - 1], ring[i]), cell);
        }
    }

    /** Cells are neighbours where one has on its left what the other has on its right. */
    private void connect(Map<Segment, Integer> lefts) {
        lefts.forEach((segment, left) -> {
            Integer right = lefts.get(new Segment(segment.to, segment.from));
            if (right != null && left < right) {
                edges.add(new Edge(segment.from, segment.to, left, right));
                neighbours.get(left).add(right);
                neighbours.get(right).add(left);
            }
        });
    }

    int count() {
        return seeds.size();
    }

    Coordinate seed(int cell) {
        return seeds.get(cell);
    }

    /** A cell at the edge of all. */
    int westernmost() {
        int westernmost = 0;
        for (int cell = 1; cell < count(); cell++) {
            if (seeds.get(cell).x < seeds.get(westernmost).x) {
                westernmost = cell;
            }
        }
        return westernmost;
    }

    List<Integer> neighbours(int cell) {
        return neighbours.get(cell);
    }

    List<Edge> edges() {
        return edges;
    }
}
