package chaozhou.gis.query.cql2;

import static chaozhou.gis.query.cql2.ValueType.BOOLEAN;
import static chaozhou.gis.query.cql2.ValueType.GEOMETRY;
import static chaozhou.gis.query.cql2.ValueType.NUMBER;
import static chaozhou.gis.query.cql2.ValueType.TEXT;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What can be done to values. Those of the standard have the names of its JSON encoding; case does not matter in them. */
public enum Operator {
    AND("and", Signature.LOGICAL, BOOLEAN),
    OR("or", Signature.LOGICAL, BOOLEAN),
    NOT("not", Signature.NEGATION, BOOLEAN),

    EQUAL("=", Signature.COMPARISON, BOOLEAN),
    NOT_EQUAL("<>", Signature.COMPARISON, BOOLEAN),
    LESS("<", Signature.COMPARISON, BOOLEAN),
    GREATER(">", Signature.COMPARISON, BOOLEAN),
    LESS_OR_EQUAL("<=", Signature.COMPARISON, BOOLEAN),
    GREATER_OR_EQUAL(">=", Signature.COMPARISON, BOOLEAN),
    LIKE("like", Signature.PATTERN, BOOLEAN),
    BETWEEN("between", Signature.RANGE, BOOLEAN),
    IN("in", Signature.MEMBERSHIP, BOOLEAN),
    IS_NULL("isNull", Signature.PRESENCE, BOOLEAN),

    ADD("+", Signature.ARITHMETIC, NUMBER),
    SUBTRACT("-", Signature.ARITHMETIC, NUMBER),
    MULTIPLY("*", Signature.ARITHMETIC, NUMBER),
    DIVIDE("/", Signature.ARITHMETIC, NUMBER),
    MODULO("%", Signature.ARITHMETIC, NUMBER),
    INTEGER_DIVIDE("div", Signature.ARITHMETIC, NUMBER),
    POWER("^", Signature.ARITHMETIC, NUMBER),

    CASEI("casei", Signature.CHARACTERS, TEXT),
    ACCENTI("accenti", Signature.CHARACTERS, TEXT),

    S_INTERSECTS("s_intersects", Signature.SPATIAL, BOOLEAN),
    S_EQUALS("s_equals", Signature.SPATIAL, BOOLEAN),
    S_DISJOINT("s_disjoint", Signature.SPATIAL, BOOLEAN),
    S_TOUCHES("s_touches", Signature.SPATIAL, BOOLEAN),
    S_WITHIN("s_within", Signature.SPATIAL, BOOLEAN),
    S_OVERLAPS("s_overlaps", Signature.SPATIAL, BOOLEAN),
    S_CROSSES("s_crosses", Signature.SPATIAL, BOOLEAN),
    S_CONTAINS("s_contains", Signature.SPATIAL, BOOLEAN),

    T_AFTER("t_after", Signature.TEMPORAL, BOOLEAN),
    T_BEFORE("t_before", Signature.TEMPORAL, BOOLEAN),
    T_DISJOINT("t_disjoint", Signature.TEMPORAL, BOOLEAN),
    T_EQUALS("t_equals", Signature.TEMPORAL, BOOLEAN),
    T_INTERSECTS("t_intersects", Signature.TEMPORAL, BOOLEAN),
    T_CONTAINS("t_contains", Signature.INTERVALS, BOOLEAN),
    T_DURING("t_during", Signature.INTERVALS, BOOLEAN),
    T_FINISHED_BY("t_finishedBy", Signature.INTERVALS, BOOLEAN),
    T_FINISHES("t_finishes", Signature.INTERVALS, BOOLEAN),
    T_MEETS("t_meets", Signature.INTERVALS, BOOLEAN),
    T_MET_BY("t_metBy", Signature.INTERVALS, BOOLEAN),
    T_OVERLAPPED_BY("t_overlappedBy", Signature.INTERVALS, BOOLEAN),
    T_OVERLAPS("t_overlaps", Signature.INTERVALS, BOOLEAN),
    T_STARTED_BY("t_startedBy", Signature.INTERVALS, BOOLEAN),
    T_STARTS("t_starts", Signature.INTERVALS, BOOLEAN),

    A_EQUALS("a_equals", Signature.ARRAYS, BOOLEAN),
    A_CONTAINS("a_contains", Signature.ARRAYS, BOOLEAN),
    A_CONTAINED_BY("a_containedBy", Signature.ARRAYS, BOOLEAN),
    A_OVERLAPS("a_overlaps", Signature.ARRAYS, BOOLEAN),

    /** Those that are no part of the standard; {@link FilterFunction} describes them. */
    CODE_UNDER("codeUnder", Signature.FUNCTION, BOOLEAN),
    AREA("area", Signature.FUNCTION, NUMBER),
    LENGTH("length", Signature.FUNCTION, NUMBER),
    DISTANCE("distance", Signature.FUNCTION, NUMBER),
    CENTROID("centroid", Signature.FUNCTION, GEOMETRY);

    /** What an operator takes. */
    enum Signature {
        LOGICAL,
        NEGATION,
        COMPARISON,
        PATTERN,
        RANGE,
        MEMBERSHIP,
        PRESENCE,
        ARITHMETIC,
        CHARACTERS,
        SPATIAL,
        /** Instants and intervals. */
        TEMPORAL,
        /** Intervals only. */
        INTERVALS,
        ARRAYS,
        FUNCTION
    }

    private static final Map<String, Operator> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Operator::key, Function.identity()));

    private final String label;
    private final Signature signature;
    private final ValueType result;

    Operator(String label, Signature signature, ValueType result) {
        this.label = label;
        this.signature = signature;
        this.result = result;
    }

    private String key() {
        return label.toLowerCase(Locale.ROOT);
    }

    static Optional<Operator> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name.toLowerCase(Locale.ROOT)));
    }

    /** Its name in CQL2. */
    public String label() {
        return label;
    }

    Signature signature() {
        return signature;
    }

    public ValueType result() {
        return result;
    }
}
