package chaozhou.gis.query.cql2;

import chaozhou.gis.error.GisException.InvalidParameter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.geotools.api.filter.And;
import org.geotools.api.filter.BinaryComparisonOperator;
import org.geotools.api.filter.BinaryLogicOperator;
import org.geotools.api.filter.ExcludeFilter;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.Id;
import org.geotools.api.filter.IncludeFilter;
import org.geotools.api.filter.Not;
import org.geotools.api.filter.Or;
import org.geotools.api.filter.PropertyIsBetween;
import org.geotools.api.filter.PropertyIsEqualTo;
import org.geotools.api.filter.PropertyIsGreaterThan;
import org.geotools.api.filter.PropertyIsGreaterThanOrEqualTo;
import org.geotools.api.filter.PropertyIsLessThan;
import org.geotools.api.filter.PropertyIsLessThanOrEqualTo;
import org.geotools.api.filter.PropertyIsLike;
import org.geotools.api.filter.PropertyIsNotEqualTo;
import org.geotools.api.filter.PropertyIsNull;
import org.geotools.api.filter.expression.Add;
import org.geotools.api.filter.expression.BinaryExpression;
import org.geotools.api.filter.expression.Divide;
import org.geotools.api.filter.expression.Expression;
import org.geotools.api.filter.expression.Function;
import org.geotools.api.filter.expression.Literal;
import org.geotools.api.filter.expression.Multiply;
import org.geotools.api.filter.expression.PropertyName;
import org.geotools.api.filter.expression.Subtract;
import org.geotools.api.filter.spatial.BBOX;
import org.geotools.api.filter.spatial.Beyond;
import org.geotools.api.filter.spatial.BinarySpatialOperator;
import org.geotools.api.filter.spatial.Contains;
import org.geotools.api.filter.spatial.Crosses;
import org.geotools.api.filter.spatial.Disjoint;
import org.geotools.api.filter.spatial.DistanceBufferOperator;
import org.geotools.api.filter.spatial.Equals;
import org.geotools.api.filter.spatial.Intersects;
import org.geotools.api.filter.spatial.Overlaps;
import org.geotools.api.filter.spatial.Touches;
import org.geotools.api.filter.spatial.Within;
import org.geotools.api.filter.temporal.After;
import org.geotools.api.filter.temporal.Before;
import org.geotools.api.filter.temporal.BinaryTemporalOperator;
import org.geotools.api.filter.temporal.During;
import org.geotools.api.filter.temporal.TEquals;
import org.geotools.api.geometry.BoundingBox;
import org.geotools.api.temporal.Instant;
import org.geotools.api.temporal.Period;
import org.geotools.filter.text.cql2.CQLException;
import org.geotools.filter.text.ecql.ECQL;
import org.locationtech.jts.geom.Geometry;

/**
 * ECQL to terms, through the filter model of GeoTools. That model does not tell where its parts stood in the text, so a place is the name,
 * the function or the value itself. Coordinates are in {@code filter-crs}, like those of CQL2.
 */
final class EcqlParser {

    private static final Pattern TEXT = Pattern.compile("'[^']*'");

    /** A reference system in ECQL. Only to read it GeoTools would make a database of all systems in the temporary folder. */
    private static final Pattern REFERENCE_SYSTEM =
            Pattern.compile("\\bbbox\\s*\\([^()]*'|\\bsrid\\s*=\\s*\\d+\\s*;", Pattern.CASE_INSENSITIVE);

    private static final Pattern SYNTAX_ERROR =
            Pattern.compile("Encountered \"(.*?)\" at line (\\d+), column (\\d+)\\.", Pattern.DOTALL);

    private static final int LONGEST_PLACE = 60;

    /** The place of what is made of several parts. */
    private static final String WHOLE = "the filter";

    private static final Map<Class<? extends Filter>, Operator> COMPARISONS = Map.of(
            PropertyIsEqualTo.class, Operator.EQUAL,
            PropertyIsNotEqualTo.class, Operator.NOT_EQUAL,
            PropertyIsLessThan.class, Operator.LESS,
            PropertyIsGreaterThan.class, Operator.GREATER,
            PropertyIsLessThanOrEqualTo.class, Operator.LESS_OR_EQUAL,
            PropertyIsGreaterThanOrEqualTo.class, Operator.GREATER_OR_EQUAL);

    private static final Map<Class<? extends Filter>, Operator> RELATIONS = Map.of(
            Intersects.class, Operator.S_INTERSECTS,
            Disjoint.class, Operator.S_DISJOINT,
            Contains.class, Operator.S_CONTAINS,
            Within.class, Operator.S_WITHIN,
            Touches.class, Operator.S_TOUCHES,
            Crosses.class, Operator.S_CROSSES,
            Overlaps.class, Operator.S_OVERLAPS,
            Equals.class, Operator.S_EQUALS);

    /** By the names of units in ECQL. */
    private static final Map<String, Double> METRES = Map.of(
            "meters", 1.0,
            "kilometers", 1000.0,
            "feet", 0.3048,
            "statute miles", 1609.344,
            "nautical miles", 1852.0);

    private final Terms terms;
    private int depth;

    private EcqlParser(Terms terms) {
        this.terms = terms;
    }

    /** @throws InvalidParameter that says at which character or in which part what is wrong */
    static Term parse(String text, Terms terms) {
        String structure = TEXT.matcher(text)
                .replaceAll(match -> "'" + "_".repeat(match.group().length() - 2) + "'");
        requireShallow(structure);
        requireNoReferenceSystem(structure);
        return new EcqlParser(terms).term(read(text));
    }

    /** GeoTools goes as deep as the text does, and the stack does not. */
    private static void requireShallow(String structure) {
        int open = 0;
        for (int i = 0; i < structure.length(); i++) {
            char c = structure.charAt(i);
            if (c == '(' || c == '[') {
                if (++open > Terms.DEEPEST) {
                    throw Terms.tooDeep("character " + (i + 1));
                }
            } else if (c == ')' || c == ']') {
                open--;
            }
        }
    }

    private static void requireNoReferenceSystem(String structure) {
        Matcher found = REFERENCE_SYSTEM.matcher(structure);
        if (found.find()) {
            throw Term.fault(
                    "character " + (found.start() + 1), "name the reference system of coordinates with filter-crs.");
        }
    }

    private static Filter read(String text) {
        try {
            return ECQL.toFilter(text);
        } catch (CQLException e) {
            throw syntaxFault(text, String.valueOf(e.getMessage()));
        } catch (StackOverflowError e) {
            throw Terms.tooDeep("character 1");
        } catch (VirtualMachineError e) {
            throw e;
        } catch (RuntimeException | Error e) {
            // GeoTools throws errors for characters that begin nothing, and exceptions for numbers and geometries that
            // can't be.
            throw Term.fault("character 1", "this is no ECQL; %s.".formatted(e.getMessage()));
        }
    }

    private static InvalidParameter syntaxFault(String text, String message) {
        Matcher place = SYNTAX_ERROR.matcher(message);
        if (place.find()) {
            int line = Integer.parseInt(place.group(2));
            int column = Integer.parseInt(place.group(3));
            String before = text.lines().limit(line - 1L).reduce("", (all, one) -> all + one + "\n");
            return Term.fault(
                    "character " + (before.length() + column),
                    "this is no ECQL; “%s” can't stand here."
                            .formatted(
                                    place.group(1).replace("<EOF>", "the end").strip()));
        }
        return Term.fault(
                "character 1",
                message.startsWith("Function not found")
                        ? "a function is unknown; there are %s, casei and accenti.".formatted(FilterFunction.names())
                        : "this is no ECQL; %s"
                                .formatted(message.lines().findFirst().orElse("")));
    }

    // --- Filters ---------------------------------------------------------------------------------------------------

    private Term term(Filter filter) {
        if (++depth > Terms.DEEPEST) {
            throw Terms.tooDeep(WHOLE);
        }
        Term term = term(filter, WHOLE);
        depth--;
        return term;
    }

    private Term term(Filter filter, String place) {
        if (filter instanceof IncludeFilter || filter instanceof ExcludeFilter) {
            return terms.bool(place, filter instanceof IncludeFilter);
        }
        if (filter instanceof BinaryLogicOperator logic) {
            return terms.call(place, logic instanceof Or ? Operator.OR : Operator.AND, operands(logic));
        }
        if (filter instanceof Not not) {
            return terms.call(place, Operator.NOT, List.of(term(not.getFilter())));
        }
        if (filter instanceof BinaryComparisonOperator comparison) {
            return terms.call(
                    place,
                    operator(COMPARISONS, filter, place),
                    comparable(comparison.getExpression1(), comparison.getExpression2()));
        }
        if (filter instanceof PropertyIsBetween between) {
            return terms.call(
                    place,
                    Operator.BETWEEN,
                    comparable(between.getExpression(), between.getLowerBoundary(), between.getUpperBoundary()));
        }
        if (filter instanceof PropertyIsLike like) {
            return like(like, place);
        }
        if (filter instanceof PropertyIsNull isNull) {
            return terms.call(place, Operator.IS_NULL, List.of(term(isNull.getExpression())));
        }
        if (filter instanceof Id ids) {
            return ids(ids, place);
        }
        if (filter instanceof BinarySpatialOperator spatial) {
            return spatial(spatial, place);
        }
        if (filter instanceof BinaryTemporalOperator temporal) {
            return temporal(temporal, place);
        }
        throw Term.fault(place, "this is not taken in ECQL here; CQL2 may have it (filter-lang=cql2-text).");
    }

    /** A chain of the same operator is one call, however GeoTools has nested it. */
    private List<Term> operands(BinaryLogicOperator logic) {
        Class<?> kind = logic instanceof Or ? Or.class : And.class;
        List<Term> operands = new ArrayList<>();
        Deque<Filter> rest = new ArrayDeque<>(logic.getChildren());
        while (!rest.isEmpty()) {
            Filter next = rest.pop();
            if (kind.isInstance(next)) {
                List<Filter> children = ((BinaryLogicOperator) next).getChildren();
                for (int i = children.size() - 1; i >= 0; i--) {
                    rest.push(children.get(i));
                }
            } else {
                operands.add(term(next));
            }
        }
        return operands;
    }

    private static Operator operator(Map<Class<? extends Filter>, Operator> operators, Filter filter, String place) {
        return operators.entrySet().stream()
                .filter(entry -> entry.getKey().isInstance(filter))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> Term.fault(place, "this operator is not known here."));
    }

    private Term like(PropertyIsLike like, String place) {
        Term value = term(like.getExpression());
        Term pattern = terms.text(place, like.getLiteral());
        if (!like.isMatchingCase()) {
            value = terms.call(place, Operator.CASEI, List.of(value));
            pattern = terms.call(place, Operator.CASEI, List.of(pattern));
        }
        return terms.call(place, Operator.LIKE, List.of(value, pattern));
    }

    private Term ids(Id ids, String place) {
        List<Term> wanted = ids.getIDs().stream()
                .map(String::valueOf)
                .sorted(Comparator.naturalOrder())
                .map(id -> terms.text(place, id))
                .toList();
        return terms.call(place, Operator.IN, List.of(terms.property(place, "id"), terms.array(place, wanted)));
    }

    private Term spatial(BinarySpatialOperator spatial, String place) {
        Term first = term(spatial.getExpression1());
        if (spatial instanceof BBOX bbox) {
            BoundingBox box = bbox.getBounds();
            Term bounds = terms.bbox(place, List.of(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY()));
            return terms.call(place, Operator.S_INTERSECTS, List.of(first, bounds));
        }
        Term second = term(spatial.getExpression2());
        if (spatial instanceof DistanceBufferOperator within) {
            Double metres = METRES.get(within.getDistanceUnits().toLowerCase(Locale.ROOT));
            if (metres == null) {
                throw Term.fault(place, "a distance is in meters, kilometers, feet, statute miles or nautical miles.");
            }
            return terms.call(
                    place,
                    within instanceof Beyond ? Operator.GREATER : Operator.LESS_OR_EQUAL,
                    List.of(
                            terms.call(place, Operator.DISTANCE, List.of(first, second)),
                            number(within.getDistance() * metres, place)));
        }
        return terms.call(place, operator(RELATIONS, spatial, place), List.of(first, second));
    }

    private Term temporal(BinaryTemporalOperator temporal, String place) {
        Term first = term(temporal.getExpression1());
        Object other = temporal.getExpression2() instanceof Literal literal ? literal.getValue() : null;
        if (temporal instanceof During && other instanceof Period period) {
            return terms.call(
                    place,
                    Operator.AND,
                    List.of(
                            terms.call(place, Operator.T_AFTER, List.of(first, instant(period.getBeginning(), place))),
                            terms.call(place, Operator.T_BEFORE, List.of(first, instant(period.getEnding(), place)))));
        }
        if (temporal instanceof After || temporal instanceof Before || temporal instanceof TEquals) {
            Operator operator = temporal instanceof After
                    ? Operator.T_AFTER
                    : temporal instanceof Before ? Operator.T_BEFORE : Operator.T_EQUALS;
            Term second = other instanceof Period period
                    ? terms.interval(place, instant(period.getBeginning(), place), instant(period.getEnding(), place))
                    : term(temporal.getExpression2());
            return terms.call(place, operator, List.of(first, second));
        }
        throw Term.fault(place, "of ECQL's relations in time there are AFTER, BEFORE, DURING and TEQUALS.");
    }

    private Term instant(Instant instant, String place) {
        return timestamp(instant.getPosition().getDate(), place);
    }

    /** GeoTools has a date of java.sql for a day and one of java.util for an instant. */
    @SuppressWarnings("JavaUtilDate")
    private Term timestamp(Date date, String place) {
        return date instanceof java.sql.Date
                ? terms.date(place, date.toString())
                : terms.timestamp(place, date.toInstant().toString());
    }

    // --- Expressions -----------------------------------------------------------------------------------------------

    /** In ECQL a text may stand for a day, a number or a truth value that it is compared with. */
    private List<Term> comparable(Expression... expressions) {
        List<Term> read = new ArrayList<>();
        for (Expression expression : expressions) {
            read.add(term(expression));
        }
        ValueType type = read.stream()
                .map(Term::type)
                .filter(one -> one != ValueType.TEXT)
                .findFirst()
                .orElse(ValueType.TEXT);
        List<Term> comparable = new ArrayList<>();
        for (int i = 0; i < expressions.length; i++) {
            boolean isText = expressions[i] instanceof Literal literal && literal.getValue() instanceof String;
            comparable.add(isText ? as(type, read.get(i)) : read.get(i));
        }
        return comparable;
    }

    private Term as(ValueType type, Term text) {
        String value = String.valueOf(((chaozhou.gis.query.cql2.Expression.Literal) text.expression()).value());
        return switch (type) {
            case DATE -> terms.date(text.place(), value);
            case TIMESTAMP -> terms.timestamp(text.place(), value);
            case NUMBER -> value.matches("-?\\d+(\\.\\d+)?") ? terms.number(text.place(), value) : text;
            case BOOLEAN ->
                value.equals("true") || value.equals("false") ? terms.bool(text.place(), value.equals("true")) : text;
            default -> text;
        };
    }

    private Term term(Expression expression) {
        if (++depth > Terms.DEEPEST) {
            throw Terms.tooDeep(WHOLE);
        }
        Term term = term(expression, place(expression));
        depth--;
        return term;
    }

    private Term term(Expression expression, String place) {
        if (expression instanceof PropertyName property) {
            return terms.property(place, property.getPropertyName());
        }
        if (expression instanceof Literal literal) {
            return literal(literal.getValue(), place);
        }
        if (expression instanceof BinaryExpression binary) {
            return terms.call(
                    place,
                    arithmetic(binary, place),
                    List.of(term(binary.getExpression1()), term(binary.getExpression2())));
        }
        if (expression instanceof Function function) {
            return terms.call(
                    place,
                    function.getName(),
                    function.getParameters().stream().map(this::term).toList());
        }
        throw Term.fault(place, "this is no value that can be compared.");
    }

    private static Operator arithmetic(BinaryExpression binary, String place) {
        if (binary instanceof Add) {
            return Operator.ADD;
        }
        if (binary instanceof Subtract) {
            return Operator.SUBTRACT;
        }
        if (binary instanceof Multiply) {
            return Operator.MULTIPLY;
        }
        if (binary instanceof Divide) {
            return Operator.DIVIDE;
        }
        throw Term.fault(place, "this operator is not known here.");
    }

    private Term literal(Object value, String place) {
        if (value instanceof String text) {
            return terms.text(place, text);
        }
        if (value instanceof Number number) {
            return number(number, place);
        }
        if (value instanceof Boolean bool) {
            return terms.bool(place, bool);
        }
        if (value instanceof Date date) {
            return timestamp(date, place);
        }
        if (value instanceof Instant instant) {
            return instant(instant, place);
        }
        if (value instanceof Geometry geometry) {
            return terms.geometry(place, geometry);
        }
        throw Term.fault(place, "this is no value that can be compared.");
    }

    private Term number(Number number, String place) {
        if (!Double.isFinite(number.doubleValue())) {
            throw Term.fault(place, "a number is too large.");
        }
        return terms.number(place, number.toString());
    }

    // --- Places ----------------------------------------------------------------------------------------------------

    private static String place(Expression expression) {
        if (expression instanceof Function function) {
            return "“" + function.getName() + "(…)”";
        }
        if (expression instanceof BinaryExpression) {
            return WHOLE;
        }
        String text = ECQL.toCQL(expression);
        return "“" + (text.length() > LONGEST_PLACE ? text.substring(0, LONGEST_PLACE) + "…" : text) + "”";
    }
}
