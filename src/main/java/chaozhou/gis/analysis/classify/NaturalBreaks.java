package chaozhou.gis.analysis.classify;

import java.util.ArrayList;
import java.util.List;

/**
 * Natural breaks: of all ways to put sorted numbers into classes the one in which the squares of the differences from the classes' means
 * add up to the least (Fisher, On grouping for maximum homogeneity, 1958; Jenks). Equal numbers stay together.
 *
 * <p>Where the last of the classes begins moves upwards with the last number, so the best beginnings of a number of classes are found
 * by halves: k classes of n different numbers take k · n · log n steps.
 */
final class NaturalBreaks {

    private final double[] distinct;

    /** How many there are of the first different numbers. */
    private final double[] counts;

    /** Their differences from a middle number, added up. */
    private final double[] sums;

    /** The squares of these, added up. */
    private final double[] squares;

    /** The least sum for the first different numbers, in one class more each time. */
    private double[] least;

    private NaturalBreaks(SortedValues values) {
        distinct = values.distinct();
        int size = distinct.length;
        counts = new double[size + 1];
        sums = new double[size + 1];
        squares = new double[size + 1];
        least = new double[size + 1];
        // Differences from a middle number are small, and so are their squares: less is lost where they nearly cancel
        // out.
        double middle = distinct[size / 2];
        for (int i = 0; i < size; i++) {
            double difference = distinct[i] - middle;
            int end = values.countUpTo(distinct[i]);
            double count = end - counts[i];
            counts[i + 1] = end;
            sums[i + 1] = sums[i] + count * difference;
            squares[i + 1] = squares[i] + count * difference * difference;
        }
    }

    /**
     * The numbers that begin the second class and those after it, rising; fewer where there are fewer different numbers than
     * classes.
     *
     * @param values at least one
     */
    static List<Double> of(SortedValues values, int classes) {
        NaturalBreaks breaks = new NaturalBreaks(values);
        return breaks.find(Math.min(classes, breaks.distinct.length));
    }

    private List<Double> find(int classes) {
        int size = distinct.length;
        for (int end = 1; end <= size; end++) {
            least[end] = squaresWithin(0, end);
        }
        List<int[]> beginnings = new ArrayList<>();
        for (int k = 2; k <= classes; k++) {
            beginnings.add(addClass(k));
        }
        List<Double> limits = new ArrayList<>();
        int end = size;
        for (int k = classes; k >= 2; k--) {
            end = beginnings.get(k - 2)[end];
            limits.add(0, distinct[end]);
        }
        return limits;
    }

    /** Of each number of first numbers, where the last of so many classes begins. */
    private int[] addClass(int classes) {
        int size = distinct.length;
        int[] beginning = new int[size + 1];
        double[] next = new double[size + 1];
        search(new Span(classes, size), new Span(classes - 1, size - 1), beginning, next);
        least = next;
        return beginning;
    }

    /** Whole numbers, both inclusive. */
    private record Span(int from, int to) {}

    /** Finds the best beginning for the end in the middle; it bounds those for the ends below and above. */
    private void search(Span ends, Span candidates, int[] beginning, double[] next) {
        if (ends.from > ends.to) {
            return;
        }
        int end = (ends.from + ends.to) >>> 1;
        double best = Double.POSITIVE_INFINITY;
        int found = candidates.from;
        for (int start = candidates.from; start <= Math.min(candidates.to, end - 1); start++) {
            double sum = least[start] + squaresWithin(start, end);
            if (sum < best) {
                best = sum;
                found = start;
            }
        }
        beginning[end] = found;
        next[end] = best;
        search(new Span(ends.from, end - 1), new Span(candidates.from, found), beginning, next);
        search(new Span(end + 1, ends.to), new Span(found, candidates.to), beginning, next);
    }

    /** The squares of the differences from their mean of the numbers from one, inclusive, to another, exclusive. */
    private double squaresWithin(int from, int to) {
        double sum = sums[to] - sums[from];
        return Math.max(0, squares[to] - squares[from] - sum * sum / (counts[to] - counts[from]));
    }
}
