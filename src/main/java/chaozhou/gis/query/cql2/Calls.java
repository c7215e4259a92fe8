package chaozhou.gis.query.cql2;

import chaozhou.gis.catalog.Layer;
import chaozhou.gis.geo.Crs;
import chaozhou.gis.query.cql2.Expression.Array;
import chaozhou.gis.query.cql2.Expression.Call;
import chaozhou.gis.query.cql2.Expression.Interval;
import chaozhou.gis.query.cql2.Expression.Literal;
import chaozhou.gis.query.cql2.Expression.Property;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;

/** Calls of operators whose arguments fit, in number and in type (OGC 21-065r2, annex B). */
final class Calls {

    /** More would let products grow beyond what PostgreSQL can hold. */
    static final int MOST_ARITHMETIC = 100;

    static final int MOST_WILDCARDS = 20;

    private static final double MOST_DEGREES = 90;
    private static final double MOST_METRES = 10_000_000;

    private final FilterContext context;
    private int arithmetic;

    Calls(FilterContext context) {
        this.context = context;
    }

    Expression call(String place, Operator operator, List<Term> arguments) {
        return switch (operator.signature()) {
            case LOGICAL -> {
                require(place, operator, arguments, ValueType.BOOLEAN, 2, Integer.MAX_VALUE);
                yield plain(operator, arguments);
            }
            case NEGATION -> {
                require(place, operator, arguments, ValueType.BOOLEAN, 1, 1);
                yield plain(operator, arguments);
            }
            case COMPARISON -> {
                requireCount(place, operator, arguments, 2, 2);
                yield new Call(operator, comparable(arguments));
            }
            case RANGE -> {
                requireCount(place, operator, arguments, 3, 3);
                yield new Call(operator, comparable(arguments));
            }
            case PATTERN -> {
                require(place, operator, arguments, ValueType.TEXT, 2, 2);
                requirePattern(arguments.get(1).expression(), arguments.get(1));
                yield plain(operator, arguments);
            }
            case MEMBERSHIP -> membership(place, arguments);
            case PRESENCE -> {
                requireCount(place, operator, arguments, 1, 1);
                requireValue(arguments.get(0));
                yield plain(operator, arguments);
            }
            case ARITHMETIC -> {
                require(place, operator, arguments, ValueType.NUMBER, 2, 2);
                if (++arithmetic > MOST_ARITHMETIC) {
                    throw Term.fault(
                            place, "a filter has at most %d sums, products and powers.".formatted(MOST_ARITHMETIC));
                }
                yield plain(operator, arguments);
            }
            case CHARACTERS -> {
                require(place, operator, arguments, ValueType.TEXT, 1, 1);
                yield plain(operator, arguments);
            }
            case SPATIAL -> {
                require(place, operator, arguments, ValueType.GEOMETRY, 2, 2);
                arguments.forEach(argument -> requireOneDimension(operator, argument));
                yield plain(operator, arguments);
            }
            case TEMPORAL -> {
                requireCount(place, operator, arguments, 2, 2);
                arguments.forEach(argument -> requireTemporal(operator, argument, false));
                yield new Call(operator, sameGranularity(arguments));
            }
            case INTERVALS -> {
                requireCount(place, operator, arguments, 2, 2);
                arguments.forEach(argument -> requireTemporal(operator, argument, true));
                yield new Call(operator, sameGranularity(arguments));
            }
            case ARRAYS -> {
                requireCount(place, operator, arguments, 2, 2);
                yield new Call(
                        operator,
                        arguments.stream().map(a -> array(operator, a)).toList());
            }
            case FUNCTION -> function(place, operator, arguments);
        };
    }

    private static Expression plain(Operator operator, List<Term> arguments) {
        return new Call(operator, arguments.stream().map(Term::expression).toList());
    }

    private static void require(
            String place, Operator operator, List<Term> arguments, ValueType type, int least, int most) {
        requireCount(place, operator, arguments, least, most);
        arguments.forEach(argument -> requireType(operator, argument, type));
    }

    private static void requireCount(String place, Operator operator, List<Term> arguments, int least, int most) {
        if (arguments.size() < least || arguments.size() > most) {
            String expected = least == most ? String.valueOf(least) : "at least " + least;
            throw Term.fault(
                    place,
                    "%s takes %s arguments, and here are %d.".formatted(operator.label(), expected, arguments.size()));
        }
    }

    private static void requireType(Operator operator, Term argument, ValueType type) {
        if (argument.type() != type) {
            throw argument.fault("%s takes %s here, and this is %s."
                    .formatted(operator.label(), type.phrase(), argument.type().phrase()));
        }
    }

    /** Something that can be without a value: neither an array nor an interval, which are written down. */
    private static void requireValue(Term argument) {
        if (argument.type() == ValueType.ARRAY || argument.type() == ValueType.INTERVAL) {
            throw argument.fault("%s always has a value; ask for a property."
                    .formatted(argument.type().phrase()));
        }
    }

    // --- Comparisons -----------------------------------------------------------------------------------------------

    private List<Expression> comparable(List<Term> arguments) {
        Term first = arguments.get(0);
        arguments.forEach(argument -> requireComparable(first, argument));
        return sameGranularity(arguments);
    }

    private static void requireComparable(Term first, Term other) {
        boolean isScalar = switch (first.type()) {
            case BOOLEAN, TEXT, NUMBER, DATE, TIMESTAMP -> true;
            case INTERVAL, GEOMETRY, ARRAY -> false;
        };
        if (!isScalar) {
            throw first.fault(
                    "%s can't be compared; there are functions for it, with names that begin with S_, T_ or A_."
                            .formatted(first.type().phrase()));
        }
        if (first.type() != other.type()
                && !(first.type().isInstant() && other.type().isInstant())) {
            throw other.fault("%s can't be compared with %s."
                    .formatted(first.type().phrase(), other.type().phrase()));
        }
    }

    private Expression membership(String place, List<Term> arguments) {
        requireCount(place, Operator.IN, arguments, 2, 2);
        Term value = arguments.get(0);
        Term list = arguments.get(1);
        if (!(list.expression() instanceof Array array) || array.elements().isEmpty()) {
            throw list.fault("IN takes a list of values, like ('a', 'b').");
        }
        List<Term> all = new ArrayList<>(List.of(value));
        array.elements().forEach(element -> all.add(new Term(element, list.place())));
        List<Expression> comparable = comparable(all);
        return Expression.call(
                Operator.IN, comparable.get(0), new Array(List.copyOf(comparable.subList(1, comparable.size()))));
    }

    /** A text with wildcards, or CASEI or ACCENTI of one. */
    private static void requirePattern(Expression pattern, Term place) {
        if (pattern instanceof Call call && call.operator().signature() == Operator.Signature.CHARACTERS) {
            requirePattern(call.argument(0), place);
            return;
        }
        if (!(pattern instanceof Literal literal)) {
            throw place.fault("a pattern is a text with % for any characters and _ for one.");
        }
        String text = (String) literal.value();
        int wildcards = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
                if (i == text.length()) {
                    throw place.fault("the pattern ends with a backslash that escapes nothing; write two of them.");
                }
            } else if (text.charAt(i) == '%') {
                wildcards++;
            }
        }
        if (wildcards > MOST_WILDCARDS) {
            throw place.fault("a pattern has at most %d of %%.".formatted(MOST_WILDCARDS));
        }
    }

    // --- Space, time and sets --------------------------------------------------------------------------------------

    /** Of collections that mix points, lines and areas PostGIS knows only whether they meet something. */
    private static void requireOneDimension(Operator operator, Term argument) {
        boolean isMixed = argument.expression() instanceof Literal literal
                && ((Geometry) literal.value()).getClass() == GeometryCollection.class;
        if (isMixed && operator != Operator.S_INTERSECTS && operator != Operator.S_DISJOINT) {
            throw argument.fault(
                    "%s takes no collection of points, lines and areas together; S_INTERSECTS and S_DISJOINT do."
                            .formatted(operator.label()));
        }
    }

    private static void requireTemporal(Operator operator, Term argument, boolean intervalsOnly) {
        ValueType type = argument.type();
        if (type != ValueType.INTERVAL && (intervalsOnly || !type.isInstant())) {
            throw argument.fault("%s takes %s here, and this is %s."
                    .formatted(
                            operator.label(),
                            intervalsOnly ? "an interval" : "a day, an instant or an interval",
                            type.phrase()));
        }
    }

    /** Days and instants together are all taken as days. */
    private List<Expression> sameGranularity(List<Term> arguments) {
        boolean isOfDays =
                arguments.stream().anyMatch(argument -> granularity(argument.expression()) == ValueType.DATE);
        return arguments.stream()
                .map(Term::expression)
                .map(expression -> isOfDays ? asDays(expression) : expression)
                .toList();
    }

    private static ValueType granularity(Expression expression) {
        return expression instanceof Interval interval ? interval.granularity() : expression.type();
    }

    private Expression asDays(Expression expression) {
        if (expression instanceof Interval interval) {
            return new Interval(asDays(interval.from()), asDays(interval.to()), ValueType.DATE);
        }
        return expression.type() == ValueType.TIMESTAMP
                ? Instants.as(ValueType.DATE, expression, context.zone())
                : expression;
    }

    private static Expression array(Operator operator, Term argument) {
        if (argument.grouped()) {
            return new Array(List.of(argument.expression()));
        }
        if (argument.type() == ValueType.ARRAY) {
            return argument.expression();
        }
        throw argument.fault("%s takes an array here, like ('a', 'b'), and this is %s."
                .formatted(operator.label(), argument.type().phrase()));
    }

    // --- Functions -------------------------------------------------------------------------------------------------

    private Expression function(String place, Operator operator, List<Term> arguments) {
        List<FilterFunction.Parameter> parameters = FilterFunction.of(operator).parameters();
        requireCount(place, operator, arguments, parameters.size(), parameters.size());
        for (int i = 0; i < arguments.size(); i++) {
            requireType(operator, arguments.get(i), parameters.get(i).type());
        }
        if (operator.result() == ValueType.NUMBER) {
            arguments.forEach(argument -> requireMeasurable(operator, argument));
        }
        if (operator == Operator.CODE_UNDER) {
            return Expression.call(
                    operator, divisionCode(place), arguments.get(0).expression());
        }
        return plain(operator, arguments);
    }

    /** On the ellipsoid the shortest way between two positions is not determined when they lie on opposite sides of the earth. */
    private static void requireMeasurable(Operator operator, Term argument) {
        if (argument.expression() instanceof Literal literal) {
            Geometry geometry = (Geometry) literal.value();
            double most = geometry.getSRID() == Crs.STORAGE_SRID ? MOST_DEGREES : MOST_METRES;
            Envelope box = geometry.getEnvelopeInternal();
            if (box.getWidth() > most || box.getHeight() > most) {
                throw argument.fault("%s measures geometries of at most a quarter of the earth's girth."
                        .formatted(operator.label()));
            }
        }
    }

    private Expression divisionCode(String place) {
        Layer layer = context.layer();
        return layer.divisionAttribute()
                .map(attribute -> (Expression) Property.of(Queryable.of(attribute)))
                .orElseThrow(
                        () -> Term.fault(place, "the features of the layer %s have no codes.".formatted(layer.id())));
    }
}
