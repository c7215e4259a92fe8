package chaozhou.gis.store;

import static chaozhou.gis.store.SqlNames.quoted;

import chaozhou.gis.geo.Crs;
import chaozhou.gis.query.cql2.Expression;
import chaozhou.gis.query.cql2.Expression.Array;
import chaozhou.gis.query.cql2.Expression.Call;
import chaozhou.gis.query.cql2.Expression.Interval;
import chaozhou.gis.query.cql2.Expression.Literal;
import chaozhou.gis.query.cql2.Expression.Property;
import chaozhou.gis.query.cql2.ValueType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKBWriter;

/**
 * SQL of an expression: text in which every value is bound. Sums and products are computed in {@code numeric}, which does not
 * overflow; what has no result (a division by zero) is null, and a condition on it does not hold.
 */
public final class FilterSql {

    private final StringBuilder sql = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    private final String qualifier;
    private final String parameters;

    private FilterSql(String qualifier, String parameters) {
        this.qualifier = qualifier;
        this.parameters = parameters;
    }

    /** A condition and the values of its parameters in their order. */
    record Condition(String sql, List<Object> values) {}

    /** A condition and the values of its parameters by their names. */
    public record NamedCondition(String sql, Map<String, Object> values) {}

    static Condition of(Expression filter) {
        FilterSql writer = new FilterSql("", "");
        writer.expression(filter);
        return new Condition(writer.sql.toString(), writer.values);
    }

    /**
     * For a statement with named parameters.
     *
     * @param table the name of the feature table there
     * @param parameters what the names of its parameters begin with
     */
    public static NamedCondition named(Expression filter, String table, String parameters) {
        FilterSql writer = new FilterSql(table + ".", parameters);
        writer.expression(filter);
        Map<String, Object> values = new HashMap<>();
        for (int i = 0; i < writer.values.size(); i++) {
            values.put(parameters + i, writer.values.get(i));
        }
        return new NamedCondition(writer.sql.toString(), values);
    }

    /** @param before what stands before the parameter */
    private void bound(String before, Object value, String after) {
        sql.append(before)
                .append(parameters.isEmpty() ? "?" : ":" + parameters + values.size())
                .append(after);
        values.add(value);
    }

    private void expression(Expression expression) {
        if (expression instanceof Property property) {
            sql.append(qualifier).append(quoted(property.name()));
        } else if (expression instanceof Literal literal) {
            literal(literal);
        } else if (expression instanceof Array array) {
            array(array);
        } else if (expression instanceof Call call) {
            call(call);
        } else {
            throw new IllegalArgumentException("An interval stands in a temporal function only.");
        }
    }

    private void literal(Literal literal) {
        switch (literal.type()) {
            case TEXT -> bound("CAST(", literal.value(), " AS text)");
            case NUMBER -> bound("CAST(", literal.value(), " AS numeric)");
            case BOOLEAN -> sql.append(literal.value());
            case DATE -> bound("CAST(", literal.value(), " AS date)");
            case TIMESTAMP -> bound("CAST(", literal.value(), " AS timestamptz)");
            case GEOMETRY -> geometry((Geometry) literal.value());
            case INTERVAL, ARRAY -> throw new IllegalArgumentException(literal.type() + " is no literal");
        }
    }

    private void geometry(Geometry geometry) {
        boolean isStored = geometry.getSRID() == Crs.STORAGE_SRID;
        sql.append(isStored ? "" : "ST_Transform(");
        bound("ST_GeomFromWKB(", new WKBWriter().write(geometry), ", " + geometry.getSRID() + ")");
        sql.append(isStored ? "" : ", " + Crs.STORAGE_SRID + ")");
    }

    private void call(Call call) {
        switch (call.operator()) {
            case AND -> joined(call, " AND ");
            case OR -> joined(call, " OR ");
            case NOT -> around("(NOT ", call, ")");
            case EQUAL, NOT_EQUAL, LESS, GREATER, LESS_OR_EQUAL, GREATER_OR_EQUAL ->
                comparison(call.argument(0), " " + call.operator().label() + " ", allButFirst(call), "");
            case LIKE -> joined(call, " LIKE ");
            case BETWEEN -> comparison(call.argument(0), " BETWEEN ", allButFirst(call), " AND ");
            case IN -> membership(call);
            case IS_NULL -> around("(", call, " IS NULL)");
            case ADD, SUBTRACT, MULTIPLY ->
                arithmetic(call, "(", " " + call.operator().label() + " ", ")");
            case DIVIDE -> arithmetic(call, "(", " / NULLIF(", ", 0))");
            case MODULO -> arithmetic(call, "mod(", ", NULLIF(", ", 0))");
            case INTEGER_DIVIDE -> arithmetic(call, "div(", ", NULLIF(", ", 0))");
            case POWER -> arithmetic(call, "gis.power(", ", ", ")");
            case CASEI -> around("gis.casei(", call, ")");
            case ACCENTI -> around("gis.accenti(", call, ")");
            case S_INTERSECTS -> function("ST_Intersects", call);
            case S_DISJOINT -> {
                // The negation, unlike ST_Disjoint, takes collections.
                sql.append("(NOT ");
                function("ST_Intersects", call);
                sql.append(')');
            }
            case S_EQUALS -> function("ST_Equals", call);
            case S_TOUCHES -> function("ST_Touches", call);
            case S_WITHIN -> function("ST_Within", call);
            case S_OVERLAPS -> function("ST_Overlaps", call);
            case S_CROSSES -> function("ST_Crosses", call);
            case S_CONTAINS -> function("ST_Contains", call);
            case T_AFTER,
                    T_BEFORE,
                    T_DISJOINT,
                    T_EQUALS,
                    T_INTERSECTS,
                    T_CONTAINS,
                    T_DURING,
                    T_FINISHED_BY,
                    T_FINISHES,
                    T_MEETS,
                    T_MET_BY,
                    T_OVERLAPPED_BY,
                    T_OVERLAPS,
                    T_STARTED_BY,
                    T_STARTS -> temporal(call);
            case A_EQUALS -> sets(call, "@>", "<@");
            case A_CONTAINS -> sets(call, "@>");
            case A_CONTAINED_BY -> sets(call, "<@");
            case A_OVERLAPS -> sets(call, "&&");
            case CODE_UNDER -> function("starts_with", call);
            case AREA -> function("gis.area_m2", call);
            case LENGTH -> function("gis.length_m", call);
            case DISTANCE -> distance(call);
            case CENTROID -> around("ST_Centroid(", call, ")");
        }
    }

    private void around(String before, Call call, String after) {
        sql.append(before);
        expression(call.argument(0));
        sql.append(after);
    }

    private void joined(Call call, String separator) {
        sql.append('(');
        arguments(call, separator);
        sql.append(')');
    }

    private void function(String name, Call call) {
        sql.append(name).append('(');
        arguments(call, ", ");
        sql.append(')');
    }

    private void arguments(Call call, String separator) {
        for (int i = 0; i < call.arguments().size(); i++) {
            sql.append(i == 0 ? "" : separator);
            expression(call.argument(i));
        }
    }

    // --- Comparisons -----------------------------------------------------------------------------------------------

    private void comparison(Expression value, String operator, List<Expression> others, String separator) {
        boolean isComputed = isComputed(value) || others.stream().anyMatch(FilterSql::isComputed);
        sql.append('(');
        comparable(value, isComputed);
        sql.append(operator);
        for (int i = 0; i < others.size(); i++) {
            sql.append(i == 0 ? "" : separator);
            comparable(others.get(i), isComputed);
        }
        sql.append(')');
    }

    private static boolean isComputed(Expression expression) {
        return expression instanceof Call && expression.type() == ValueType.NUMBER;
    }

    /** Texts are compared by their characters' numbers, the same on every server; a result as what it was computed in. */
    private void comparable(Expression expression, boolean isComputed) {
        if (isComputed) {
            numeric(expression);
        } else {
            expression(expression);
            sql.append(expression.type() == ValueType.TEXT ? " COLLATE \"C\"" : "");
        }
    }

    private static List<Expression> allButFirst(Call call) {
        return call.arguments().subList(1, call.arguments().size());
    }

    private void membership(Call call) {
        comparison(call.argument(0), " IN (", ((Array) call.argument(1)).elements(), ", ");
        sql.append(')');
    }

    // --- Arithmetic ------------------------------------------------------------------------------------------------

    private void arithmetic(Call call, String before, String between, String after) {
        sql.append(before);
        numeric(call.argument(0));
        sql.append(between);
        numeric(call.argument(1));
        sql.append(after);
    }

    private void numeric(Expression operand) {
        sql.append("CAST(");
        expression(operand);
        sql.append(" AS numeric)");
    }

    // --- Time ------------------------------------------------------------------------------------------------------

    private void temporal(Call call) {
        String conditions = TemporalRelation.of(call.operator()).conditions();
        sql.append('(');
        for (String word : conditions.split(" ", -1)) {
            switch (word) {
                case "start1" -> start(call.argument(0));
                case "end1" -> end(call.argument(0));
                case "start2" -> start(call.argument(1));
                case "end2" -> end(call.argument(1));
                default -> sql.append(' ').append(word).append(' ');
            }
        }
        sql.append(')');
    }

    private void start(Expression expression) {
        if (expression instanceof Interval interval) {
            bounded(interval.from(), "-infinity");
        } else {
            expression(expression);
        }
    }

    private void end(Expression expression) {
        if (expression instanceof Interval interval) {
            bounded(interval.to(), "infinity");
        } else {
            expression(expression);
        }
    }

    private void bounded(Expression end, String otherwise) {
        sql.append("COALESCE(");
        expression(end);
        sql.append(", '").append(otherwise).append("')");
    }

    // --- Sets ------------------------------------------------------------------------------------------------------

    private void sets(Call call, String... relations) {
        sql.append('(');
        for (int i = 0; i < relations.length; i++) {
            sql.append(i == 0 ? "" : " AND ");
            expression(call.argument(0));
            sql.append(' ').append(relations[i]).append(' ');
            expression(call.argument(1));
        }
        sql.append(')');
    }

    /** Values of any type as their JSON, so that those of several types can stand side by side. */
    private void array(Array array) {
        sql.append("CAST(ARRAY[");
        for (int i = 0; i < array.elements().size(); i++) {
            sql.append(i == 0 ? "" : ", ");
            element(array.elements().get(i));
        }
        sql.append("] AS text[])");
    }

    private void element(Expression element) {
        if (element instanceof Interval interval) {
            sql.append("CAST(jsonb_build_array(");
            start(interval);
            sql.append(", ");
            end(interval);
            sql.append(") AS text)");
            return;
        }
        sql.append("CAST(to_jsonb(");
        switch (element.type()) {
            case NUMBER -> {
                // 1 and 1.0 are the same.
                sql.append("trim_scale(");
                numeric(element);
                sql.append(')');
            }
            case GEOMETRY -> {
                sql.append("ST_AsText(ST_Normalize(");
                expression(element);
                sql.append("))");
            }
            default -> expression(element);
        }
        sql.append(") AS text)");
    }

    // --- Functions -------------------------------------------------------------------------------------------------

    private void distance(Call call) {
        sql.append("ST_Distance(");
        geography(call.argument(0));
        sql.append(", ");
        geography(call.argument(1));
        sql.append(')');
    }

    /** What distances on the ellipsoid are measured of. */
    private void geography(Expression geometry) {
        sql.append("CAST(");
        expression(geometry);
        sql.append(" AS geography)");
    }
}
