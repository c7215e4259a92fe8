package chaozhou.gis.query.cql2;

import static java.util.stream.Collectors.joining;

import chaozhou.gis.error.GisException.InvalidParameter;
import chaozhou.gis.query.cql2.Expression.Array;
import chaozhou.gis.query.cql2.Expression.Interval;
import chaozhou.gis.query.cql2.Expression.Literal;
import chaozhou.gis.query.cql2.Expression.Property;
import chaozhou.gis.query.geometry.Envelopes;
import chaozhou.gis.query.geometry.Geometries;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoField;
import java.util.List;
import org.locationtech.jts.geom.Geometry;

/** Makes the terms of a filter. Text and JSON both end here: what is allowed does not depend on how it was written. */
final class Terms {

    /** The most terms of a filter. */
    static final int MOST = 3000;

    /** How deep terms may stand within others. */
    static final int DEEPEST = 100;

    private static final double LARGEST_NUMBER = 1e308;
    private static final double SMALLEST_NUMBER = 1e-300;
    private static final int MOST_DIGITS = 100;

    private final FilterContext context;
    private final Calls calls;
    private int count;

    Terms(FilterContext context) {
        this.context = context;
        this.calls = new Calls(context);
    }

    private Term counted(Term term) {
        if (++count > MOST) {
            throw term.fault("a filter has at most %d terms; ask in several requests.".formatted(MOST));
        }
        return term;
    }

    Term property(String place, String name) {
        Queryable queryable = Queryable.of(context.layer(), name)
                .orElseThrow(() -> Term.fault(
                        place,
                        "the layer %s has no property of that name; it has %s."
                                .formatted(
                                        context.layer().id(),
                                        Queryable.of(context.layer()).stream()
                                                .map(Queryable::name)
                                                .collect(joining(", ")))));
        return counted(new Term(Property.of(queryable), place));
    }

    Term text(String place, String value) {
        if (value.indexOf('\0') >= 0) {
            throw Term.fault(place, "a text can't hold the character 0.");
        }
        return counted(new Term(new Literal(ValueType.TEXT, value), place));
    }

    Term number(String place, String digits) {
        if (digits.length() > MOST_DIGITS) {
            throw Term.fault(place, "a number has at most %d digits.".formatted(MOST_DIGITS));
        }
        BigDecimal number = new BigDecimal(digits);
        double size = Math.abs(number.doubleValue());
        if (size > LARGEST_NUMBER || (size < SMALLEST_NUMBER && number.signum() != 0)) {
            throw Term.fault(place, "a number must lie between %s and %s.".formatted(SMALLEST_NUMBER, LARGEST_NUMBER));
        }
        return counted(new Term(new Literal(ValueType.NUMBER, number), place));
    }

    Term bool(String place, boolean value) {
        return counted(new Term(new Literal(ValueType.BOOLEAN, value), place));
    }

    Term date(String place, String value) {
        try {
            LocalDate day = LocalDate.parse(value);
            if (day.getYear() >= 1 && day.getYear() <= 9999) {
                return counted(new Term(new Literal(ValueType.DATE, day), place));
            }
        } catch (DateTimeException e) {
            // Refused below.
        }
        throw Term.fault(place, "a day is written like DATE('2023-12-01').");
    }

    Term timestamp(String place, String value) {
        try {
            OffsetDateTime instant = OffsetDateTime.parse(value);
            int year = instant.get(ChronoField.YEAR);
            if (year >= 1 && year <= 9999) {
                return counted(new Term(new Literal(ValueType.TIMESTAMP, instant), place));
            }
        } catch (DateTimeException e) {
            // Refused below.
        }
        throw Term.fault(place, "an instant is written like TIMESTAMP('2023-12-01T08:00:00Z').");
    }

    /** An end of an interval that is given as text: a day, an instant, or {@code ..}; the caller says which open end. */
    Term end(String place, String value, boolean isStart) {
        if (value.equals("..")) {
            return counted(new Term(new Literal(ValueType.DATE, isStart ? LocalDate.MIN : LocalDate.MAX), place));
        }
        return value.length() == 10 ? date(place, value) : timestamp(place, value);
    }

    Term interval(String place, Term from, Term to) {
        requireInstant(from);
        requireInstant(to);
        boolean isOfDays = isDay(from) || isDay(to) || (isOpen(from) && isOpen(to));
        ValueType granularity = isOfDays ? ValueType.DATE : ValueType.TIMESTAMP;
        Expression start = Instants.as(granularity, from.expression(), context.zone());
        Expression end = Instants.as(granularity, to.expression(), context.zone());
        if (start instanceof Literal first && end instanceof Literal last && Instants.isAfter(first, last)) {
            throw Term.fault(place, "the interval ends before it begins; the earlier one comes first.");
        }
        return counted(new Term(new Interval(start, end, granularity), place));
    }

    private static void requireInstant(Term end) {
        if (!end.type().isInstant()) {
            throw end.fault("an interval goes from a day or an instant to another, like INTERVAL('2023-01-01', '..');"
                    + " this is %s.".formatted(end.type().phrase()));
        }
    }

    private static boolean isDay(Term end) {
        return end.type() == ValueType.DATE && !isOpen(end);
    }

    private static boolean isOpen(Term end) {
        return end.expression() instanceof Literal literal && Instants.isOpen(literal);
    }

    Term array(String place, List<Term> elements) {
        return counted(new Term(new Array(elements.stream().map(Terms::element).toList()), place));
    }

    /** An array in parentheses is an array of one array; of a scalar they are taken as parentheses. */
    private static Expression element(Term element) {
        return element.grouped() && element.type() == ValueType.ARRAY
                ? new Array(List.of(element.expression()))
                : element.expression();
    }

    /** @param bounds four numbers, or six with heights, in the order of the CRS */
    Term bbox(String place, List<Double> bounds) {
        try {
            return counted(new Term(geometryLiteral(Envelopes.geometry(bounds, context.crs())), place));
        } catch (IllegalArgumentException e) {
            throw Term.fault(place, String.valueOf(e.getMessage()));
        }
    }

    /** @param geometry with its coordinates in the order of the CRS */
    Term geometry(String place, Geometry geometry) {
        try {
            return counted(new Term(geometryLiteral(Geometries.checked(geometry, context.crs())), place));
        } catch (IllegalArgumentException e) {
            throw Term.fault(place, String.valueOf(e.getMessage()));
        }
    }

    private static Literal geometryLiteral(Geometry geometry) {
        return new Literal(ValueType.GEOMETRY, geometry);
    }

    Term call(String place, String name, List<Term> arguments) {
        Operator operator = Operator.named(name)
                .orElseThrow(() -> Term.fault(
                        place,
                        "there is no function of that name; besides those of CQL2 there are %s."
                                .formatted(FilterFunction.names())));
        return call(place, operator, arguments);
    }

    Term call(String place, Operator operator, List<Term> arguments) {
        return counted(new Term(calls.call(place, operator, arguments), place));
    }

    /** The whole filter. */
    Expression filter(Term term) {
        if (term.type() != ValueType.BOOLEAN) {
            throw term.fault(
                    "a filter must be true or false for each feature, and this is %s; compare it with something."
                            .formatted(term.type().phrase()));
        }
        return term.expression();
    }

    /** That something nests deeper than a filter may. */
    static InvalidParameter tooDeep(String place) {
        return Term.fault(place, "a filter nests at most %d levels deep.".formatted(DEEPEST));
    }
}
