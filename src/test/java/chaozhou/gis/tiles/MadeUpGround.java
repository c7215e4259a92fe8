package chaozhou.gis.tiles;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateList;
import org.locationtech.jts.geom.Polygon;

/**
 * A rectangle of cells whose sides wind like boundaries do, and are the same for both neighbours. Coordinates are degrees.
 */
final class MadeUpGround {

    private static final double WEST = 116.4;
    private static final double SOUTH = 23.4;

    private final double cell;
    private final int halvings;

    /**
     * @param cell the size of a cell in degrees
     * @param halvings how often a side is broken in two; it has 2^halvings segments
     */
    MadeUpGround(double cell, int halvings) {
        this.cell = cell;
        this.halvings = halvings;
    }

    /** The cells, row by row from the south. */
    List<Polygon> cells(int columns, int rows) {
        List<Polygon> cells = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                cells.add(block(column, row, 1));
            }
        }
        return cells;
    }

    /** A square of {@code size} times {@code size} cells. */
    Polygon block(int column, int row, int size) {
        CoordinateList ring = new CoordinateList();
        for (int i = 0; i < size; i++) {
            addSide(ring, column + i, row, column + i + 1, row);
        }
        for (int i = 0; i < size; i++) {
            addSide(ring, column + size, row + i, column + size, row + i + 1);
        }
        for (int i = size; i > 0; i--) {
            addSide(ring, column + i, row + size, column + i - 1, row + size);
        }
        for (int i = size; i > 0; i--) {
            addSide(ring, column, row + i, column, row + i - 1);
        }
        ring.closeRing();
        return Grid.FACTORY.createPolygon(ring.toCoordinateArray());
    }

    private void addSide(CoordinateList ring, int x0, int y0, int x1, int y1) {
        boolean forward = x0 < x1 || y0 < y1;
        List<Coordinate> path = forward ? path(x0, y0, x1, y1) : path(x1, y1, x0, y0);
        ring.add(path.toArray(Coordinate[]::new), false, forward);
    }

    private List<Coordinate> path(int x0, int y0, int x1, int y1) {
        Random random = new Random(((x0 * 1009L + y0) * 1009 + x1) * 1009 + y1);
        List<Coordinate> path = List.of(corner(x0, y0), corner(x1, y1));
        for (int i = 0; i < halvings; i++) {
            List<Coordinate> finer = new ArrayList<>(List.of(path.get(0)));
            for (int k = 1; k < path.size(); k++) {
                Coordinate a = path.get(k - 1);
                Coordinate b = path.get(k);
                double aside = (random.nextDouble() - 0.5) * 0.24;
                finer.add(new Coordinate((a.x + b.x) / 2 + (b.y - a.y) * aside, (a.y + b.y) / 2 - (b.x - a.x) * aside));
                finer.add(b);
            }
            path = finer;
        }
        return path;
    }

    private Coordinate corner(int column, int row) {
        Random random = new Random(column * 7919L + row);
        double east = WEST + cell * (column + (random.nextDouble() - 0.5) * 0.3);
        double north = SOUTH + cell * (row + (random.nextDouble() - 0.5) * 0.3);
        return new Coordinate(east, north);
    }
}
