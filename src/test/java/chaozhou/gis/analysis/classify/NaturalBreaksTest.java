package chaozhou.gis.analysis.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NaturalBreaksTest {

    private static List<Double> breaks(int classes, double... numbers) {
        return NaturalBreaks.of(sorted(numbers), classes);
    }

    private static SortedValues sorted(double... numbers) {
        return SortedValues.of(DoubleStream.of(numbers).boxed().toList());
    }

    /** The squares of the differences from their mean of the numbers from one limit to another. */
    private static double squares(double[] numbers, double from, double to) {
        double[] members = DoubleStream.of(numbers)
                .filter(number -> number >= from && number < to)
                .toArray();
        double mean = DoubleStream.of(members).average().orElse(0);
        return DoubleStream.of(members)
                .map(number -> (number - mean) * (number - mean))
                .sum();
    }

    private static double squares(double[] numbers, List<Double> inner) {
        List<Double> limits = new ArrayList<>(inner);
        limits.add(0, Double.NEGATIVE_INFINITY);
        limits.add(Double.POSITIVE_INFINITY);
        return IntStream.range(1, limits.size())
                .mapToDouble(i -> squares(numbers, limits.get(i - 1), limits.get(i)))
                .sum();
    }

    /** The least over all ways to choose limits among the numbers. */
    private static double least(double[] numbers, List<Double> chosen, int more) {
        if (more == 0) {
            return squares(numbers, chosen);
        }
        double least = Double.POSITIVE_INFINITY;
        for (double number : DoubleStream.of(numbers).distinct().sorted().toArray()) {
            if (chosen.isEmpty() || number > chosen.get(chosen.size() - 1)) {
                List<Double> next = new ArrayList<>(chosen);
                next.add(number);
                least = Math.min(least, least(numbers, next, more - 1));
            }
        }
        return least;
    }

    @Test
    void numbersInHeapsAreParted() {
        assertThat(breaks(3, 1, 2, 3, 10, 11, 12, 50, 51, 52)).containsExactly(10.0, 50.0);
        assertThat(breaks(2, 4, 5, 9, 10)).containsExactly(9.0);
    }

    @Test
    void equalNumbersStayTogether() {
        assertThat(breaks(5, 1, 1, 1, 1, 2)).containsExactly(2.0);
        assertThat(breaks(4, 7, 7, 7)).isEmpty();
        assertThat(breaks(2, 7)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5})
    void noOtherLimitsAreBetter(int classes) {
        SplittableRandom random = new SplittableRandom(classes);
        for (int round = 0; round < 60; round++) {
            int size = random.nextInt(classes, 13);
            int range = random.nextInt(5, 1000);
            double[] numbers = IntStream.range(0, size)
                    .mapToDouble(i -> random.nextInt(range) - range / 3)
                    .toArray();
            List<Double> found = breaks(classes, numbers);
            int limits =
                    Math.min(classes, (int) DoubleStream.of(numbers).distinct().count()) - 1;
            assertThat(found).hasSize(limits).isSorted().doesNotHaveDuplicates();
            assertThat(squares(numbers, found))
                    .as("%s of %s", found, numbers)
                    .isCloseTo(least(numbers, List.of(), limits), within(1e-6));
        }
    }

    @Test
    void manyNumbersTakeLittleTime() {
        SplittableRandom random = new SplittableRandom(1);
        double[] numbers =
                random.doubles(200_000).map(number -> Math.exp(number * 20)).toArray();
        long start = System.nanoTime();
        assertThat(breaks(9, numbers)).hasSize(8);
        assertThat((System.nanoTime() - start) / 1e9).isLessThan(5);
    }
}
