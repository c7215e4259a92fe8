package chaozhou.gis.query.cql2;

import chaozhou.gis.query.cql2.Expression.Literal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/** Days and instants side by side: features know days only, so an instant that meets a day counts as its day. */
final class Instants {

    private Instants() {}

    static boolean isOpen(Literal literal) {
        return literal.value().equals(LocalDate.MIN) || literal.value().equals(LocalDate.MAX);
    }

    static boolean isAfter(Literal one, Literal other) {
        if (one.value() instanceof LocalDate day) {
            return day.isAfter((LocalDate) other.value());
        }
        return ((OffsetDateTime) one.value()).isAfter((OffsetDateTime) other.value());
    }

    /** The same as a day or as an instant. Only literals are instants, and only open ends are days that may become instants. */
    static Expression as(ValueType granularity, Expression expression, ZoneId zone) {
        if (expression.type() == granularity || !(expression instanceof Literal literal)) {
            return expression;
        }
        Object value = literal.value();
        if (granularity == ValueType.TIMESTAMP) {
            return new Literal(granularity, value.equals(LocalDate.MIN) ? OffsetDateTime.MIN : OffsetDateTime.MAX);
        }
        return new Literal(granularity, day((OffsetDateTime) value, zone));
    }

    private static LocalDate day(OffsetDateTime instant, ZoneId zone) {
        if (instant.equals(OffsetDateTime.MIN)) {
            return LocalDate.MIN;
        }
        return instant.equals(OffsetDateTime.MAX)
                ? LocalDate.MAX
                : instant.atZoneSameInstant(zone).toLocalDate();
    }
}
