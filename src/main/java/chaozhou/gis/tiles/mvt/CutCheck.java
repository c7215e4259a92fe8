package chaozhou.gis.tiles.mvt;

import java.util.Arrays;

/** Looks at the segments that a cut has turned a little: only they can make an area invalid that was valid. */
final class CutCheck {

    private final int first;
    private final int last;
    private long[] cuts = new long[32];

    CutCheck(int first, int last) {
        this.first = first;
        this.last = last;
    }

    /**
     * @param chains what is left of rings, with a cut at both ends of each
     * @param rings what became of them
     * @return false when the rings are as valid as those that were cut
     */
    boolean isDoubtful(Paths chains, Paths rings) {
        return doCutsCoincide(chains) || isOnEdgeBetweenCuts(chains) || meetsOthers(chains, rings);
    }

    private boolean doCutsCoincide(Paths chains) {
        int count = 2 * chains.count();
        if (cuts.length < count) {
            cuts = new long[2 * count];
        }
        for (int chain = 0; chain < chains.count(); chain++) {
            cuts[2 * chain] = key(chains, chain, 0);
            cuts[2 * chain + 1] = key(chains, chain, chains.length(chain) - 1);
        }
        Arrays.sort(cuts, 0, count);
        for (int i = 1; i < count; i++) {
            if (cuts[i] == cuts[i - 1]) {
                return true;
            }
        }
        return false;
    }

    private static long key(Paths chains, int chain, int position) {
        return ((long) chains.x(chain, position) << 32) + (long) chains.y(chain, position);
    }

    private boolean isOnEdgeBetweenCuts(Paths chains) {
        for (int chain = 0; chain < chains.count(); chain++) {
            for (int i = 1; i < chains.length(chain) - 1; i++) {
                double x = chains.x(chain, i);
                double y = chains.y(chain, i);
                if (x == first || x == last || y == first || y == last) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean meetsOthers(Paths chains, Paths rings) {
        for (int chain = 0; chain < chains.count(); chain++) {
            int end = chains.length(chain) - 1;
            if (meetsOthers(chains, chain, 0, 1, rings)
                    || (end > 1 && meetsOthers(chains, chain, end, end - 1, rings))) {
                return true;
            }
        }
        return false;
    }

    private static boolean meetsOthers(Paths chains, int chain, int one, int other, Paths rings) {
        return meetsOthers(
                chains.x(chain, one), chains.y(chain, one), chains.x(chain, other), chains.y(chain, other), rings);
    }

    private static boolean meetsOthers(double x, double y, double toX, double toY, Paths rings) {
        double west = Math.min(x, toX);
        double east = Math.max(x, toX);
        double north = Math.min(y, toY);
        double south = Math.max(y, toY);
        for (int ring = 0; ring < rings.count(); ring++) {
            int end = rings.length(ring) - 1;
            double fromX = rings.x(ring, end);
            double fromY = rings.y(ring, end);
            for (int i = 0; i <= end; i++) {
                double atX = rings.x(ring, i);
                double atY = rings.y(ring, i);
                if (!(fromX < west && atX < west)
                        && !(fromX > east && atX > east)
                        && !(fromY < north && atY < north)
                        && !(fromY > south && atY > south)
                        && meet(x, y, toX, toY, fromX, fromY, atX, atY)) {
                    return true;
                }
                fromX = atX;
                fromY = atY;
            }
        }
        return false;
    }

    /** Whether segments have more in common than an end, or than everything. */
    private static boolean meet(
            double ax, double ay, double bx, double by, double cx, double cy, double dx, double dy) {
        boolean isStart = (ax == cx && ay == cy) || (ax == dx && ay == dy);
        boolean isEnd = (bx == cx && by == cy) || (bx == dx && by == dy);
        if (isStart && isEnd) {
            return false;
        }
        double c = turn(ax, ay, bx, by, cx, cy);
        double d = turn(ax, ay, bx, by, dx, dy);
        if (isStart || isEnd) {
            double sharedX = isStart ? ax : bx;
            double sharedY = isStart ? ay : by;
            double ownX = (isStart ? bx : ax) - sharedX;
            double ownY = (isStart ? by : ay) - sharedY;
            boolean isC = cx == sharedX && cy == sharedY;
            return c == 0 && d == 0 && ownX * ((isC ? dx : cx) - sharedX) + ownY * ((isC ? dy : cy) - sharedY) > 0;
        }
        double a = turn(cx, cy, dx, dy, ax, ay);
        double b = turn(cx, cy, dx, dy, bx, by);
        // Boxes that overlap are all that collinear segments need.
        return c * d <= 0 && a * b <= 0;
    }

    /** On which side of the line through two positions a third one is; exact for the whole numbers of a tile. */
    private static double turn(double fromX, double fromY, double toX, double toY, double x, double y) {
        return (toX - fromX) * (y - fromY) - (toY - fromY) * (x - fromX);
    }
}
