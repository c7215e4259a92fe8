package chaozhou.gis.query.cql2;

import java.util.Arrays;
import java.util.List;

/** An expression whose names are known and whose types fit. A filter is one of type {@link ValueType#BOOLEAN}. */
public sealed interface Expression {

    ValueType type();

    /** A property of the feature. */
    record Property(String name, ValueType type) implements Expression {
        public static Property of(Queryable queryable) {
            return new Property(queryable.name(), queryable.type());
        }
    }

    /**
     * A value: String, BigDecimal, Boolean, LocalDate, OffsetDateTime, or a JTS Geometry with the longitude or easting in x and the
     * number of its CRS in PostGIS. The first and the last LocalDate and OffsetDateTime stand for an open end.
     */
    record Literal(ValueType type, Object value) implements Expression {}

    /**
     * Days or instants from one to another, both inclusive. Where an end is a property without a value the interval is open.
     *
     * @param granularity {@link ValueType#DATE} or {@link ValueType#TIMESTAMP}, which both ends are
     */
    record Interval(Expression from, Expression to, ValueType granularity) implements Expression {
        @Override
        public ValueType type() {
            return ValueType.INTERVAL;
        }
    }

    /** A set of values of any types. */
    record Array(List<Expression> elements) implements Expression {
        @Override
        public ValueType type() {
            return ValueType.ARRAY;
        }
    }

    record Call(Operator operator, List<Expression> arguments) implements Expression {
        @Override
        public ValueType type() {
            return operator.result();
        }

        public Expression argument(int index) {
            return arguments.get(index);
        }
    }

    static Expression call(Operator operator, Expression... arguments) {
        return new Call(operator, List.of(arguments));
    }

    static Expression equal(Queryable property, Object value) {
        return call(Operator.EQUAL, Property.of(property), new Literal(property.type(), value));
    }

    /** What holds when all of them do; of none: always. */
    static Expression all(List<Expression> conditions) {
        return switch (conditions.size()) {
            case 0 -> new Literal(ValueType.BOOLEAN, true);
            case 1 -> conditions.get(0);
            default -> new Call(Operator.AND, List.copyOf(conditions));
        };
    }

    static Expression all(Expression... conditions) {
        return all(Arrays.asList(conditions));
    }
}
