package chaozhou.gis.analysis.locate;

import java.util.Arrays;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryComponentFilter;
import org.locationtech.jts.geom.LineString;

/**
 * The edges of areas, and a grid of about as many cells as there are edges that knows which of them pass through each cell. Areas are
 * numbered from 0 in the order in which they are given, and their edges follow each other; coordinates are degrees, longitude in x.
 */
final class EdgeGrid {

    /** Edges belong to cells that they come as near to, in degrees, whatever rounding makes of their ways. */
    private static final double NEAR = 1e-9;

    private static final int MOST_CELLS = 1 << 20;

    /** Grid lines begin by this share of a cell before the first position, so that they meet none by chance. */
    private static final double OFFSET = 0.381966;

    /** From lower to upper, from left to right where they are level. */
    private double[] lowerX = new double[1024];

    private double[] lowerY = new double[1024];
    private double[] upperX = new double[1024];
    private double[] upperY = new double[1024];
    private int[] owners = new int[1024];
    private int edges;

    private final Envelope box = new Envelope();
    private final double west;
    private final double south;
    private final double width;
    private final double height;
    private final int columns;
    private final int rows;

    /** For each cell where its edges begin in {@link #edgesOfCells}. */
    private final int[] starts;

    private final int[] edgesOfCells;

    EdgeGrid(Iterable<Geometry> areas) {
        int area = 0;
        for (Geometry geometry : areas) {
            add(geometry, area++);
        }
        double wide = Math.max(box.getWidth(), NEAR);
        double high = Math.max(box.getHeight(), NEAR);
        int cells = Math.max(1, Math.min(edges, MOST_CELLS));
        columns = (int) Math.max(1, Math.min(cells, Math.sqrt(cells * wide / high))) + 2;
        rows = Math.max(1, cells / columns) + 2;
        width = wide / (columns - 2 + OFFSET);
        height = high / (rows - 2 + OFFSET);
        west = box.isNull() ? 0 : box.getMinX() - OFFSET * width;
        south = box.isNull() ? 0 : box.getMinY() - OFFSET * height;
        starts = new int[rows * columns + 1];
        edgesOfCells = putEdges();
    }

    private void add(Geometry geometry, int area) {
        box.expandToInclude(geometry.getEnvelopeInternal());
        geometry.apply((GeometryComponentFilter) part -> {
            if (part instanceof LineString ring) {
                CoordinateSequence positions = ring.getCoordinateSequence();
                for (int i = 1; i < positions.size(); i++) {
                    addEdge(positions.getX(i - 1), positions.getY(i - 1), positions.getX(i), positions.getY(i), area);
                }
            }
        });
    }

    private void addEdge(double x, double y, double nextX, double nextY, int area) {
        if (edges == owners.length) {
            int size = edges * 2;
            lowerX = Arrays.copyOf(lowerX, size);
            lowerY = Arrays.copyOf(lowerY, size);
            upperX = Arrays.copyOf(upperX, size);
            upperY = Arrays.copyOf(upperY, size);
            owners = Arrays.copyOf(owners, size);
        }
        boolean isUpwards = y < nextY || (y == nextY && x <= nextX);
        lowerX[edges] = isUpwards ? x : nextX;
        lowerY[edges] = isUpwards ? y : nextY;
        upperX[edges] = isUpwards ? nextX : x;
        upperY[edges] = isUpwards ? nextY : y;
        owners[edges++] = area;
    }

    @FunctionalInterface
    private interface CellVisitor {
        void visit(int cell);
    }

    private int[] putEdges() {
        for (int edge = 0; edge < edges; edge++) {
            visitCells(edge, cell -> starts[cell + 1]++);
        }
        for (int cell = 0; cell + 1 < starts.length; cell++) {
            starts[cell + 1] += starts[cell];
        }
        int[] ofCells = new int[starts[starts.length - 1]];
        int[] next = Arrays.copyOf(starts, starts.length - 1);
        for (int edge = 0; edge < edges; edge++) {
            int number = edge;
            visitCells(edge, cell -> ofCells[next[cell]++] = number);
        }
        return ofCells;
    }

    /** Each cell that the edge comes near to, row by row. */
    private void visitCells(int edge, CellVisitor visitor) {
        double rise = upperY[edge] - lowerY[edge];
        double run = upperX[edge] - lowerX[edge];
        int last = row(upperY[edge] + NEAR);
        for (int row = row(lowerY[edge] - NEAR); row <= last; row++) {
            double from = rise == 0 ? 0 : clamped((south + row * height - NEAR - lowerY[edge]) / rise);
            double to = rise == 0 ? 1 : clamped((south + (row + 1) * height + NEAR - lowerY[edge]) / rise);
            double one = lowerX[edge] + from * run;
            double other = lowerX[edge] + to * run;
            int lastColumn = column(Math.max(one, other) + NEAR);
            for (int column = column(Math.min(one, other) - NEAR); column <= lastColumn; column++) {
                visitor.visit(cell(row, column));
            }
        }
    }

    private static double clamped(double share) {
        return Math.max(0, Math.min(1, share));
    }

    // --- Edges ---

    /** So many edges are in memory; each takes some 50 bytes. */
    int edges() {
        return edges;
    }

    /** The area whose boundary an edge is part of. */
    int owner(int edge) {
        return owners[edge];
    }

    double lowerX(int edge) {
        return lowerX[edge];
    }

    double lowerY(int edge) {
        return lowerY[edge];
    }

    double upperX(int edge) {
        return upperX[edge];
    }

    double upperY(int edge) {
        return upperY[edge];
    }

    /** Whether a point lies to the right of an edge that is not level, or on it. */
    boolean isRightOf(int edge, double x, double y) {
        return Orientation.index(
                        new Coordinate(lowerX[edge], lowerY[edge]),
                        new Coordinate(upperX[edge], upperY[edge]),
                        new Coordinate(x, y))
                <= 0;
    }

    // --- Cells ---

    /** Whether a point is as near to the box of all areas, in degrees. */
    boolean isInBox(double x, double y, double tolerance) {
        return x >= box.getMinX() - tolerance
                && x <= box.getMaxX() + tolerance
                && y >= box.getMinY() - tolerance
                && y <= box.getMaxY() + tolerance;
    }

    int columns() {
        return columns;
    }

    int rows() {
        return rows;
    }

    /** The column of a longitude; of one beside the grid the column that is nearest. */
    int column(double x) {
        return Math.max(0, Math.min(columns - 1, (int) Math.floor((x - west) / width)));
    }

    /** The row of a latitude, from the south. */
    int row(double y) {
        return Math.max(0, Math.min(rows - 1, (int) Math.floor((y - south) / height)));
    }

    /** The longitude at which a column begins. */
    double cornerX(int column) {
        return west + column * width;
    }

    /** The latitude at which a row begins. */
    double cornerY(int row) {
        return south + row * height;
    }

    int cell(int row, int column) {
        return row * columns + column;
    }

    /** How many edges come into a cell. */
    int count(int cell) {
        return starts[cell + 1] - starts[cell];
    }

    /** One of the edges that come into a cell. */
    int edge(int cell, int index) {
        return edgesOfCells[starts[cell] + index];
    }
}
