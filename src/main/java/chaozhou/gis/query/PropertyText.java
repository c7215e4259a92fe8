package chaozhou.gis.query;

import chaozhou.gis.catalog.Attribute;
import chaozhou.gis.error.GisException.InvalidParameter;
import chaozhou.gis.query.cql2.Queryable;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;

/** A property's value as the text of a parameter of its name. */
final class PropertyText {

    private PropertyText() {}

    /** The value that a filter's literal holds. */
    static Object value(Queryable queryable, String text) {
        requireCode(queryable, text);
        try {
            return switch (queryable.type()) {
                case NUMBER -> number(queryable, text);
                case BOOLEAN -> bool(queryable, text);
                case DATE -> LocalDate.parse(text);
                default -> text;
            };
        } catch (NumberFormatException | DateTimeException e) {
            throw wrongType(queryable);
        }
    }

    private static void requireCode(Queryable queryable, String text) {
        Attribute attribute = queryable.attribute();
        if (attribute != null
                && !attribute.codes().isEmpty()
                && !attribute.codes().containsKey(text)) {
            List<String> codes = List.copyOf(attribute.codes().keySet());
            throw new InvalidParameter(
                    queryable.name(),
                    "%s is one of the codes %s.".formatted(queryable.name(), String.join(", ", codes)),
                    codes);
        }
    }

    private static BigDecimal number(Queryable queryable, String text) {
        if (isWhole(queryable)) {
            return BigDecimal.valueOf(Long.parseLong(text));
        }
        BigDecimal number = new BigDecimal(text);
        if (Double.isInfinite(number.doubleValue())) {
            throw wrongType(queryable);
        }
        return number;
    }

    private static boolean isWhole(Queryable queryable) {
        return queryable.attribute() != null && queryable.attribute().type() == Attribute.Type.INTEGER;
    }

    private static Boolean bool(Queryable queryable, String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw new InvalidParameter(
                        queryable.name(), queryable.name() + " is true or false.", List.of("true", "false"));
        };
    }

    private static InvalidParameter wrongType(Queryable queryable) {
        String expected = switch (queryable.type()) {
            case NUMBER -> isWhole(queryable) ? "a whole number" : "a number";
            case DATE -> "a day like 2023-12-01";
            default -> queryable.type().phrase();
        };
        return new InvalidParameter(queryable.name(), "%s must be %s.".formatted(queryable.name(), expected));
    }
}
