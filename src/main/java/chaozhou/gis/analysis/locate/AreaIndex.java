package chaozhou.gis.analysis.locate;

import static chaozhou.gis.analysis.AnalysisSql.TOUCHING_DEGREES;

import java.util.Arrays;
import org.locationtech.jts.algorithm.Distance;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/**
 * Finds what covers a point without looking at all edges: of each cell of a grid is known which areas its lower left corner lies in. From
 * the corner a way leads upwards and then to the right to any point of the cell; each edge of an area that it crosses leads into it or out
 * of it.
 *
 * <p>Which side of an edge a point lies on is decided by an exact predicate, and always by the same one, so that rounding can't make ways
 * contradict each other.
 */
final class AreaIndex {

    private final EdgeGrid grid;

    /** For each cell what its corner lies in: 0 nothing, n the area n - 1, -n the set n - 1 of {@link #sets}. */
    private final int[] corners;

    private int[][] sets = new int[16][];
    private int setCount;

    AreaIndex(EdgeGrid grid) {
        this.grid = grid;
        this.corners = new int[grid.rows() * grid.columns()];
        putAreas();
    }

    // --- Building ---

    private void putAreas() {
        for (int first = 0, next; first < grid.edges(); first = next) {
            next = first;
            Envelope around = new Envelope();
            while (next < grid.edges() && grid.owner(next) == grid.owner(first)) {
                around.expandToInclude(grid.lowerX(next), grid.lowerY(next));
                around.expandToInclude(grid.upperX(next), grid.upperY(next));
                next++;
            }
            putArea(first, next, around);
        }
    }

    /** Finds the corners inside an area: to the right of each edge another side of its boundary begins. */
    private void putArea(int first, int next, Envelope around) {
        int firstColumn = grid.column(around.getMinX());
        int firstRow = grid.row(around.getMinY());
        int wide = grid.column(around.getMaxX()) - firstColumn + 2;
        int high = grid.row(around.getMaxY()) - firstRow + 2;
        boolean[] isCrossed = new boolean[wide * high];
        for (int edge = first; edge < next; edge++) {
            int lastRow = Math.min(grid.row(grid.upperY(edge)) + 1, grid.rows() - 1);
            for (int row = grid.row(grid.lowerY(edge)); row <= lastRow; row++) {
                double y = grid.cornerY(row);
                if ((grid.lowerY(edge) <= y) != (grid.upperY(edge) <= y)) {
                    isCrossed[(row - firstRow) * wide + firstCornerRightOf(edge, y) - firstColumn] ^= true;
                }
            }
        }
        for (int row = 0; row < high; row++) {
            boolean isInside = false;
            for (int column = 0; column < wide; column++) {
                isInside ^= isCrossed[row * wide + column];
                if (isInside) {
                    cover(grid.cell(firstRow + row, firstColumn + column), grid.owner(first));
                }
            }
        }
    }

    private int firstCornerRightOf(int edge, double y) {
        double share = (y - grid.lowerY(edge)) / (grid.upperY(edge) - grid.lowerY(edge));
        int column = grid.column(grid.lowerX(edge) + share * (grid.upperX(edge) - grid.lowerX(edge)));
        while (column > 0 && grid.isRightOf(edge, grid.cornerX(column - 1), y)) {
            column--;
        }
        while (!grid.isRightOf(edge, grid.cornerX(column), y)) {
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

    // --- Searching ---

    /** The areas that a point lies in or touches, by their numbers; one search is used by one thread, again and again. */
    final class Search {
        private int[] found = new int[8];
        private boolean[] isInside = new boolean[8];
        private boolean[] isTouched = new boolean[8];
        private int count;

        /** Finds them; how many there are. */
        int at(double x, double y) {
            count = 0;
            if (!grid.isInBox(x, y, TOUCHING_DEGREES)) {
                return 0;
            }
            int column = grid.column(x);
            int row = grid.row(y);
            int cell = grid.cell(row, column);
            begin(corners[cell]);
            for (int i = 0; i < grid.count(cell); i++) {
                pass(grid.edge(cell, i), grid.cornerX(column), grid.cornerY(row), x, y);
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
                int slot = slot(grid.owner(edge));
                isInside[slot] = !isInside[slot];
            }
            if (isTouched(edge, x, y)) {
                int slot = slot(grid.owner(edge));
                isTouched[slot] = true;
            }
        }

        private boolean isTouched(int edge, double x, double y) {
            double lowerX = grid.lowerX(edge);
            double upperX = grid.upperX(edge);
            return y >= grid.lowerY(edge) - TOUCHING_DEGREES
                    && y <= grid.upperY(edge) + TOUCHING_DEGREES
                    && x >= Math.min(lowerX, upperX) - TOUCHING_DEGREES
                    && x <= Math.max(lowerX, upperX) + TOUCHING_DEGREES
                    && Distance.pointToSegment(
                                    new Coordinate(x, y),
                                    new Coordinate(lowerX, grid.lowerY(edge)),
                                    new Coordinate(upperX, grid.upperY(edge)))
                            <= TOUCHING_DEGREES;
        }

        private boolean isCrossedUpwards(int edge, double x, double from, double to) {
            return (grid.lowerX(edge) <= x) != (grid.upperX(edge) <= x)
                    && isAbove(edge, x, to)
                    && !isAbove(edge, x, from);
        }

        /** Whether a point lies above an edge that is not upright; the same as {@link EdgeGrid#isRightOf} says, on the line too. */
        private boolean isAbove(int edge, double x, double y) {
            return grid.lowerY(edge) == grid.upperY(edge)
                    ? y >= grid.lowerY(edge)
                    : grid.isRightOf(edge, x, y) == (grid.upperX(edge) < grid.lowerX(edge));
        }

        private boolean isCrossedRightwards(int edge, double from, double to, double y) {
            return (grid.lowerY(edge) <= y) != (grid.upperY(edge) <= y)
                    && grid.isRightOf(edge, to, y)
                    && !grid.isRightOf(edge, from, y);
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
