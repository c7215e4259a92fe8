package chaozhou.gis.sample;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;

/** The outline of a planned zone: blocks along roads at right angles, with cut corners, in one part or two. */
final class Blocks {

    /** The outline of one part, as steps of a unit square: columns of blocks of different depth. */
    private record Column(double left, double right, double bottom, double top) {}

    private static final double CUT = 0.035;
    private static final double ROAD = 0.06;

    private final List<List<Column>> parts = new ArrayList<>();
    private final double angle;

    /** @param angle of the roads, in degrees against east */
    Blocks(Chance chance, int count, double angle) {
        this.angle = StrictMath.toRadians(angle);
        double width = 1.25 / count;
        for (int part = 0; part < count; part++) {
            List<Column> columns = new ArrayList<>();
            double left = -0.625 + part * width + (part == 0 ? 0 : ROAD);
            double right = -0.625 + (part + 1) * width;
            int blocks = 4 / count + 1;
            for (int i = 0; i < blocks; i++) {
                columns.add(new Column(
                        left + (right - left) * i / blocks,
                        left + (right - left) * (i + 1) / blocks,
                        -0.5 + chance.below(4) * 0.09,
                        0.5 - chance.below(4) * 0.09));
            }
            parts.add(columns);
        }
    }

    /** Rings in the plane, counterclockwise. */
    List<List<Coordinate>> around(Coordinate centre, double size) {
        List<List<Coordinate>> rings = new ArrayList<>();
        for (List<Column> columns : parts) {
            List<Coordinate> ring = new ArrayList<>();
            for (Coordinate corner : chamfered(corners(columns))) {
                ring.add(Sites.turned(centre, corner.x * size, corner.y * size, angle));
            }
            ring.add(ring.get(0));
            rings.add(ring);
        }
        return rings;
    }

    /** Along the bottom to the right, and along the top back. */
    private static List<Coordinate> corners(List<Column> columns) {
        List<Coordinate> corners = new ArrayList<>();
        for (Column column : columns) {
            addCorner(corners, column.left, column.bottom);
            addCorner(corners, column.right, column.bottom);
        }
        for (int i = columns.size() - 1; i >= 0; i--) {
            addCorner(corners, columns.get(i).right, columns.get(i).top);
            addCorner(corners, columns.get(i).left, columns.get(i).top);
        }
        return corners;
    }

    private static void addCorner(List<Coordinate> corners, double x, double y) {
        Coordinate corner = new Coordinate(x, y);
        int last = corners.size() - 1;
        if (last < 0 || !corners.get(last).equals2D(corner)) {
            corners.add(corner);
        }
    }

    private static List<Coordinate> chamfered(List<Coordinate> corners) {
        List<Coordinate> result = new ArrayList<>();
        int count = corners.size();
        for (int i = 0; i < count; i++) {
            Coordinate before = corners.get((i + count - 1) % count);
            Coordinate here = corners.get(i);
            Coordinate after = corners.get((i + 1) % count);
            result.add(towards(here, before));
            result.add(towards(here, after));
        }
        return result;
    }

    private static Coordinate towards(Coordinate from, Coordinate to) {
        double part = Math.min(CUT / from.distance(to), 0.4);
        return new Coordinate(from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part);
    }
}
