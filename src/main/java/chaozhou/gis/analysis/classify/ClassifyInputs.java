package chaozhou.gis.analysis.classify;

import chaozhou.gis.analysis.AnalysisInputs;
import chaozhou.gis.catalog.Attribute;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.error.GisException.InvalidParameter;
import chaozhou.gis.query.cql2.Expression;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What {@code classify} is asked.
 *
 * @param source where the numbers are; null: they are given as {@code values}
 * @param values the numbers given; empty where there is a source
 * @param classes how many are wanted; without effect on own ones
 * @param breaks the inner limits of own classes, rising; else empty
 */
record ClassifyInputs(
        @Nullable Source source, List<@Nullable Double> values, ClassMethod method, int classes, List<Double> breaks) {

    static final int MOST_VALUES = 200_000;
    static final int FEWEST_CLASSES = 2;
    static final int MOST_CLASSES = 9;
    static final int DEFAULT_CLASSES = 5;

    /** Beyond it, squares and sums would leave the range of numbers. */
    private static final double LARGEST = 1e100;

    /** An attribute of the features of a layer that are in force on a day and meet a filter. */
    record Source(Layer layer, Attribute attribute, LocalDate date, Expression filter) {}

    /** The classes of the values. */
    List<ClassLimits.ValueClass> limits(SortedValues of) {
        return ClassLimits.classes(of, method, classes, breaks);
    }

    /** @throws InvalidParameter naming the part that can't be used */
    static ClassifyInputs parse(AnalysisInputs inputs) {
        if (inputs.has("values") == inputs.has("layer")) {
            throw AnalysisInputs.fault("values", "or inputs.layer must be given, one of them.");
        }
        boolean isGiven = inputs.has("values");
        ClassMethod method = inputs.choice("method", ClassMethod.values(), ClassMethod.NATURAL);
        boolean isOwn = method == ClassMethod.OWN;
        inputs.refuse(isOwn ? "classes" : "breaks", isOwn ? "the breaks say it." : "it is for the method own.");
        return new ClassifyInputs(
                isGiven ? null : source(inputs),
                isGiven ? values(inputs) : List.of(),
                method,
                isOwn ? MOST_CLASSES : inputs.integer("classes", FEWEST_CLASSES, DEFAULT_CLASSES, MOST_CLASSES),
                isOwn ? breaks(inputs) : List.of());
    }

    private static Source source(AnalysisInputs inputs) {
        List<Layer> numeric = AnalysisInputs.layers(
                inputs.catalog(),
                layer -> !AnalysisInputs.numericAttributes(layer).isEmpty());
        Layer layer = inputs.layer("layer", numeric, "layer with numbers");
        return new Source(layer, inputs.numericAttribute(layer), inputs.date(), inputs.filter(layer));
    }

    private static List<@Nullable Double> values(AnalysisInputs inputs) {
        for (String input : List.of("attribute", "date", "filter")) {
            inputs.refuse(input, "it is about a layer, and the values are given.");
        }
        JsonNode given = array(inputs, "values", MOST_VALUES);
        List<@Nullable Double> values = new ArrayList<>(given.size());
        for (int i = 0; i < given.size(); i++) {
            JsonNode value = given.path(i);
            values.add(value.isNull() ? null : number("values[%d]".formatted(i), value));
        }
        return values;
    }

    private static List<Double> breaks(AnalysisInputs inputs) {
        JsonNode given = array(inputs, "breaks", MOST_CLASSES - 1);
        List<Double> breaks = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            double limit = number("breaks[%d]".formatted(i), given.path(i));
            if (i > 0 && limit <= breaks.get(i - 1)) {
                throw AnalysisInputs.fault("breaks", "must rise: each limit is greater than the one before.");
            }
            breaks.add(limit);
        }
        return breaks;
    }

    private static JsonNode array(AnalysisInputs inputs, String input, int most) {
        JsonNode given = inputs.request().input(input);
        if (given == null || !given.isArray() || given.isEmpty() || given.size() > most) {
            throw AnalysisInputs.fault(input, "must be an array of 1 to %d numbers.".formatted(most));
        }
        return given;
    }

    private static double number(String input, JsonNode value) {
        double number = value.isNumber() ? value.doubleValue() : Double.NaN;
        // The negation also refuses NaN.
        if (!(Math.abs(number) <= LARGEST)) {
            throw AnalysisInputs.fault(input, "must be a number between -1e100 and 1e100.");
        }
        return number;
    }
}
