package chaozhou.gis.analysis.classify;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Numbers in rising order, and how many are missing among them. */
final class SortedValues {

    private static final int BINS = 20;

    private final double[] values;
    private final long missing;

    private SortedValues(double[] values, long missing) {
        this.values = values;
        this.missing = missing;
    }

    /** @param numbers finite, in any order; null: missing */
    static SortedValues of(List<@Nullable Double> numbers) {
        // The sum makes 0.0 of -0.0, which is the same number but is sorted before it.
        double[] given = numbers.stream()
                .filter(number -> number != null)
                .mapToDouble(number -> number + 0.0)
                .sorted()
                .toArray();
        return new SortedValues(given, (long) numbers.size() - given.length);
    }

    boolean isEmpty() {
        return values.length == 0;
    }

    double minimum() {
        return values[0];
    }

    double maximum() {
        return values[values.length - 1];
    }

    /** All of them, in rising order, as often as they are there. */
    DoubleStream stream() {
        return Arrays.stream(values);
    }

    /** Each once, in rising order. */
    double[] distinct() {
        return stream().distinct().toArray();
    }

    /** How many there are below a number. */
    int countBelow(double limit) {
        int from = 0;
        int to = values.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (values[middle] < limit) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /** How many there are up to a number, itself included. */
    int countUpTo(double limit) {
        return countBelow(Math.nextUp(limit));
    }

    /**
     * What they are like.
     *
     * @param median the middle one, or the mean of the two in the middle
     * @param standardDeviation of the values as a whole population
     */
    record Statistics(
            long count,
            long missing,
            @Nullable Double minimum,
            @Nullable Double maximum,
            @Nullable Double mean,
            @Nullable Double median,
            @Nullable Double standardDeviation,
            @Nullable Double sum) {}

    Statistics statistics() {
        if (isEmpty()) {
            return new Statistics(0, missing, null, null, null, null, null, null);
        }
        double sum = stream().sum();
        double mean = sum / values.length;
        double variance = stream().map(value -> (value - mean) * (value - mean)).sum() / values.length;
        double median = (values[(values.length - 1) / 2] + values[values.length / 2]) / 2;
        return new Statistics(values.length, missing, minimum(), maximum(), mean, median, Math.sqrt(variance), sum);
    }

    /**
     * The limits of so many intervals of one width, the least and the greatest number among them. They are computed as decimals, so that a
     * value of 0.3 is not below a limit of 0.3.
     */
    List<Double> equalLimits(int intervals) {
        BigDecimal from = BigDecimal.valueOf(minimum());
        BigDecimal range = BigDecimal.valueOf(maximum()).subtract(from);
        return IntStream.rangeClosed(0, intervals)
                .mapToObj(number -> range.multiply(BigDecimal.valueOf(number))
                        .divide(BigDecimal.valueOf(intervals), MathContext.DECIMAL128)
                        .add(from)
                        .doubleValue())
                .toList();
    }

    /** How many lie in each of {@value #BINS} intervals of one width; each has its lower end, the last its upper one too. */
    record Histogram(double from, double to, List<Integer> counts) {}

    /** The histogram from the least to the greatest; null where there is none. */
    @Nullable
    Histogram histogram() {
        if (isEmpty()) {
            return null;
        }
        List<Double> limits = equalLimits(BINS);
        List<Integer> counts = new ArrayList<>();
        int counted = 0;
        for (double limit : limits.subList(1, BINS + 1)) {
            int upTo = limit < maximum() ? countBelow(limit) : values.length;
            counts.add(upTo - counted);
            counted = upTo;
        }
        return new Histogram(minimum(), maximum(), counts);
    }
}
