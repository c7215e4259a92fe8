package chaozhou.gis.sample;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;

/**
 * The outline of planned ground: straight sides along roads, corners cut in steps or along a slanting road, now and then an old
 * village left out. In one part, or in two with a road between them.
 */
final class Blocks {

    /** A direction along one of the sides. */
    private record Way(int x, int y) {}

    /** The sides that meet at a corner. */
    private record Turn(Way before, Way after) {}

    private static final List<Way> AROUND = List.of(new Way(1, 0), new Way(0, 1), new Way(-1, 0), new Way(0, -1));
    private static final double CHAMFER = 0.02;
    private static final double ROAD = 0.05;
    private static final int UNCUT = 3;
    private static final double NOTCH_CHANCE = 0.45;

    private final Chance chance;
    private final List<List<Coordinate>> parts = new ArrayList<>();
    private final double angle;
    private final double slant;

    private Blocks(Chance chance, double angle) {
        this.chance = chance;
        this.angle = StrictMath.toRadians(angle);
        this.slant = chance.between(-0.14, 0.14);
    }

    /** @param angle of the roads, in degrees against east */
    static Blocks onLand(Chance chance, int count, double angle) {
        Blocks blocks = new Blocks(chance, angle);
        double length = chance.between(1.15, 1.5);
        double share = count == 1 ? 1 : chance.between(0.42, 0.6);
        blocks.addPart(-length / 2, -length / 2 + length * share, true);
        if (count == 2) {
            blocks.addPart(-length / 2 + length * share + ROAD, length / 2, true);
        }
        return blocks;
    }

    /** Ground at sea has corners by coordinates, and nothing is left out of it. */
    static Blocks atSea(Chance chance) {
        Blocks blocks = new Blocks(chance, chance.between(20, 60));
        double length = chance.between(1.3, 1.7);
        blocks.addPart(-length / 2, length / 2, false);
        return blocks;
    }

    /** Rings in the plane, counterclockwise. */
    List<List<Coordinate>> around(Coordinate centre, double size) {
        List<List<Coordinate>> rings = new ArrayList<>();
        for (List<Coordinate> part : parts) {
            List<Coordinate> ring = new ArrayList<>();
            for (Coordinate corner : part) {
                ring.add(Sites.turned(centre, (corner.x + corner.y * slant) * size, corner.y * size, angle));
            }
            ring.add(ring.get(0));
            rings.add(ring);
        }
        return rings;
    }

    private void addPart(double left, double right, boolean isBuiltUp) {
        double bottom = -chance.between(0.38, 0.5);
        double top = chance.between(0.38, 0.5);
        List<Coordinate> corners = List.of(
                new Coordinate(left, bottom),
                new Coordinate(right, bottom),
                new Coordinate(right, top),
                new Coordinate(left, top));
        double reach = Math.min(right - left, top - bottom);
        int notched = isBuiltUp && chance.unit() < NOTCH_CHANCE ? 2 * chance.below(2) : -1;
        List<Coordinate> ring = new ArrayList<>();
        for (int side = 0; side < corners.size(); side++) {
            Way before = AROUND.get((side + 3) % 4);
            int steps = isBuiltUp ? chance.below(4) : UNCUT * chance.below(2);
            cutCorner(ring, corners.get(side), new Turn(before, AROUND.get(side)), reach, steps);
            if (side == notched) {
                notch(ring, corners.get(side), AROUND.get(side), right - left, (top - bottom) * 0.22);
            }
        }
        parts.add(isBuiltUp ? chamfered(ring) : ring);
    }

    /** Goes around a corner: straight across without steps, in one or two, or as it is. */
    private void cutCorner(List<Coordinate> ring, Coordinate corner, Turn turn, double reach, int steps) {
        double back = reach * chance.between(0.12, 0.34);
        double on = reach * chance.between(0.12, 0.34);
        if (steps == UNCUT) {
            ring.add(corner);
            return;
        }
        Coordinate at = moved(corner, turn.before, -back);
        ring.add(at);
        for (int i = 0; i < steps; i++) {
            at = moved(at, turn.after, on / steps);
            ring.add(at);
            at = moved(at, turn.before, back / steps);
            if (i < steps - 1) {
                ring.add(at);
            }
        }
        ring.add(moved(corner, turn.after, on));
    }

    private void notch(List<Coordinate> ring, Coordinate corner, Way along, double length, double depth) {
        Way inwards = new Way(-along.y, along.x);
        double start = length * chance.between(0.4, 0.45);
        double end = start + length * chance.between(0.1, 0.18);
        ring.add(moved(corner, along, start));
        ring.add(moved(moved(corner, along, start), inwards, depth));
        ring.add(moved(moved(corner, along, end), inwards, depth));
        ring.add(moved(corner, along, end));
    }

    private static Coordinate moved(Coordinate from, Way way, double distance) {
        return new Coordinate(from.x + way.x * distance, from.y + way.y * distance);
    }

    private static List<Coordinate> chamfered(List<Coordinate> corners) {
        List<Coordinate> result = new ArrayList<>();
        int count = corners.size();
        for (int i = 0; i < count; i++) {
            Coordinate here = corners.get(i);
            result.add(towards(here, corners.get((i + count - 1) % count)));
            result.add(towards(here, corners.get((i + 1) % count)));
        }
        return result;
    }

    private static Coordinate towards(Coordinate from, Coordinate to) {
        double part = Math.min(CHAMFER / from.distance(to), 0.4);
        return new Coordinate(from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part);
    }
}
