package chaozhou.gis.analysis.coverage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;

/** A coverage of bent cells, about 100 m wide, into which faults are planted. Cells are called by column and row: {@code 3-4}. */
final class PlantedCoverage {

    private static final double STEP = 1e-3;
    private static final int POINTS_OF_EDGE = 3;
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final SplittableRandom random;
    private final Map<String, List<Coordinate>> edges = new TreeMap<>();
    private final Map<String, List<Coordinate>> rings = new TreeMap<>();

    PlantedCoverage(int size, long seed) {

        this.random = new SplittableRandom(seed);
        Coordinate[][] nodes = new Coordinate[size + 1][size + 1];
        for (int x = 0; x <= size; x++) {
            for (int y = 0; y <= size; y++) {
                nodes[x][y] = jittered(116.5 + x * STEP, 23.5 + y * STEP, 0.15 * STEP);
            }
        }
        for (int x = 0; x < size; x++) {
            for (int y = 0; y < size; y++) {
                Coordinate[] corners = {nodes[x][y], nodes[x + 1][y], nodes[x + 1][y + 1], nodes[x][y + 1]};
                List<Coordinate> ring = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    ring.add(corners[i]);
                    ring.addAll(between(corners[i], corners[(i + 1) % 4]));
                }
                rings.put(x + "-" + y, ring);
            }
        }
    }

    private Coordinate jittered(double x, double y, double by) {
        return new Coordinate(x + random.nextDouble(-by, by), y + random.nextDouble(-by, by));
    }

    /** The bends of an edge, the same from both ends. */
    private List<Coordinate> between(Coordinate from, Coordinate to) {
        boolean isForward = from.compareTo(to) < 0;
        String key = isForward ? from + " " + to : to + " " + from;
        List<Coordinate> bends = edges.get(key);
        if (bends == null) {
            bends = new ArrayList<>();
            Coordinate start = isForward ? from : to;
            Coordinate end = isForward ? to : from;
            for (int i = 1; i <= POINTS_OF_EDGE; i++) {
                double share = i / (POINTS_OF_EDGE + 1.0);
                bends.add(jittered(
                        start.x + share * (end.x - start.x), start.y + share * (end.y - start.y), 0.05 * STEP));
            }
            edges.put(key, bends);
        }
        List<Coordinate> ordered = new ArrayList<>(bends);
        if (!isForward) {
            Collections.reverse(ordered);
        }
        return ordered;
    }

    /** Moves a bend in the middle of the cell's eastern edge, of this cell alone; east in degrees. */
    void moveEast(int x, int y, double degrees) {
        move(x, y, 1 + POINTS_OF_EDGE + 1 + POINTS_OF_EDGE / 2, degrees);
    }

    /** Moves the cell's north-eastern corner, of this cell alone. */
    void moveCorner(int x, int y, double degrees) {
        move(x, y, 2 * (1 + POINTS_OF_EDGE), degrees);
    }

    private void move(int x, int y, int index, double degrees) {
        List<Coordinate> ring = rings.get(x + "-" + y);
        Coordinate old = ring.get(index);
        ring.set(index, new Coordinate(old.x + degrees, old.y));
    }

    /** Puts a position onto the cell's eastern edge, of this cell alone. */
    void addToEast(int x, int y) {
        List<Coordinate> ring = rings.get(x + "-" + y);
        int index = 1 + POINTS_OF_EDGE + 2;
        Coordinate from = ring.get(index - 1);
        Coordinate to = ring.get(index);
        ring.add(index, new Coordinate((from.x + to.x) / 2, (from.y + to.y) / 2));
    }

    void remove(int x, int y) {
        rings.remove(x + "-" + y);
    }

    Map<String, Polygon> cells() {
        Map<String, Polygon> cells = new TreeMap<>();
        rings.forEach((id, ring) -> {
            List<Coordinate> closed = new ArrayList<>(ring);
            closed.add(ring.get(0));
            cells.put(id, FACTORY.createPolygon(closed.toArray(Coordinate[]::new)));
        });
        return cells;
    }
}
