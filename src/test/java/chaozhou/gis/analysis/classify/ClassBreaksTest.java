package chaozhou.gis.analysis.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.data.collection.ListFeatureCollection;
import org.geotools.factory.CommonFactoryFinder;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;
import org.geotools.filter.function.ClassificationFunction;
import org.geotools.filter.function.EqualIntervalFunction;
import org.geotools.filter.function.JenksNaturalBreaksFunction;
import org.geotools.filter.function.RangedClassifier;
import org.junit.jupiter.api.Test;

/** Why two functions of GeoTools are not used. When one of these tests fails GeoTools has been mended, and its function can take the place of ours. */
class ClassBreaksTest {

    /** The inner limits that the function finds. */
    private static List<Double> limits(ClassificationFunction function, int classes, double... numbers) {
        SimpleFeatureTypeBuilder builder = new SimpleFeatureTypeBuilder();
        builder.setName("values");
        builder.add("value", Double.class);
        SimpleFeatureType type = builder.buildFeatureType();
        ListFeatureCollection features = new ListFeatureCollection(type);
        for (double number : numbers) {
            features.add(SimpleFeatureBuilder.build(type, new Object[] {number}, null));
        }
        function.setParameters(List.of(
                CommonFactoryFinder.getFilterFactory().property("value"),
                CommonFactoryFinder.getFilterFactory().literal(classes)));
        RangedClassifier found = (RangedClassifier) function.evaluate(features);
        return IntStream.range(1, found.getSize())
                .mapToObj(index -> ((Number) found.getMin(index)).doubleValue())
                .toList();
    }

    private static SortedValues sorted(double... numbers) {
        return SortedValues.of(DoubleStream.of(numbers).boxed().toList());
    }

    @Test
    void naturalBreaksOfGeoToolsTearHeapsApart() {
        double[] numbers = {1, 2, 3, 50};
        // The limit would be 3 if it belonged to the class below it, and 50 if to the one above.
        assertThat(limits(new JenksNaturalBreaksFunction(), 2, numbers)).doesNotContain(3.0, 50.0);
        assertThat(NaturalBreaks.of(sorted(numbers), 2)).containsExactly(50.0);
    }

    @Test
    void equalIntervalsOfGeoToolsAreRounded() {
        double[] small = {0.000001, 0.000004};
        assertThat(limits(new EqualIntervalFunction(), 3, small)).containsExactly(0.0, 0.0);
        assertThat(limits(new EqualIntervalFunction(), 3, 0, 1)).containsExactly(0.33333, 0.66667);
        double[] large = {0, 3e30};
        assertThat(limits(new EqualIntervalFunction(), 3, large)).allMatch(limit -> limit < 1e19);
        assertThat(sorted(small).equalLimits(3)).containsExactly(0.000001, 0.000002, 0.000003, 0.000004);
        assertThat(sorted(large).equalLimits(3)).containsExactly(0.0, 1e30, 2e30, 3e30);
    }
}
