package chaozhou.gis.analysis.classify;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Puts numbers into classes. */
final class ClassLimits {

    /** What the widths of classes with round limits begin with. */
    private static final List<BigDecimal> ROUND = List.of(
            BigDecimal.ONE, BigDecimal.valueOf(2), new BigDecimal("2.5"), BigDecimal.valueOf(5), BigDecimal.TEN);

    private final SortedValues values;

    /** @param values at least one */
    private ClassLimits(SortedValues values) {
        this.values = values;
    }

    /** A class: its lower limit belongs to it, its upper one to the class above; both belong to the last. */
    record ValueClass(double from, double to, int count) {}

    /**
     * The classes, rising, each beginning where the one below ends; none where there are no values. They may be fewer than wanted.
     *
     * @param classes how many are wanted; without effect on {@link ClassMethod#OWN}
     * @param own rising inner limits for {@link ClassMethod#OWN}
     */
    static List<ValueClass> classes(SortedValues values, ClassMethod method, int classes, List<Double> own) {
        if (values.isEmpty()) {
            return List.of();
        }
        ClassLimits limits = new ClassLimits(values);
        return limits.counted(
                switch (method) {
                    case NATURAL -> limits.around(NaturalBreaks.of(values, classes));
                    case QUANTILE -> limits.around(ClassBreaks.quantile(values, classes));
                    case EQUAL_INTERVAL ->
                        limits.around(values.equalLimits(classes).subList(1, classes));
                    // Beside outliers there may be standard deviations without a value.
                    case STANDARD_DEVIATION ->
                        limits.withoutEmpty(limits.around(ClassBreaks.standardDeviation(values, classes)));
                    case PRETTY -> limits.pretty(classes);
                    case OWN -> limits.own(own);
                });
    }

    /** All limits: the least value, those of the inner ones that lie above it and below or at the greatest, the greatest. */
    private List<Double> around(List<Double> inner) {
        List<Double> limits = new ArrayList<>();
        limits.add(values.minimum());
        inner.stream()
                .filter(limit -> limit > values.minimum() && limit <= values.maximum())
                .sorted()
                .distinct()
                .forEach(limits::add);
        limits.add(values.maximum());
        return limits;
    }

    /** Leaves out the upper limits of classes without a value, so that the class above takes their place. */
    private List<Double> withoutEmpty(List<Double> limits) {
        List<Double> kept = new ArrayList<>(List.of(limits.get(0)));
        for (double limit : limits.subList(1, limits.size() - 1)) {
            if (values.countBelow(limit) > values.countBelow(kept.get(kept.size() - 1))) {
                kept.add(limit);
            }
        }
        kept.add(values.maximum());
        return kept;
    }

    /** Multiples of 1, 2, 2.5 or 5 times a power of ten, the least of these with which the classes are not more than wanted. */
    private List<Double> pretty(int classes) {
        BigDecimal minimum = BigDecimal.valueOf(values.minimum());
        BigDecimal maximum = BigDecimal.valueOf(values.maximum());
        BigDecimal range = maximum.subtract(minimum);
        if (range.signum() == 0) {
            return List.of(values.minimum(), values.maximum());
        }
        int power = range.precision() - range.scale() - 2;
        while (true) {
            for (BigDecimal digits : ROUND) {
                BigDecimal width = digits.scaleByPowerOfTen(power);
                BigDecimal first = multiple(minimum, width, RoundingMode.FLOOR);
                BigDecimal last = multiple(maximum, width, RoundingMode.CEILING);
                if (last.subtract(first).compareTo(BigDecimal.valueOf(classes)) <= 0) {
                    return IntStream.rangeClosed(0, last.subtract(first).intValueExact())
                            .mapToObj(number -> first.add(BigDecimal.valueOf(number))
                                    .multiply(width)
                                    .doubleValue())
                            .toList();
                }
            }
            power++;
        }
    }

    /** How many times the width a number is, rounded. */
    private static BigDecimal multiple(BigDecimal number, BigDecimal width, RoundingMode rounding) {
        return number.divide(width, 0, rounding);
    }

    private List<Double> own(List<Double> inner) {
        List<Double> limits = new ArrayList<>();
        limits.add(Math.min(values.minimum(), inner.get(0)));
        limits.addAll(inner);
        limits.add(Math.max(values.maximum(), inner.get(inner.size() - 1)));
        return limits;
    }

    private List<ValueClass> counted(List<Double> limits) {
        List<ValueClass> classes = new ArrayList<>();
        int last = limits.size() - 2;
        for (int i = 0; i <= last; i++) {
            double from = limits.get(i);
            double to = limits.get(i + 1);
            int below = values.countBelow(from);
            int end = i == last ? values.countUpTo(to) : values.countBelow(to);
            // A limit of one's own at or beyond the ends of the values leaves a class of no width with nothing in it.
            if (from < to || end > below) {
                classes.add(new ValueClass(from, to, end - below));
            }
        }
        return classes;
    }
}
