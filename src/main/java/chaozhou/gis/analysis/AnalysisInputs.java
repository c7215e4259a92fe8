package chaozhou.gis.analysis;

import static java.util.stream.Collectors.joining;

import chaozhou.gis.catalog.Attribute;
import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.error.GisException.InvalidParameter;
import chaozhou.gis.geo.Crs;
import chaozhou.gis.jobs.ExecuteRequest;
import chaozhou.gis.query.Period;
import chaozhou.gis.query.cql2.Expression;
import chaozhou.gis.query.cql2.FilterContext;
import chaozhou.gis.query.cql2.FilterLanguage;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the inputs that several processes have. Each fault is an {@link InvalidParameter} of the input: {@code inputs.date}. */
public record AnalysisInputs(ExecuteRequest request, Catalog catalog, Clock clock) {

    /** The layers with areas, in the catalog's order. */
    public static List<Layer> polygonal(Catalog catalog) {
        return layers(catalog, layer -> layer.geometry().isPolygonal());
    }

    public static List<Layer> layers(Catalog catalog, Predicate<Layer> condition) {
        return catalog.layers().stream().filter(condition).toList();
    }

    public static List<String> ids(List<Layer> layers) {
        return layers.stream().map(Layer::id).toList();
    }

    public static List<Attribute> numericAttributes(Layer layer) {
        return layer.attributes().stream()
                .filter(attribute ->
                        attribute.type() == Attribute.Type.INTEGER || attribute.type() == Attribute.Type.NUMBER)
                .toList();
    }

    /** What requests call a constant: {@code WITHIN_DISTANCE} is {@code within-distance}. */
    public static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static List<String> labels(Enum<?>[] constants) {
        return Arrays.stream(constants).map(AnalysisInputs::label).toList();
    }

    public static String place(String input) {
        return "inputs." + input;
    }

    /** @param rest what follows the name of the input in the sentence */
    public static InvalidParameter fault(String input, String rest, List<String> allowed) {
        return new InvalidParameter(place(input), "%s %s".formatted(place(input), rest), allowed);
    }

    public static InvalidParameter fault(String input, String rest) {
        return fault(input, rest, List.of());
    }

    /** Whether the input was given. */
    public boolean has(String input) {
        return request.input(input) != null;
    }

    /** The input {@code date}; today in the zone of the service when it is left out. */
    public LocalDate date() {
        JsonNode value = request.input("date");
        if (value == null) {
            return LocalDate.now(clock);
        }
        String text = value.isString() ? value.stringValue() : "";
        try {
            if (text.length() == 10) {
                return Period.parseDay(text, clock);
            }
        } catch (InvalidParameter e) {
            // Refused below under its name in this request.
        }
        throw fault("date", "must be a day of the calendar like 2023-12-01.");
    }

    /**
     * The input {@code layers}, in the catalog's order; all that are offered when it is left out.
     *
     * @param kind what those offered are: {@code polygon layer}
     */
    public List<Layer> layers(List<Layer> offered, String kind) {
        JsonNode value = request.input("layers");
        if (value == null) {
            return offered;
        }
        List<String> allowed = ids(offered);
        if (!value.isArray() || value.isEmpty()) {
            throw fault(
                    "layers",
                    "must be an array of ids of %ss, or be left out for all of them.".formatted(kind),
                    allowed);
        }
        List<String> wanted = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            String input = "layers[%d]".formatted(i);
            String id = layerId(input, value.path(i), allowed, kind);
            if (wanted.contains(id)) {
                throw fault(input, "names a layer a second time.");
            }
            wanted.add(id);
        }
        return offered.stream().filter(layer -> wanted.contains(layer.id())).toList();
    }

    /**
     * An input that is the id of a layer and must be given.
     *
     * @param kind what those offered are: {@code polygon layer}
     */
    public Layer layer(String input, List<Layer> offered, String kind) {
        List<String> allowed = ids(offered);
        JsonNode value = request.input(input);
        if (value == null) {
            throw fault(
                    input,
                    "is missing: the id of a %s, one of %s.".formatted(kind, String.join(", ", allowed)),
                    allowed);
        }
        return catalog.layer(layerId(input, value, allowed, kind));
    }

    public static String layerId(String input, JsonNode value, List<String> allowed, String kind) {
        if (!value.isString() || !allowed.contains(value.stringValue())) {
            throw fault(
                    input, "is the id of no %s; these are %s.".formatted(kind, String.join(", ", allowed)), allowed);
        }
        return value.stringValue();
    }

    /** The input {@code attribute}, which must be given: one of the layer that holds numbers. */
    public Attribute numericAttribute(Layer layer) {
        List<Attribute> numeric = numericAttributes(layer);
        List<String> allowed = numeric.stream().map(Attribute::name).toList();
        if (allowed.isEmpty()) {
            throw fault("attribute", "can't be given: %s has no attribute with numbers.".formatted(layer.id()));
        }
        String name = request.text("attribute");
        return numeric.stream()
                .filter(attribute -> attribute.name().equals(name))
                .findFirst()
                .orElseThrow(() -> fault(
                        "attribute",
                        "must name an attribute of %s with numbers: %s."
                                .formatted(layer.id(), String.join(", ", allowed)),
                        allowed));
    }

    /** The input {@code filter}, CQL2 text with coordinates in CRS84; without it what holds of every feature. */
    public Expression filter(Layer layer) {
        return filter("filter", layer);
    }

    /** An input like {@link #filter(Layer)} of another name. */
    public Expression filter(String input, Layer layer) {
        String text = request.text(input);
        if (text == null) {
            return Expression.all(List.of());
        }
        if (text.length() > FilterLanguage.LONGEST) {
            throw fault(input, "has more than %d characters.".formatted(FilterLanguage.LONGEST));
        }
        try {
            return FilterLanguage.TEXT.read(text, new FilterContext(layer, Crs.CRS84, clock.getZone()));
        } catch (InvalidParameter e) {
            throw new InvalidParameter(place(input), String.valueOf(e.getMessage()), e.allowed());
        }
    }

    /**
     * An input that is a distance in metres, more than 0.
     *
     * @param otherwise when it is left out; null: it must be given
     */
    public double metres(String input, double most, @Nullable Double otherwise) {
        JsonNode given = request.input(input);
        if (given == null && otherwise != null) {
            return otherwise;
        }
        double metres = given != null && given.isNumber() ? given.doubleValue() : Double.NaN;
        // The negation also refuses NaN.
        if (!(metres > 0 && metres <= most)) {
            throw fault(input, "must be metres, more than 0 and at most %.0f.".formatted(most));
        }
        return metres;
    }

    /** An input that is a whole number; the second one when it is left out. */
    public int integer(String input, int least, int otherwise, int most) {
        JsonNode given = request.input(input);
        if (given == null) {
            return otherwise;
        }
        if (!given.canConvertToInt()
                || !given.isIntegralNumber()
                || given.intValue() < least
                || given.intValue() > most) {
            throw fault(input, "must be a whole number from %d to %d.".formatted(least, most));
        }
        return given.intValue();
    }

    /**
     * An input that is the label of one of the constants.
     *
     * @param otherwise when it is left out; null: it must be given
     */
    public <E extends Enum<E>> E choice(String input, E[] constants, @Nullable E otherwise) {
        String text = request.text(input);
        if (text == null && otherwise != null) {
            return otherwise;
        }
        return Arrays.stream(constants)
                .filter(constant -> label(constant).equals(text))
                .findFirst()
                .orElseThrow(() -> fault(
                        input,
                        "must be one of %s."
                                .formatted(Arrays.stream(constants)
                                        .map(AnalysisInputs::label)
                                        .collect(joining(", "))),
                        labels(constants)));
    }

    /** @throws InvalidParameter when an input is given that has no effect beside another one */
    public void refuse(String input, String why) {
        if (has(input)) {
            throw fault(input, "can't be given: " + why);
        }
    }
}
