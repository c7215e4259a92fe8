package chaozhou.gis.tiles.mvt;

import java.util.Arrays;

/**
 * Cuts paths at the edge of a square of whole units, the tile with its buffer.
 *
 * <p>What is cut are the lines half a unit outside of the edge, on which no position can lie; the cut is then put onto the edge. So it
 * moves by less than a unit, and by the same for all who have the segment, in whichever direction they have it.
 *
 * <p>Rings are cut into <em>chains</em>, each from where the ring comes in to where it goes out. The ground lies to the right of all of
 * them (y grows southwards), so from the end of a chain a ring goes on along the edge, clockwise, to the next place where a chain
 * comes in (Weiler and Atherton, 1977, for a square).
 */
public final class BoxClip {

    private static final int TOP = 0;
    private static final int RIGHT = 1;
    private static final int BOTTOM = 2;
    private static final int LEFT = 3;

    private final int first;
    private final int last;
    private final double low;
    private final double high;
    private final double side;

    private final CutCheck check;
    private final Paths clipped = new Paths();
    private final Paths shells = new Paths();
    private final Paths chains = new Paths();
    private double[] entries = new double[16];
    private double[] exits = new double[16];
    private int[] order = new int[16];
    private boolean[] isLinked = new boolean[16];
    private int[] looseHoles = new int[16];
    private int looseHoleCount;
    private boolean mayBeInvalid;

    /** A segment within the box, in its own direction. */
    private final Crossing entry = new Crossing();

    private final Crossing exit = new Crossing();

    /** Where a segment crosses the lines. */
    private static final class Crossing {
        /** Where on the way around the box, clockwise from its north-western corner. */
        private double way;

        private double x;
        private double y;
    }

    /**
     * @param first the first column and row of the square
     * @param last the last column and row of the square
     */
    public BoxClip(int first, int last) {
        this.first = first;
        this.last = last;
        this.low = first - 0.5;
        this.high = last + 0.5;
        this.side = high - low;
        this.check = new CutCheck(first, last);
    }

    /** Those of the points that are in the square. Valid until the next call, like all that is returned here. */
    public Paths points(Paths points) {
        if (points.areWithin(first, last)) {
            return points;
        }
        clipped.clear();
        for (int path = 0; path < points.count(); path++) {
            if (points.isWithin(path, first, last)) {
                clipped.addPath(points, path);
            }
        }
        return clipped;
    }

    /** What of lines is in the square. */
    public Paths lines(Paths lines) {
        if (lines.areWithin(first, last)) {
            return lines;
        }
        clipped.clear();
        for (int path = 0; path < lines.count(); path++) {
            line(lines, path);
        }
        return clipped;
    }

    private void line(Paths lines, int path) {
        double x = lines.x(path, 0);
        double y = lines.y(path, 0);
        boolean isInside = contains(x, y);
        if (isInside) {
            clipped.add(x, y);
        }
        for (int i = 1; i < lines.length(path); i++) {
            double nextX = lines.x(path, i);
            double nextY = lines.y(path, i);
            boolean isNextInside = contains(nextX, nextY);
            if (isInside && isNextInside) {
                clipped.add(nextX, nextY);
            } else if (!isBeside(x, y, nextX, nextY) && cross(x, y, nextX, nextY)) {
                if (!isInside) {
                    clipped.add(entry.x, entry.y);
                }
                if (isNextInside) {
                    clipped.add(nextX, nextY);
                } else {
                    clipped.add(exit.x, exit.y);
                    clipped.endLine();
                }
            }
            x = nextX;
            y = nextY;
            isInside = isNextInside;
        }
        clipped.endLine();
    }

    /** What of areas is in the square. Whether it is certainly valid if they are, {@link #mayBeInvalid} tells. */
    public Paths areas(Paths rings) {
        mayBeInvalid = false;
        if (rings.areWithin(first, last)) {
            return rings;
        }
        clipped.clear();
        chains.clear();
        shells.clear();
        looseHoleCount = 0;
        boolean isShellWhole = false;
        for (int ring = 0; ring < rings.count(); ring++) {
            boolean isShell = rings.area(ring) > 0;
            boolean isWhole = rings.isWithin(ring, first, last);
            if (isShell) {
                isShellWhole = isWhole;
            }
            if (!isWhole) {
                cut(rings, ring);
            } else {
                mayBeInvalid |= !rings.isWithin(ring, first + 1, last - 1);
                if (isShell || isShellWhole) {
                    clipped.addPath(rings, ring);
                } else {
                    addLooseHole(ring);
                }
            }
        }
        if (chains.count() > 0) {
            link();
        } else if (rings.surround(low, low)) {
            addSquare();
        }
        addShells(rings);
        mayBeInvalid |= chains.count() > 0 && check.isDoubtful(chains, clipped);
        return clipped;
    }

    /**
     * Whether rounding the cuts may have made an area of the last call invalid: where two fell together or upon a position, or a
     * segment that was cut and turned a little meets another one.
     */
    public boolean mayBeInvalid() {
        return mayBeInvalid;
    }

    private boolean contains(double x, double y) {
        return x >= first && x <= last && y >= first && y <= last;
    }

    // --- Chains ----------------------------------------------------------------------------------------------------

    private void cut(Paths rings, int ring) {
        int length = rings.length(ring);
        int start = 0;
        while (contains(rings.x(ring, start), rings.y(ring, start))) {
            start++;
        }
        double x = rings.x(ring, start);
        double y = rings.y(ring, start);
        boolean isInside = false;
        for (int i = start + 1; i <= start + length; i++) {
            int at = i < length ? i : i - length;
            double nextX = rings.x(ring, at);
            double nextY = rings.y(ring, at);
            boolean isNextInside = contains(nextX, nextY);
            if (isInside && isNextInside) {
                chains.add(nextX, nextY);
            } else if (!isBeside(x, y, nextX, nextY) && cross(x, y, nextX, nextY)) {
                if (!isInside) {
                    beginChain();
                }
                if (isNextInside) {
                    chains.add(nextX, nextY);
                } else {
                    endChain();
                }
            }
            x = nextX;
            y = nextY;
            isInside = isNextInside;
        }
    }

    private void beginChain() {
        int chain = chains.count();
        if (chain == entries.length) {
            entries = Arrays.copyOf(entries, 2 * chain);
            exits = Arrays.copyOf(exits, 2 * chain);
            order = Arrays.copyOf(order, 2 * chain);
            isLinked = Arrays.copyOf(isLinked, 2 * chain);
        }
        entries[chain] = entry.way;
        chains.add(entry.x, entry.y);
    }

    private void endChain() {
        exits[chains.count()] = exit.way;
        chains.add(exit.x, exit.y);
        chains.end();
    }

    /** Whether a segment lies all on one side of the square: most do that have no end in it. */
    private boolean isBeside(double x, double y, double nextX, double nextY) {
        return (x < low && nextX < low)
                || (x > high && nextX > high)
                || (y < low && nextY < low)
                || (y > high && nextY > high);
    }

    /**
     * Finds where a segment comes into the box and goes out of it (Liang and Barsky, 1984), if it is in it at all; an end within is not
     * looked at. Computed from the end with the smaller coordinates, whichever it is.
     */
    private boolean cross(double x, double y, double nextX, double nextY) {
        boolean isForward = x < nextX || (x == nextX && y < nextY);
        double fromX = isForward ? x : nextX;
        double fromY = isForward ? y : nextY;
        double dx = Math.abs(nextX - x);
        double dy = isForward ? nextY - y : y - nextY;
        double from = 0;
        double to = 1;
        int fromSide = LEFT;
        int toSide = RIGHT;
        if (dx > 0) {
            from = Math.max(0, (low - fromX) / dx);
            to = Math.min(1, (high - fromX) / dx);
        }
        if (dy != 0) {
            double atLow = (low - fromY) / dy;
            double atHigh = (high - fromY) / dy;
            if (Math.min(atLow, atHigh) > from) {
                from = Math.min(atLow, atHigh);
                fromSide = dy > 0 ? TOP : BOTTOM;
            }
            if (Math.max(atLow, atHigh) < to) {
                to = Math.max(atLow, atHigh);
                toSide = dy > 0 ? BOTTOM : TOP;
            }
        }
        if (from >= to) {
            return false;
        }
        put(isForward ? entry : exit, fromSide, fromX + from * dx, fromY + from * dy);
        put(isForward ? exit : entry, toSide, fromX + to * dx, fromY + to * dy);
        return true;
    }

    private void put(Crossing crossing, int at, double x, double y) {
        crossing.way = switch (at) {
            case TOP -> x - low;
            case RIGHT -> side + y - low;
            case BOTTOM -> 2 * side + high - x;
            default -> 3 * side + high - y;
        };
        crossing.x = switch (at) {
            case RIGHT -> last;
            case LEFT -> first;
            default -> whole(x);
        };
        crossing.y = switch (at) {
            case TOP -> first;
            case BOTTOM -> last;
            default -> whole(y);
        };
    }

    private double whole(double ordinate) {
        return Math.max(first, Math.min(last, Math.rint(ordinate)));
    }

    // --- Rings of chains -------------------------------------------------------------------------------------------

    private void link() {
        int count = chains.count();
        sortByEntry(count);
        Arrays.fill(isLinked, 0, count, false);
        for (int i = 0; i < count; i++) {
            if (!isLinked[order[i]]) {
                ring(order[i], count);
            }
        }
    }

    private void ring(int start, int count) {
        int chain = start;
        do {
            isLinked[chain] = true;
            shells.addPositions(chains, chain);
            int next = next(exits[chain], count);
            corners(exits[chain], entries[next]);
            chain = next;
        } while (!isLinked[chain]);
        if (shells.endRing() < 0) {
            shells.removeLast();
        }
    }

    /** By insertion: there are few, and they are nearly in order. */
    private void sortByEntry(int count) {
        for (int i = 0; i < count; i++) {
            int at = i;
            for (; at > 0 && entries[order[at - 1]] > entries[i]; at--) {
                order[at] = order[at - 1];
            }
            order[at] = i;
        }
    }

    /** The chain that comes in first on the way onwards from an exit. */
    private int next(double way, int count) {
        int from = 0;
        int to = count;
        while (from < to) {
            int middle = (from + to) / 2;
            if (entries[order[middle]] >= way) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return order[from == count ? 0 : from];
    }

    private void corners(double from, double to) {
        double end = to < from ? to + 4 * side : to;
        for (int corner = (int) (from / side) + 1; corner * side < end; corner++) {
            switch (corner % 4) {
                case 0 -> shells.add(first, first);
                case 1 -> shells.add(last, first);
                case 2 -> shells.add(last, last);
                default -> shells.add(first, last);
            }
        }
    }

    private void addSquare() {
        corners(0, 4.5 * side);
        shells.end();
    }

    // --- Holes whose own shell was cut -----------------------------------------------------------------------------

    private void addLooseHole(int ring) {
        if (looseHoleCount == looseHoles.length) {
            looseHoles = Arrays.copyOf(looseHoles, 2 * looseHoleCount);
        }
        looseHoles[looseHoleCount++] = ring;
    }

    /** Each with the loose holes that lie in it. */
    private void addShells(Paths rings) {
        for (int shell = 0; shell < shells.count(); shell++) {
            clipped.addPath(shells, shell);
            addLooseHoles(rings, shell);
        }
        mayBeInvalid |= looseHoleCount > 0;
    }

    private void addLooseHoles(Paths rings, int shell) {
        int kept = 0;
        for (int i = 0; i < looseHoleCount; i++) {
            int hole = looseHoles[i];
            // Where they touch, they do so in a position; a side's middle lies on neither.
            double x = (rings.x(hole, 0) + rings.x(hole, 1)) / 2;
            double y = (rings.y(hole, 0) + rings.y(hole, 1)) / 2;
            if (shells.count() == 1 || shells.surrounds(shell, x, y)) {
                clipped.addPath(rings, hole);
            } else {
                looseHoles[kept++] = hole;
            }
        }
        looseHoleCount = kept;
    }
}
