package chaozhou.gis.analysis.classify;

import java.util.List;
import java.util.stream.IntStream;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.filter.FilterFactory;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.geotools.factory.CommonFactoryFinder;
import org.geotools.feature.collection.BaseSimpleFeatureCollection;
import org.geotools.feature.collection.DelegateSimpleFeatureIterator;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;
import org.geotools.filter.function.ClassificationFunction;
import org.geotools.filter.function.QuantileFunction;
import org.geotools.filter.function.RangedClassifier;
import org.geotools.filter.function.StandardDeviationFunction;

/**
 * Inner limits of classes by the classification functions of GeoTools, of which this is the only user. Limits rise; each belongs to the
 * class above it.
 *
 * <p>Two of the functions of GeoTools 33.1 are not used. {@code JenksNaturalBreaksFunction} reads its table a row too early at each class, so the greatest
 * value is left out and the classes are not the best ones, of thirty random numbers in every other case; its time grows with the square of the
 * number of values; {@link NaturalBreaks} takes its place. {@code EqualIntervalFunction} rounds its limits to at most five decimals, so that classes are not of one
 * width and those of numbers below 0.00001 collapse, and cuts them off at 9.2e18; {@link SortedValues#equalLimits} computes them. {@code
 * ClassBreaksTest} tells when that changes.
 */
final class ClassBreaks {

    private static final FilterFactory FILTERS = CommonFactoryFinder.getFilterFactory();
    private static final String VALUE = "value";
    private static final SimpleFeatureType TYPE = type();

    private ClassBreaks() {}

    /** With as many values in each class, one more in the first ones where they can't be divided; equal ones stay together. */
    static List<Double> quantile(SortedValues values, int classes) {
        // The function rounds its limits, which may put a value into the wrong class. So it is given the values' places
        // among
        // the distinct ones: whole numbers, which stay what they are.
        double[] distinct = values.distinct();
        IntStream places = IntStream.range(0, distinct.length)
                .flatMap(place -> IntStream.range(values.countBelow(distinct[place]), values.countUpTo(distinct[place]))
                        .map(index -> place));
        return limits(new QuantileFunction(), places.asDoubleStream().toArray(), classes).stream()
                .map(place -> distinct[place.intValue()])
                .toList();
    }

    /** Whole standard deviations from the mean; with an odd number of classes half ones, so that a class is around the mean. */
    static List<Double> standardDeviation(SortedValues values, int classes) {
        return limits(new StandardDeviationFunction(), values.stream().toArray(), classes);
    }

    /** @param numbers at least one */
    private static List<Double> limits(ClassificationFunction function, double[] numbers, int classes) {
        function.setParameters(List.of(FILTERS.property(VALUE), FILTERS.literal(classes)));
        RangedClassifier classifier = (RangedClassifier) function.evaluate(new Numbers(numbers));
        // The first class has no lower limit that matters; standard deviations leave it open.
        return IntStream.range(1, classifier.getSize())
                .mapToObj(index -> ((Number) classifier.getMin(index)).doubleValue())
                .toList();
    }

    /** Features of one number each, made as they are read: all at once they would take a hundred times the room of the numbers. */
    private static final class Numbers extends BaseSimpleFeatureCollection {
        private final double[] numbers;

        Numbers(double[] numbers) {
            super(TYPE);
            this.numbers = numbers;
        }

        @Override
        public SimpleFeatureIterator features() {
            return new DelegateSimpleFeatureIterator(IntStream.range(0, numbers.length)
                    .mapToObj(index ->
                            SimpleFeatureBuilder.build(TYPE, new Object[] {numbers[index]}, Integer.toString(index)))
                    .iterator());
        }

        @Override
        public int size() {
            return numbers.length;
        }
    }

    private static SimpleFeatureType type() {
        SimpleFeatureTypeBuilder builder = new SimpleFeatureTypeBuilder();
        builder.setName("values");
        builder.add(VALUE, Double.class);
        return builder.buildFeatureType();
    }
}
