package chaozhou.gis.sample;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;

/** What turns the corners of a chain into a line that nature might have drawn. All of it is the same from either end. */
final class Line {

    private static final int LONGEST_SWING = 20;

    private Line() {}

    /** Rounds corners (Chaikin 1974), twice. The ends stay; a closed line stays closed. */
    static List<Coordinate> smoothed(List<Coordinate> points) {
        return cut(cut(points));
    }

    private static List<Coordinate> cut(List<Coordinate> points) {
        int last = points.size() - 1;
        boolean isClosed = points.get(0).equals2D(points.get(last));
        List<Coordinate> result = new ArrayList<>();
        if (!isClosed) {
            result.add(points.get(0));
        }
        for (int i = 0; i < last; i++) {
            Coordinate a = points.get(i);
            Coordinate b = points.get(i + 1);
            if (isClosed || i > 0) {
                result.add(between(a, b, 0.25));
            }
            if (isClosed || i < last - 1) {
                result.add(between(a, b, 0.75));
            }
        }
        result.add(isClosed ? result.get(0) : points.get(last));
        return result;
    }

    private static Coordinate between(Coordinate a, Coordinate b, double part) {
        return new Coordinate(a.x + (b.x - a.x) * part, a.y + (b.y - a.y) * part);
    }

    /** Points on the line, about so far from each other along it. */
    static List<Coordinate> resampled(List<Coordinate> points, double spacing) {
        double length = length(points);
        boolean isClosed = points.get(0).equals2D(points.get(points.size() - 1));
        int count = Math.max(isClosed ? 8 : 1, (int) Math.round(length / spacing));
        List<Coordinate> result = new ArrayList<>(List.of(points.get(0)));
        double step = length / count;
        double walked = 0;
        int segment = 0;
        for (int i = 1; i < count; i++) {
            double target = i * step;
            double here = points.get(segment).distance(points.get(segment + 1));
            while (walked + here < target && segment < points.size() - 2) {
                walked += here;
                segment++;
                here = points.get(segment).distance(points.get(segment + 1));
            }
            double part = here == 0 ? 0 : (target - walked) / here;
            result.add(between(points.get(segment), points.get(segment + 1), part));
        }
        result.add(points.get(points.size() - 1));
        return result;
    }

    static double length(List<Coordinate> points) {
        double length = 0;
        for (int i = 1; i < points.size(); i++) {
            length += points.get(i - 1).distance(points.get(i));
        }
        return length;
    }

    /**
     * Moves the points of an evenly sampled line sideways by a fractal path (midpoint displacement; Fournier, Fussell and
     * Carpenter 1982), whose numbers come from the line's ends. The ends stay.
     *
     * @param roughness how far a middle swings, as a part of the distance between its ends
     */
    static List<Coordinate> roughened(List<Coordinate> points, double roughness) {
        Coordinate start = points.get(0);
        Coordinate end = points.get(points.size() - 1);
        if (start.compareTo(end) > 0) {
            List<Coordinate> backwards = new ArrayList<>(points);
            Collections.reverse(backwards);
            List<Coordinate> result = new ArrayList<>(roughened(backwards, roughness));
            Collections.reverse(result);
            return result;
        }
        double[] swing = new double[points.size()];
        double spacing = length(points) / (points.size() - 1);
        displace(swing, 0, points.size() - 1, Chance.between(start, end), roughness * spacing);
        List<Coordinate> result = new ArrayList<>(List.of(start));
        for (int i = 1; i < points.size() - 1; i++) {
            Coordinate before = points.get(i - 1);
            Coordinate after = points.get(i + 1);
            double width = Math.max(before.distance(after), 1e-12);
            result.add(new Coordinate(
                    points.get(i).x - (after.y - before.y) / width * swing[i],
                    points.get(i).y + (after.x - before.x) / width * swing[i]));
        }
        result.add(end);
        return result;
    }

    private static void displace(double[] swing, int from, int to, Chance chance, double scale) {
        if (to - from < 2) {
            return;
        }
        int middle = (from + to) / 2;
        int reach = Math.min(to - from, LONGEST_SWING);
        swing[middle] = (swing[from] + swing[to]) / 2 + chance.between(-1, 1) * reach * scale;
        displace(swing, from, middle, chance, scale);
        displace(swing, middle, to, chance, scale);
    }
}
