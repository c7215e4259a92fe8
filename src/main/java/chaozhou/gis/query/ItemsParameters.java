package chaozhou.gis.query;

import chaozhou.gis.catalog.Attribute;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.error.GisException.InvalidParameter;
import chaozhou.gis.query.FeatureQuery.Equality;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The parameters of {@code /api/collections/{layer}/items}: words of a request to a {@link FeatureQuery}. */
public final class ItemsParameters {

    public static final int DEFAULT_LIMIT = 100;
    public static final int MAXIMUM_LIMIT = 10_000;

    private static final List<String> COMMON = List.of("bbox", "datetime", "limit", "after");

    private final Clock clock;

    public ItemsParameters(Clock clock) {
        this.clock = clock;
    }

    /** The names that the items of a layer take. */
    public static List<String> names(Layer layer) {
        return Stream.concat(COMMON.stream(), filterable(layer).map(Attribute::name))
                .toList();
    }

    /** The attributes that features can be selected by. */
    public static Stream<Attribute> filterable(Layer layer) {
        return layer.attributes().stream().filter(attribute -> !COMMON.contains(attribute.name()));
    }

    /** @throws InvalidParameter naming the first parameter that can't be used */
    public FeatureQuery parse(Layer layer, Map<String, String[]> given) {
        Parameters parameters = Parameters.of(given, names(layer));
        return new FeatureQuery(
                layer,
                null,
                parameters.text("bbox").map(BboxParameter::parse).orElse(null),
                parameters
                        .text("datetime")
                        .map(value -> Period.parse(value, clock))
                        .orElseGet(() -> Period.of(LocalDate.now(clock))),
                filterable(layer)
                        .flatMap(attribute -> equality(attribute, parameters).stream())
                        .toList(),
                parameters
                        .text("after")
                        .map(value -> FeatureKey.parse("after", value))
                        .orElse(null),
                parameters.limit("limit", 1, MAXIMUM_LIMIT, DEFAULT_LIMIT));
    }

    private static Optional<Equality> equality(Attribute attribute, Parameters parameters) {
        return parameters.text(attribute.name()).map(text -> new Equality(attribute, value(attribute, text)));
    }

    private static Object value(Attribute attribute, String text) {
        if (!attribute.codes().isEmpty() && !attribute.codes().containsKey(text)) {
            throw new InvalidParameter(
                    attribute.name(),
                    "%s is one of the codes %s."
                            .formatted(
                                    attribute.name(),
                                    String.join(", ", attribute.codes().keySet())),
                    List.copyOf(attribute.codes().keySet()));
        }
        try {
            return switch (attribute.type()) {
                case TEXT -> text;
                case INTEGER -> Long.valueOf(text);
                case NUMBER -> finite(attribute, new BigDecimal(text).doubleValue());
                case BOOLEAN -> bool(attribute, text);
                case DATE -> LocalDate.parse(text);
            };
        } catch (NumberFormatException | DateTimeException e) {
            throw wrongType(attribute);
        }
    }

    private static Double finite(Attribute attribute, double number) {
        if (Double.isInfinite(number)) {
            throw wrongType(attribute);
        }
        return number;
    }

    private static Boolean bool(Attribute attribute, String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw new InvalidParameter(
                        attribute.name(), attribute.name() + " is true or false.", List.of("true", "false"));
        };
    }

    private static InvalidParameter wrongType(Attribute attribute) {
        String expected = switch (attribute.type()) {
            case INTEGER -> "a whole number";
            case NUMBER -> "a number";
            case DATE -> "a day like 2023-12-01";
            case BOOLEAN -> "true or false";
            case TEXT -> "a text";
        };
        return new InvalidParameter(attribute.name(), "%s must be %s.".formatted(attribute.name(), expected));
    }
}
