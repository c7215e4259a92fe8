package chaozhou.gis.tiles.mvt;

import java.util.Arrays;

/**
 * Rings, lines or points in units of a tile, y growing southwards: whole numbers, though as far outside the tile as to need a
 * {@code double}. A ring does not repeat its first position at its end. Rings with a positive area (surveyor's formula, MVT 2.1,
 * 4.3.4.4) are exterior; each is followed by the holes in it, whose area is negative.
 */
public final class Paths {

    private double[] ordinates = new double[512];
    private int size;
    private int[] ends = new int[16];
    private int count;

    void clear() {
        size = 0;
        count = 0;
    }

    /** Adds a position to the path that is being written, unless it is the one before again. */
    void add(double x, double y) {
        if (size > start(count) && ordinates[size - 2] == x && ordinates[size - 1] == y) {
            return;
        }
        if (size == ordinates.length) {
            ordinates = Arrays.copyOf(ordinates, 2 * size);
        }
        ordinates[size++] = x;
        ordinates[size++] = y;
    }

    /** Ends the path that is being written. */
    void end() {
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, 2 * count);
        }
        ends[count++] = size;
    }

    /** Ends the path that is being written as a line; drops it when it has collapsed. */
    void endLine() {
        if (size - start(count) < 4) {
            drop();
        } else {
            end();
        }
    }

    /** Forgets the path that is being written. */
    void drop() {
        size = start(count);
    }

    /** Ends the path that is being written as a ring; drops it when it has collapsed. Returns its area. */
    double endRing() {
        int first = start(count);
        while (size > first + 2
                && ordinates[size - 2] == ordinates[first]
                && ordinates[size - 1] == ordinates[first + 1]) {
            size -= 2;
        }
        double area = area(first, size);
        if (area == 0) {
            drop();
        } else {
            end();
        }
        return area;
    }

    /** Copies a path of others to the end. */
    void addPath(Paths others, int path) {
        addPositions(others, path);
        end();
    }

    /** Copies the positions of a path of others to the path that is being written. */
    void addPositions(Paths others, int path) {
        for (int i = others.start(path); i < others.ends[path]; i += 2) {
            add(others.ordinates[i], others.ordinates[i + 1]);
        }
    }

    void removeLast() {
        count--;
        drop();
    }

    /** The last path that ended runs the other way. */
    void reverseLast() {
        int low = start(count - 1);
        int high = ends[count - 1] - 2;
        for (; low < high; low += 2, high -= 2) {
            swap(low, high);
            swap(low + 1, high + 1);
        }
    }

    private void swap(int one, int other) {
        double kept = ordinates[one];
        ordinates[one] = ordinates[other];
        ordinates[other] = kept;
    }

    /** How many paths there are. */
    int count() {
        return count;
    }

    public boolean isEmpty() {
        return count == 0;
    }

    /** How many positions a path has. */
    int length(int path) {
        return (ends[path] - start(path)) / 2;
    }

    double x(int path, int position) {
        return ordinates[start(path) + 2 * position];
    }

    double y(int path, int position) {
        return ordinates[start(path) + 2 * position + 1];
    }

    /** Whether all positions lie between two numbers in both directions. */
    boolean areWithin(int first, int last) {
        return areWithin(0, size, first, last);
    }

    boolean isWithin(int path, int first, int last) {
        return areWithin(start(path), ends[path], first, last);
    }

    private boolean areWithin(int from, int to, int first, int last) {
        for (int i = from; i < to; i++) {
            if (ordinates[i] < first || ordinates[i] > last) {
                return false;
            }
        }
        return true;
    }

    /** Twice the area of a ring, positive for an exterior one. */
    double area(int path) {
        return area(start(path), ends[path]);
    }

    private double area(int from, int to) {
        if (to - from < 6) {
            return 0;
        }
        double originX = ordinates[from];
        double originY = ordinates[from + 1];
        double area = 0;
        for (int i = from + 2; i + 2 < to; i += 2) {
            area += (ordinates[i] - originX) * (ordinates[i + 3] - originY)
                    - (ordinates[i + 2] - originX) * (ordinates[i + 1] - originY);
        }
        return area;
    }

    private int start(int path) {
        return path == 0 ? 0 : ends[path - 1];
    }

    /** Whether a position that lies on no edge is within the rings (an odd number of edges lies east of it). */
    boolean surround(double x, double y) {
        boolean isWithin = false;
        for (int path = 0; path < count; path++) {
            isWithin ^= surrounds(path, x, y);
        }
        return isWithin;
    }

    boolean surrounds(int path, double x, double y) {
        boolean isWithin = false;
        int from = start(path);
        int to = ends[path];
        double beforeX = ordinates[to - 2];
        double beforeY = ordinates[to - 1];
        for (int i = from; i < to; i += 2) {
            double atX = ordinates[i];
            double atY = ordinates[i + 1];
            if ((atY > y) != (beforeY > y) && x < (beforeX - atX) * (y - atY) / (beforeY - atY) + atX) {
                isWithin = !isWithin;
            }
            beforeX = atX;
            beforeY = atY;
        }
        return isWithin;
    }
}
