package chaozhou.gis.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.noding.MCIndexNoder;
import org.locationtech.jts.noding.NodedSegmentString;
import org.locationtech.jts.noding.SegmentString;

/**
 * Draws each chain as a line in degrees. How far its points lie apart follows from the smaller of the places at its sides, so
 * that each place has enough vertices and none too many; lines that would meet are drawn calmer until none does.
 */
final class Drawing {

    private static final int WANTED_VERTICES = 130;
    private static final int LEAST_VERTICES = 66;
    private static final int MOST_VERTICES = 380;
    private static final int ROUNDS = 40;

    /** Roughness of a line whose points lie so many degrees apart, and more. */
    private static final double WIDE_SPACING = 0.0006;

    private static final double CALM = 0.05;
    private static final double ROUGH = 0.13;

    /** Below this a line is drawn smooth, as the cells' own corners give it: such lines never meet. */
    private static final double SMOOTH = 0.1;

    private final List<Chain> chains;
    private final Map<Integer, Double> spacings = new HashMap<>();
    private final Map<Integer, Double> floors = new HashMap<>();
    private final double[] liveliness;
    private final List<List<Coordinate>> lines = new ArrayList<>();

    Drawing(List<Chain> chains) {
        this.chains = chains;
        this.liveliness = new double[chains.size()];
        Arrays.fill(liveliness, 1);
        Map<Integer, Double> perimeters = new HashMap<>();
        for (Chain chain : chains) {
            double length = Line.length(Line.smoothed(chain.points()));
            perimeters.merge(chain.left(), length, Double::sum);
            perimeters.merge(chain.right(), length, Double::sum);
        }
        perimeters.forEach((place, perimeter) -> spacings.put(place, perimeter / WANTED_VERTICES));
        spacings.put(Growth.NOBODY, Double.MAX_VALUE);
    }

    /** The lines, in the order of the chains. */
    List<List<Coordinate>> lines() {
        for (int round = 0; round < ROUNDS; round++) {
            lines.clear();
            for (int i = 0; i < chains.size(); i++) {
                lines.add(draw(chains.get(i), liveliness[i]));
            }
            boolean isCounted = adjustCounts();
            Set<Integer> meeting = meeting();
            if (isCounted && meeting.isEmpty()) {
                return lines;
            }
            meeting.forEach(chain -> liveliness[chain] /= 2);
        }
        throw new IllegalStateException("the boundaries could not be drawn within " + ROUNDS + " rounds");
    }

    private List<Coordinate> draw(Chain chain, double lively) {
        List<Coordinate> line = Line.smoothed(chain.points());
        if (lively >= SMOOTH) {
            double spacing = spacing(chain);
            double rough = CALM + (ROUGH - CALM) * Math.min(1, spacing / WIDE_SPACING);
            line = Line.roughened(Line.resampled(line, spacing), rough * lively);
        }
        List<Coordinate> degrees = new ArrayList<>();
        for (Coordinate point : line) {
            Coordinate next = Plane.degrees(point);
            if (degrees.isEmpty() || !degrees.get(degrees.size() - 1).equals2D(next)) {
                degrees.add(next);
            }
        }
        return degrees;
    }

    private double spacing(Chain chain) {
        double finest = Math.min(spacing(chain.left()), spacing(chain.right()));
        return Math.max(
                finest, Math.max(floors.getOrDefault(chain.left(), 0.0), floors.getOrDefault(chain.right(), 0.0)));
    }

    private double spacing(int place) {
        return spacings.getOrDefault(place, Double.MAX_VALUE);
    }

    /** Where a place has too few vertices or too many, its spacing changes for the next round. */
    private boolean adjustCounts() {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int i = 0; i < chains.size(); i++) {
            int vertices = lines.get(i).size();
            counts.merge(chains.get(i).left(), vertices, Integer::sum);
            counts.merge(chains.get(i).right(), vertices, Integer::sum);
        }
        boolean isRight = true;
        for (Map.Entry<Integer, Integer> count : counts.entrySet()) {
            int place = count.getKey();
            if (place == Growth.NOBODY) {
                continue;
            }
            if (count.getValue() < LEAST_VERTICES) {
                spacings.merge(place, 0.85, (a, b) -> a * b);
                isRight = false;
            } else if (count.getValue() > MOST_VERTICES) {
                floors.merge(place, spacing(place) * 0.5, (known, start) -> known * 1.2);
                isRight = false;
            }
        }
        return isRight;
    }

    /** The chains whose lines meet another line, or themselves, other than at a common end. */
    private Set<Integer> meeting() {
        Set<Integer> meeting = new TreeSet<>();
        List<SegmentString> strings = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            strings.add(new NodedSegmentString(lines.get(i).toArray(Coordinate[]::new), i));
        }
        MCIndexNoder noder = new MCIndexNoder(new Meetings(meeting));
        noder.computeNodes(strings);
        return meeting;
    }
}
