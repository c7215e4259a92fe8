package chaozhou.gis.analysis.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chaozhou.gis.analysis.classify.ClassLimits.ValueClass;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The methods by their definitions. */
class ClassLimitsTest {

    private static SortedValues sorted(double... numbers) {
        return SortedValues.of(DoubleStream.of(numbers).boxed().toList());
    }

    private static List<ValueClass> classes(ClassMethod method, int classes, double... numbers) {
        return ClassLimits.classes(sorted(numbers), method, classes, List.of());
    }

    private static List<ValueClass> own(List<Double> breaks, double... numbers) {
        return ClassLimits.classes(sorted(numbers), ClassMethod.OWN, 2, breaks);
    }

    /** Whole numbers of few digits, so that many are equal, or numbers over many powers of ten. */
    private static double[] random(SplittableRandom random) {
        int size = random.nextInt(1, 60);
        int range = random.nextInt(1, 40);
        boolean isWhole = random.nextBoolean();
        return IntStream.range(0, size)
                .mapToDouble(i -> isWhole ? random.nextInt(range) : Math.exp(random.nextDouble() * range) / 1e4 - 3)
                .toArray();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OWN")
    void classesFollowEachOtherAndHoldEveryNumberOnce(ClassMethod method) {
        SplittableRandom random = new SplittableRandom(method.name().length());
        for (int round = 0; round < 300; round++) {
            double[] numbers = random(random);
            int wanted = random.nextInt(2, 10);
            List<ValueClass> classes = classes(method, wanted, numbers);
            assertThat(classes).as(Arrays.toString(numbers)).hasSizeBetween(1, wanted);
            for (int i = 0; i < classes.size(); i++) {
                ValueClass one = classes.get(i);
                boolean isLast = i == classes.size() - 1;
                assertThat(one.count()).isEqualTo((int) DoubleStream.of(numbers)
                        .filter(number -> number >= one.from() && (isLast ? number <= one.to() : number < one.to()))
                        .count());
                assertThat(one.from()).isLessThanOrEqualTo(one.to());
                if (!isLast) {
                    assertThat(one.to()).isEqualTo(classes.get(i + 1).from()).isGreaterThan(one.from());
                }
            }
            assertThat(classes.stream().mapToInt(ValueClass::count).sum()).isEqualTo(numbers.length);
            assertThat(classes).doesNotHaveDuplicates();
        }
    }

    /** As many numbers in each class, one more in the first ones where they can't be divided; equal ones stay together. */
    @Test
    void quantilesAreTheNumbersAtTheirPlaces() {
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 300; round++) {
            double[] numbers = random(random);
            int wanted = random.nextInt(2, 10);
            double[] rising = DoubleStream.of(numbers).sorted().toArray();
            List<Double> expected = IntStream.range(1, wanted)
                    .map(i -> i * (rising.length / wanted) + Math.min(i, rising.length % wanted))
                    .filter(place -> place < rising.length)
                    .mapToObj(place -> rising[place])
                    .filter(limit -> limit > rising[0])
                    .distinct()
                    .toList();
            List<Double> found = classes(ClassMethod.QUANTILE, wanted, numbers).stream()
                    .skip(1)
                    .map(ValueClass::from)
                    .toList();
            assertThat(found).as("%d of %s", wanted, Arrays.toString(rising)).isEqualTo(expected);
        }
    }

    /** To five digits they would be the same number. */
    @Test
    void quantilesAreExact() {
        assertThat(classes(ClassMethod.QUANTILE, 2, 1e6 + 1e-6, 1e6 + 2e-6, 1e6 + 3e-6, 1e6 + 4e-6))
                .extracting(ValueClass::count)
                .containsExactly(2, 2);
    }

    @Test
    void equalIntervalsAreOfOneWidth() {
        assertThat(classes(ClassMethod.EQUAL_INTERVAL, 4, 1, 2, 3, 10, 11))
                .containsExactly(
                        new ValueClass(1, 3.5, 3),
                        new ValueClass(3.5, 6, 0),
                        new ValueClass(6, 8.5, 0),
                        new ValueClass(8.5, 11, 2));
        assertThat(classes(ClassMethod.EQUAL_INTERVAL, 3, 5, 5)).containsExactly(new ValueClass(5, 5, 2));
    }

    /** The mean is 5, the standard deviation 2. */
    @Test
    void standardDeviationsAreAroundTheMean() {
        double[] numbers = {2, 4, 4, 4, 5, 5, 7, 9};
        assertThat(classes(ClassMethod.STANDARD_DEVIATION, 3, numbers))
                .containsExactly(new ValueClass(2, 4, 1), new ValueClass(4, 6, 5), new ValueClass(6, 9, 2));
        assertThat(classes(ClassMethod.STANDARD_DEVIATION, 4, numbers))
                .containsExactly(
                        new ValueClass(2, 3, 1),
                        new ValueClass(3, 5, 3),
                        new ValueClass(5, 7, 2),
                        new ValueClass(7, 9, 2));
    }

    @Test
    void standardDeviationsWithoutANumberAreLeftOut() {
        List<ValueClass> classes = classes(ClassMethod.STANDARD_DEVIATION, 9, 1, 1, 1, 1, 1, 1, 1, 1, 2, 3, 100);
        assertThat(classes).extracting(ValueClass::count).doesNotContain(0);
        assertThat(classes.get(classes.size() - 1).to()).isEqualTo(100);
    }

    @ParameterizedTest
    @CsvSource({
        "3, 97, 5, 0 20 40 60 80 100",
        "0, 100, 5, 0 20 40 60 80 100",
        "3, 97, 4, 0 25 50 75 100",
        "3, 97, 9, 0 20 40 60 80 100",
        "3, 97, 2, 0 50 100",
        "-0.3, 0.6, 9, -0.3 -0.2 -0.1 0 0.1 0.2 0.3 0.4 0.5 0.6",
        "-0.3, 0.6, 5, -0.4 -0.2 0 0.2 0.4 0.6",
        "1200000, 3400000, 5, 1000000 1500000 2000000 2500000 3000000 3500000",
        "-1e-7, 1e-7, 4, -1e-7 -5e-8 0 5e-8 1e-7",
        "999999, 1000001, 2, 999999 1000000 1000001",
        "-5, 5, 2, -5 0 5",
        "4, 4, 5, 4 4"
    })
    void prettyLimitsAreRound(double minimum, double maximum, int wanted, String limits) {
        List<ValueClass> classes = classes(ClassMethod.PRETTY, wanted, minimum, maximum);
        double[] expected = Arrays.stream(limits.split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        assertThat(classes)
                .extracting(ValueClass::from)
                .containsExactlyElementsOf(DoubleStream.of(expected)
                        .limit(expected.length - 1)
                        .boxed()
                        .toList());
        assertThat(classes.get(classes.size() - 1).to()).isEqualTo(expected[expected.length - 1]);
    }

    @Test
    void ownLimitsStayWhereNothingIs() {
        assertThat(own(List.of(2.0, 4.0, 6.0), 1, 4, 4, 9))
                .containsExactly(
                        new ValueClass(1, 2, 1),
                        new ValueClass(2, 4, 0),
                        new ValueClass(4, 6, 2),
                        new ValueClass(6, 9, 1));
        assertThat(own(List.of(100.0, 200.0), 50, 150))
                .containsExactly(new ValueClass(50, 100, 1), new ValueClass(100, 200, 1));
        assertThat(own(List.of(0.0, 10.0), 5, 20)).containsExactly(new ValueClass(0, 10, 1), new ValueClass(10, 20, 1));
        assertThat(own(List.of(5.0), 5, 5)).containsExactly(new ValueClass(5, 5, 2));
    }

    @Test
    void statisticsAreThoseOfAPopulation() {
        SortedValues values = SortedValues.of(Arrays.asList(9.0, null, 2.0, 4.0, 4.0, 4.0, 5.0, 5.0, null, 7.0));
        assertThat(values.statistics()).isEqualTo(new SortedValues.Statistics(8, 2, 2.0, 9.0, 5.0, 4.5, 2.0, 40.0));
        assertThat(SortedValues.of(Arrays.asList(1.0, null, -0.0, 0.0))
                        .statistics()
                        .median())
                .isEqualTo(0);
        assertThat(sorted(3).statistics().standardDeviation()).isCloseTo(0, within(0.0));
    }

    /** Limits are decimals, as the numbers are: with binary ones 0.3 would lie below the limit 0.30000000000000004. */
    @Test
    void aNumberOnALimitIsInTheClassAboveIt() {
        assertThat(classes(ClassMethod.EQUAL_INTERVAL, 5, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6))
                .containsExactly(
                        new ValueClass(0.1, 0.2, 1),
                        new ValueClass(0.2, 0.3, 1),
                        new ValueClass(0.3, 0.4, 1),
                        new ValueClass(0.4, 0.5, 1),
                        new ValueClass(0.5, 0.6, 2));
        double[] numbers =
                IntStream.rangeClosed(1, 21).mapToDouble(i -> i / 10.0).toArray();
        assertThat(sorted(numbers).histogram().counts())
                .isEqualTo(IntStream.rangeClosed(1, 20)
                        .mapToObj(bin -> bin < 20 ? 1 : 2)
                        .toList());
    }

    @Test
    void histogramsCountEveryNumber() {
        assertThat(sorted(IntStream.rangeClosed(0, 100).asDoubleStream().toArray())
                        .histogram())
                .satisfies(histogram -> {
                    assertThat(histogram.from()).isEqualTo(0);
                    assertThat(histogram.to()).isEqualTo(100);
                    assertThat(histogram.counts()).hasSize(20).startsWith(5, 5).endsWith(5, 6);
                });
        assertThat(sorted(4, 4).histogram().counts()).hasSize(20).startsWith(2, 0);
    }

    @Test
    void nothingHasNoClasses() {
        SortedValues nothing = SortedValues.of(Arrays.asList(null, null));
        for (ClassMethod method : ClassMethod.values()) {
            assertThat(ClassLimits.classes(nothing, method, 5, List.of(1.0))).isEmpty();
        }
        assertThat(nothing.histogram()).isNull();
        assertThat(nothing.statistics())
                .isEqualTo(new SortedValues.Statistics(0, 2, null, null, null, null, null, null));
    }
}
