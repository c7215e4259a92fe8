package chaozhou.gis.geo;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryComponentFilter;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;

/**
 * The points, lines and boundaries of a shape, ready for many distances. An edge is straight in degrees (RFC 7946, 3.1.1), as it is where
 * shapes are cut or compared; so what comes near to a shape comes near to distance 0. Edges follow each other in a tree of boxes.
 */
public final class Edges {

    /**
     * Longer edges are taken in pieces, in degrees; so of two edges that are almost parallel and 100 km apart the shortest line at an end is
     * by less than a millimetre longer than the one in between.
     */
    private static final double LONGEST_DEGREES = 0.01;

    /** Pieces that are made at most, whatever their length. */
    private static final double MOST_PIECES = 1_000_000;

    /** Edges in a box of the lowest level. */
    private static final int OF_BOX = 8;

    private final double[] x;
    private final double[] y;

    /** Positions at which a line ends: no edge goes from them to the next. */
    private final BitSet ends = new BitSet();

    /** West, south, east, north of each box, by level; each box holds two of the level below. */
    private final List<double[]> levels = new ArrayList<>();

    private Edges(List<Coordinate[]> lines, double longest) {
        int positions =
                lines.stream().mapToInt(line -> positions(line, longest)).sum();
        x = new double[positions];
        y = new double[positions];
        int filled = 0;
        for (Coordinate[] line : lines) {
            filled = fill(line, longest, filled);
            ends.set(filled - 1);
        }
        levels.add(lowest());
        while (boxes(levels.size() - 1) > 1) {
            levels.add(above(levels.get(levels.size() - 1)));
        }
    }

    /** @param shape in degrees, longitude in x, not empty */
    public static Edges of(Geometry shape) {
        List<Coordinate[]> lines = new ArrayList<>();
        shape.apply((GeometryComponentFilter) part -> {
            if (part instanceof LineString line) {
                lines.add(line.getCoordinates());
            } else if (part instanceof Point point) {
                lines.add(new Coordinate[] {point.getCoordinate(), point.getCoordinate()});
            }
        });
        return new Edges(lines, Math.max(LONGEST_DEGREES, shape.getLength() / MOST_PIECES));
    }

    /** How much memory they take, in positions. */
    public int size() {
        return x.length;
    }

    /**
     * The shortest line to other edges, to a tenth of a micrometre where it begins or ends at a corner, as it mostly does.
     *
     * @param within metres; null if it would be longer
     */
    public @Nullable ShortestLine to(Edges other, double within) {
        return new EdgeSearch(this, other, within).shortest();
    }

    private static int positions(Coordinate[] line, double longest) {
        int positions = 1;
        for (int i = 0; i + 1 < line.length; i++) {
            positions += pieces(line[i], line[i + 1], longest);
        }
        return positions;
    }

    private static int pieces(Coordinate from, Coordinate to, double longest) {
        return Math.max(1, (int) Math.ceil(from.distance(to) / longest));
    }

    private int fill(Coordinate[] line, double longest, int start) {
        int next = start;
        for (int i = 0; i + 1 < line.length; i++) {
            int pieces = pieces(line[i], line[i + 1], longest);
            for (int piece = 0; piece < pieces; piece++) {
                double share = (double) piece / pieces;
                x[next] = line[i].x + share * (line[i + 1].x - line[i].x);
                y[next++] = line[i].y + share * (line[i + 1].y - line[i].y);
            }
        }
        x[next] = line[line.length - 1].x;
        y[next++] = line[line.length - 1].y;
        return next;
    }

    private double[] lowest() {
        int count = (x.length - 2) / OF_BOX + 1;
        double[] boxes = new double[4 * count];
        for (int box = 0; box < count; box++) {
            Envelope envelope = new Envelope();
            for (int i = first(box); i <= afterLast(box); i++) {
                envelope.expandToInclude(x[i], y[i]);
            }
            put(boxes, box, envelope);
        }
        return boxes;
    }

    private static double[] above(double[] below) {
        int count = below.length / 4;
        double[] boxes = new double[4 * ((count + 1) / 2)];
        for (int box = 0; 2 * box < count; box++) {
            Envelope envelope = box(below, 2 * box);
            if (2 * box + 1 < count) {
                envelope.expandToInclude(box(below, 2 * box + 1));
            }
            put(boxes, box, envelope);
        }
        return boxes;
    }

    private static void put(double[] boxes, int box, Envelope envelope) {
        boxes[4 * box] = envelope.getMinX();
        boxes[4 * box + 1] = envelope.getMinY();
        boxes[4 * box + 2] = envelope.getMaxX();
        boxes[4 * box + 3] = envelope.getMaxY();
    }

    private static Envelope box(double[] boxes, int box) {
        return new Envelope(boxes[4 * box], boxes[4 * box + 2], boxes[4 * box + 1], boxes[4 * box + 3]);
    }

    /** The box of all. */
    Envelope bounds() {
        return box(levels.get(top()), 0);
    }

    int top() {
        return levels.size() - 1;
    }

    int boxes(int level) {
        return levels.get(level).length / 4;
    }

    double west(int level, int box) {
        return levels.get(level)[4 * box];
    }

    double south(int level, int box) {
        return levels.get(level)[4 * box + 1];
    }

    double east(int level, int box) {
        return levels.get(level)[4 * box + 2];
    }

    double north(int level, int box) {
        return levels.get(level)[4 * box + 3];
    }

    /** The first edge in a box of the lowest level. */
    int first(int box) {
        return box * OF_BOX;
    }

    /** The one after the last. */
    int afterLast(int box) {
        return Math.min(first(box) + OF_BOX, x.length - 1);
    }

    /** Whether an edge goes from this position to the next. */
    boolean isEdge(int position) {
        return !ends.get(position);
    }

    double x(int position) {
        return x[position];
    }

    double y(int position) {
        return y[position];
    }
}
