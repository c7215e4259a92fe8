package chaozhou.gis.analysis.locate;

import java.util.Arrays;
import org.locationtech.jts.algorithm.Distance;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryComponentFilter;
import org.locationtech.jts.geom.LineString;

/**
 * Areas in memory, so that what covers a point is found without looking at all of their edges: a grid of about as many cells as there are
 * edges. Of each cell is known which areas its lower left corner lies in, and which edges pass through it. From the corner a way leads
 * upwards and then to the right to any point of the cell; each edge of an area that it crosses leads into it or out of it.
 *
 * <p>Which side of an edge a point lies on is decided by an exact predicate, and always by the same one, so that rounding can't make ways
 * contradict each other. Areas are numbered from 0 in the order in which they are given; coordinates are degrees, longitude in x.
 */
final class AreaIndex {

    /** What is as near to an edge, in degrees, touches it: {@link chaozhou.gis.analysis.AnalysisSql#TOUCHING_DEGREES}. */
    private static final double TOUCHING = 1e-12;

    /** Edges belong to cells that they come as near to, in degrees, whatever rounding makes of their ways. */
    private static final double NEAR = 1e-9;

    private static final int MOST_CELLS = 1 << 20;

    /** Grid lines begin by this share of a cell before the first position, so that they meet none by chance. */
    private static final double OFFSET = 0.381966;

    /** The edges of all areas: from lower to upper, from left to right where they are level. */
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

    /** For each cell what its corner lies in: 0 nothing, n the area n - 1, -n the set n - 1 of {@link #sets}. */
    private final int[] corners;

    private int[][] sets = new int[16][];
    private int setCount;

    AreaIndex(Iterable<Geometry> areas) {
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
        corners = new int[rows * columns];
        putAreas();
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

    // --- Building ---

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
                visitor.visit(row * columns + column);
            }
        }
    }

    private static double clamped(double share) {
        return Math.max(0, Math.min(1, share));
    }

    private int column(double x) {
        return Math.max(0, Math.min(columns - 1, (int) Math.floor((x - west) / width)));
    }

    private int row(double y) {
        return Math.max(0, Math.min(rows - 1, (int) Math.floor((y - south) / height)));
    }

    private double cornerX(int column) {
        return west + column * width;
    }

    private double cornerY(int row) {
        return south + row * height;
    }

    /** Edges of an area follow each other. */
    private void putAreas() {
        for (int first = 0, next; first < edges; first = next) {
            next = first;
            Envelope around = new Envelope();
            while (next < edges && owners[next] == owners[first]) {
                around.expandToInclude(lowerX[next], lowerY[next]);
                around.expandToInclude(upperX[next], upperY[next]);
                next++;
            }
            putArea(first, next, around);
        }
    }

    /** Finds the corners inside an area: to the right of each edge another side of its boundary begins. */
    private void putArea(int first, int next, Envelope around) {
        int firstColumn = column(around.getMinX());
        int firstRow = row(around.getMinY());
        int wide = column(around.getMaxX()) - firstColumn + 2;
        int high = row(around.getMaxY()) - firstRow + 2;
        boolean[] isCrossed = new boolean[wide * high];
        for (int edge = first; edge < next; edge++) {
            int lastRow = Math.min(row(upperY[edge]) + 1, rows - 1);
            for (int row = row(lowerY[edge]); row <= lastRow; row++) {
                double y = cornerY(row);
                if ((lowerY[edge] <= y) != (upperY[edge] <= y)) {
                    isCrossed[(row - firstRow) * wide + firstCornerRightOf(edge, y) - firstColumn] ^= true;
                }
            }
        }
        for (int row = 0; row < high; row++) {
            boolean isInside = false;
            for (int column = 0; column < wide; column++) {
                isInside ^= isCrossed[row * wide + column];
                if (isInside) {
                    cover((firstRow + row) * columns + firstColumn + column, owners[first]);
                }
            }
        }
    }

    private int firstCornerRightOf(int edge, double y) {
        double x = lowerX[edge] + (y - lowerY[edge]) / (upperY[edge] - lowerY[edge]) * (upperX[edge] - lowerX[edge]);
        int column = column(x);
        while (column > 0 && isRightOf(edge, cornerX(column - 1), y)) {
            column--;
        }
        while (!isRightOf(edge, cornerX(column), y)) {
            column++;
        }
        return column;
    }

    private void cover(int cell, int area) {
        int before = corners[cell];
        if (before == 0) {
            corners[cell] = area + 1;
        } else {
            int[] set = before > 0 ? new int[] {before - 1} : sets[-before - 1];
            int[] larger = Arrays.copyOf(set, set.length + 1);
            larger[set.length] = area;
            if (setCount == sets.length) {
                sets = Arrays.copyOf(sets, 2 * setCount);
            }
            sets[setCount++] = larger;
            corners[cell] = -setCount;
        }
    }

    /** Whether a point lies to the right of an edge that is not level, or on it. */
    private boolean isRightOf(int edge, double x, double y) {
        return Orientation.index(
                        new Coordinate(lowerX[edge], lowerY[edge]),
                        new Coordinate(upperX[edge], upperY[edge]),
                        new Coordinate(x, y))
                <= 0;
    }

    // --- Searching ---

    /** So many edges are in memory; each takes some 50 bytes. */
    int edges() {
        return edges;
    }

    /** The areas that a point lies in or touches, by their numbers; one search is used by one thread, again and again. */
    final class Search {
        private int[] found = new int[8];
        private boolean[] isInside = new boolean[8];
        private boolean[] isTouched = new boolean[8];
        private int count;

        /** Finds them; how many there are. */
        int at(double x, double y) {
            count = 0;
            if (!(x >= box.getMinX() - TOUCHING
                    && x <= box.getMaxX() + TOUCHING
                    && y >= box.getMinY() - TOUCHING
                    && y <= box.getMaxY() + TOUCHING)) {
                return 0;
            }
            int column = column(x);
            int row = row(y);
            int cell = row * columns + column;
            begin(corners[cell]);
            for (int i = starts[cell]; i < starts[cell + 1]; i++) {
                pass(edgesOfCells[i], cornerX(column), cornerY(row), x, y);
            }
            return end();
        }

        /** The number of one of those found, in ascending order. */
        int area(int index) {
            return found[index];
        }

        private void begin(int corner) {
            if (corner > 0) {
                beginIn(corner - 1);
            } else if (corner < 0) {
                for (int area : sets[-corner - 1]) {
                    beginIn(area);
                }
            }
        }

        private void beginIn(int area) {
            int slot = slot(area);
            isInside[slot] = true;
        }

        /** Where the area is noted; the arrays may be others afterwards. */
        private int slot(int area) {
            for (int i = 0; i < count; i++) {
                if (found[i] == area) {
                    return i;
                }
            }
            if (count == found.length) {
                found = Arrays.copyOf(found, 2 * count);
                isInside = Arrays.copyOf(isInside, 2 * count);
                isTouched = Arrays.copyOf(isTouched, 2 * count);
            }
            found[count] = area;
            isInside[count] = false;
            isTouched[count] = false;
            return count++;
        }

        /** The way from the corner upwards to the height of the point, then to the right. */
        private void pass(int edge, double cornerX, double cornerY, double x, double y) {
            boolean isCrossed = isCrossedUpwards(edge, cornerX, cornerY, y) ^ isCrossedRightwards(edge, cornerX, x, y);
            if (isCrossed) {
                int slot = slot(owners[edge]);
                isInside[slot] = !isInside[slot];
            }
            if (y >= lowerY[edge] - TOUCHING
                    && y <= upperY[edge] + TOUCHING
                    && x >= Math.min(lowerX[edge], upperX[edge]) - TOUCHING
                    && x <= Math.max(lowerX[edge], upperX[edge]) + TOUCHING
                    && Distance.pointToSegment(
                                    new Coordinate(x, y),
                                    new Coordinate(lowerX[edge], lowerY[edge]),
                                    new Coordinate(upperX[edge], upperY[edge]))
                            <= TOUCHING) {
                int slot = slot(owners[edge]);
                isTouched[slot] = true;
            }
        }

        private boolean isCrossedUpwards(int edge, double x, double from, double to) {
            return (lowerX[edge] <= x) != (upperX[edge] <= x) && isAbove(edge, x, to) && !isAbove(edge, x, from);
        }

        /** Whether a point lies above an edge that is not upright; the same as {@link #isRightOf} says, on the line too. */
        private boolean isAbove(int edge, double x, double y) {
            return lowerY[edge] == upperY[edge]
                    ? y >= lowerY[edge]
                    : isRightOf(edge, x, y) == (upperX[edge] < lowerX[edge]);
        }

        private boolean isCrossedRightwards(int edge, double from, double to, double y) {
            return (lowerY[edge] <= y) != (upperY[edge] <= y) && isRightOf(edge, to, y) && !isRightOf(edge, from, y);
        }

        /** Leaves those that were reached, in ascending order. */
        private int end() {
            int kept = 0;
            for (int i = 0; i < count; i++) {
                if (isInside[i] || isTouched[i]) {
                    int area = found[i];
                    int at = kept++;
                    while (at > 0 && found[at - 1] > area) {
                        found[at] = found[at - 1];
                        at--;
                    }
                    found[at] = area;
                }
            }
            return kept;
        }
    }
}
