package chaozhou.gis.analysis.locate;

import chaozhou.gis.analysis.proximity.NearestFew;
import chaozhou.gis.analysis.proximity.Neighbour;
import chaozhou.gis.geo.Edges;
import chaozhou.gis.geo.ShortestLine;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;

/**
 * The nearest of areas to points outside all of them: rings of cells around a point lead to the edges that are nearest in degrees, and of
 * those that may be as near on the ellipsoid the distance is measured there. One search is used by one thread, again and again.
 */
final class NearestArea {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    /** What is farther away, in degrees, is not found. */
    private static final double FARTHEST = 5;

    /** What may be beyond this latitude is not found. */
    private static final double HIGHEST = 80;

    /** Of the ellipsoid's radii of curvature the largest is so many times the smallest: (1 - e²)^(-3/2). */
    private static final double UNEVEN = 1.0102;

    private final EdgeGrid grid;
    private final List<Cover> covers;

    /** The point, and how much of a degree of latitude a degree of longitude is there. */
    private double x;

    private double y;
    private double scale;

    /** Edges that may be the nearest. */
    private int[] near = new int[16];

    private int count;

    /** @param covers of the areas by their numbers, in the order of their ids */
    NearestArea(EdgeGrid grid, List<Cover> covers) {
        this.grid = grid;
        this.covers = covers;
    }

    /** The nearest area to a point, longitude in x; null where it is too far away to be found here, or there is none. */
    @Nullable
    Neighbour to(Coordinate point) {
        x = point.x;
        y = point.y;
        if (!grid.isInBox(x, y, FARTHEST)) {
            return null;
        }
        scale = Math.cos(Math.toRadians(y));
        double nearest = Math.sqrt(nearestSquare());
        double highest = Math.abs(y) + 2 * nearest;
        if (!(nearest <= FARTHEST && highest <= HIGHEST)) {
            return null;
        }
        double lowest = Math.max(0, Math.abs(y) - 2 * nearest);
        // Degrees of longitude become shorter towards the pole.
        collect(nearest * UNEVEN * Math.cos(Math.toRadians(lowest)) / Math.cos(Math.toRadians(highest)));
        return measured(Edges.of(FACTORY.createPoint(point)));
    }

    /** How far the nearest edge is, as the square of degrees of latitude. */
    private double nearestSquare() {
        double best = Double.POSITIVE_INFINITY;
        int column = grid.column(x);
        int row = grid.row(y);
        for (int ring = 0; isWithin(row - ring, column - ring, row + ring, column + ring, best); ring++) {
            for (int step = -ring; step <= ring; step++) {
                best = nearer(row - ring, column + step, best);
                best = nearer(row + ring, column + step, best);
                best = nearer(row + step, column - ring, best);
                best = nearer(row + step, column + ring, best);
            }
        }
        return best;
    }

    /** Whether something beyond the inner part of a square of cells may be nearer, and there is something beyond. */
    private boolean isWithin(int south, int west, int north, int east, double best) {
        double apart = Double.POSITIVE_INFINITY;
        if (west >= 0) {
            apart = Math.min(apart, (x - grid.cornerX(west + 1)) * scale);
        }
        if (east < grid.columns()) {
            apart = Math.min(apart, (grid.cornerX(east) - x) * scale);
        }
        if (south >= 0) {
            apart = Math.min(apart, y - grid.cornerY(south + 1));
        }
        if (north < grid.rows()) {
            apart = Math.min(apart, grid.cornerY(north) - y);
        }
        return apart < Double.POSITIVE_INFINITY && (apart <= 0 || apart * apart < best);
    }

    private double nearer(int row, int column, double best) {
        if (row < 0 || column < 0 || row >= grid.rows() || column >= grid.columns()) {
            return best;
        }
        int cell = grid.cell(row, column);
        double nearest = best;
        for (int i = 0; i < grid.count(cell); i++) {
            nearest = Math.min(nearest, square(grid.edge(cell, i)));
        }
        return nearest;
    }

    /** How far an edge is, as the square of degrees of latitude. */
    private double square(int edge) {
        double fromX = (grid.lowerX(edge) - x) * scale;
        double fromY = grid.lowerY(edge) - y;
        double dx = (grid.upperX(edge) - grid.lowerX(edge)) * scale;
        double dy = grid.upperY(edge) - grid.lowerY(edge);
        double length = dx * dx + dy * dy;
        double share = length == 0 ? 0 : Math.max(0, Math.min(1, -(fromX * dx + fromY * dy) / length));
        double nearX = fromX + share * dx;
        double nearY = fromY + share * dy;
        return nearX * nearX + nearY * nearY;
    }

    /** Finds the edges within a reach, in degrees of latitude. */
    private void collect(double reach) {
        count = 0;
        int lastRow = grid.row(y + reach);
        int lastColumn = grid.column(x + reach / scale);
        for (int row = grid.row(y - reach); row <= lastRow; row++) {
            for (int column = grid.column(x - reach / scale); column <= lastColumn; column++) {
                int cell = grid.cell(row, column);
                for (int i = 0; i < grid.count(cell); i++) {
                    int edge = grid.edge(cell, i);
                    if (square(edge) <= reach * reach) {
                        add(edge);
                    }
                }
            }
        }
        Arrays.sort(near, 0, count);
    }

    private void add(int edge) {
        if (count == near.length) {
            near = Arrays.copyOf(near, 2 * count);
        }
        near[count++] = edge;
    }

    /** Measures the edges that were found, area by area; those of an area follow each other. */
    private @Nullable Neighbour measured(Edges point) {
        NearestFew nearest = new NearestFew(1, Double.MAX_VALUE);
        for (int first = 0, next; first < count; first = next) {
            int area = grid.owner(near[first]);
            next = first + 1;
            while (next < count && grid.owner(near[next]) == area) {
                next++;
            }
            ShortestLine line = point.to(boundary(first, next), nearest.limitM());
            if (line != null) {
                Cover cover = covers.get(area);
                nearest.add(new Neighbour(cover.id(), cover.name(), cover.code(), line));
            }
        }
        List<Neighbour> found = nearest.sorted();
        return found.isEmpty() ? null : found.get(0);
    }

    /** Edges come once for each cell that they are in. */
    private Edges boundary(int first, int next) {
        LineString[] lines = Arrays.stream(near, first, next)
                .distinct()
                .mapToObj(edge -> FACTORY.createLineString(new Coordinate[] {
                    new Coordinate(grid.lowerX(edge), grid.lowerY(edge)),
                    new Coordinate(grid.upperX(edge), grid.upperY(edge))
                }))
                .toArray(LineString[]::new);
        return Edges.of(FACTORY.createMultiLineString(lines));
    }
}
