package chaozhou.gis.store;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Filters as a program without taste would write them: the same one as CQL2 text and as CQL2 JSON. */
final class RandomFilter {

    private static final int DEEPEST = 5;
    private static final String ALPHABET =
            "()'\"<>=+-*/^%,.|\\{}[]:&;\u0000\t 0123456789eEaZ镇\uD83D\uDE00_POINTANDORNOTLIKEBETWEENINISNULLCASEIdiv";

    private final Random random;
    private int depth;

    RandomFilter(long seed) {
        random = new Random(seed);
    }

    /** The two encodings of one expression. */
    record Both(String text, String json) {}

    Both filter() {
        return bool();
    }

    /** The text with a few of its characters taken out, put in, or doubled. */
    String mutated(String text) {
        StringBuilder mutated = new StringBuilder(text);
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes && mutated.length() > 2; i++) {
            int at = random.nextInt(mutated.length() - 1);
            int end = Math.min(mutated.length(), at + 1 + random.nextInt(8));
            switch (random.nextInt(4)) {
                case 0 -> mutated.delete(at, end);
                case 1 -> mutated.insert(at, ALPHABET.charAt(random.nextInt(ALPHABET.length())));
                case 2 -> mutated.insert(at, mutated.substring(at, end));
                default -> mutated.setCharAt(at, ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
        }
        return mutated.toString();
    }

    @SafeVarargs
    private Both oneOf(Supplier<Both>... choices) {
        depth++;
        // Below a certain depth the first choice, which is the simplest.
        Both chosen = choices[depth > DEEPEST ? 0 : random.nextInt(choices.length)].get();
        depth--;
        return chosen;
    }

    /** One time in thirty something of another type than is wanted. */
    private Both orElse(Supplier<Both> wanted) {
        return random.nextInt(30) > 0
                ? wanted.get()
                : oneOf(this::text, this::number, this::bool, this::day, this::geometry, this::inner);
    }

    private Both bool() {
        return oneOf(
                () -> value("true", "true"),
                () -> value("FALSE", "false"),
                () -> infix(pick("=", "<>", "<", ">", "<=", ">="), this::text),
                () -> infix(pick("=", "<>", "<", ">", "<=", ">="), this::number),
                () -> infix(pick("=", "<>", "<", ">", "<=", ">="), this::day),
                () -> joined("and"),
                () -> joined("or"),
                this::negated,
                this::like,
                this::between,
                this::membership,
                this::isNull,
                () -> prefix(
                        pick(
                                "s_intersects",
                                "s_equals",
                                "s_disjoint",
                                "s_touches",
                                "s_within",
                                "s_overlaps",
                                "s_crosses",
                                "s_contains"),
                        this::geometry),
                () -> prefix(pick("t_after", "t_before", "t_disjoint", "t_equals", "t_intersects"), this::temporal),
                () -> prefix(
                        pick(
                                "t_contains",
                                "t_during",
                                "t_finishedBy",
                                "t_finishes",
                                "t_meets",
                                "t_metBy",
                                "t_overlappedBy",
                                "t_overlaps",
                                "t_startedBy",
                                "t_starts"),
                        this::interval),
                () -> pair(pick("a_equals", "a_contains", "a_containedBy", "a_overlaps"), array(), array()),
                () -> call("codeUnder", this::text));
    }

    private Both text() {
        return oneOf(
                () -> property(pick("name", "code", "pinyin", "id", "kind", "provenance")),
                () -> characters(pick("", "潮安区", "it's", "a\\b", "%", "ß", "x".repeat(random.nextInt(40)))),
                () -> call(pick("casei", "accenti"), this::text));
    }

    private Both number() {
        return oneOf(
                () -> property("area_m2"),
                () -> literal(pick("0", "1", "-1", "3.14", "1E3", "2e-5", "1E300", "-1E300", "1E999", "0.1")),
                () -> call(pick("area", "length"), this::geometry),
                this::distance,
                () -> arithmetic(pick("+", "-", "*", "/", "%", "div", "^")),
                () -> arithmetic(pick("*", "^")));
    }

    private Both day() {
        return oneOf(
                () -> property(pick("valid_from", "valid_to")),
                () -> instant("DATE", "date", pick("2023-12-01", "0001-01-01", "9999-12-31", "2023-02-30")),
                () -> instant("TIMESTAMP", "timestamp", pick("2023-12-01T00:00:00Z", "2023-12-01T08:00:00.5+08:00")));
    }

    private Both temporal() {
        return oneOf(this::day, this::interval);
    }

    private Both interval() {
        Both from = end();
        Both to = end();
        return value(
                "INTERVAL(%s,%s)".formatted(from.text, to.text),
                "{\"interval\":[%s,%s]}".formatted(from.json, to.json));
    }

    private Both end() {
        return oneOf(
                () -> property(pick("valid_from", "valid_to")),
                () -> characters(pick("..", "2023-12-01", "1990-01-01", "2023-12-01T00:00:00Z")));
    }

    private Both geometry() {
        return oneOf(
                () -> property("geom"),
                () -> value("POINT(116.6 23.6)", "{\"type\":\"Point\",\"coordinates\":[116.6,23.6]}"),
                () -> value("POINT(200 23.6)", "{\"type\":\"Point\",\"coordinates\":[200,23.6]}"),
                () -> value(
                        "LINESTRING(116 23,117 24)", "{\"type\":\"LineString\",\"coordinates\":[[116,23],[117,24]]}"),
                () -> value(
                        "POLYGON((116 23,117 23,117 24,116 23))",
                        "{\"type\":\"Polygon\",\"coordinates\":[[[116,23],[117,23],[117,24],[116,23]]]}"),
                () -> value(
                        "POLYGON((0 0,2 2,0 2,2 0,0 0))",
                        "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[2,2],[0,2],[2,0],[0,0]]]}"),
                () -> value("GEOMETRYCOLLECTION(POINT(116.6 23.6),LINESTRING(116 23,117 24))", """
                        {"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[116.6,23.6]},
                          {"type":"LineString","coordinates":[[116,23],[117,24]]}]}"""),
                () -> value("BBOX(116,23,117,24)", "{\"bbox\":[116,23,117,24]}"),
                () -> value("BBOX(170,-90,-170,90)", "{\"bbox\":[170,-90,-170,90]}"),
                () -> call("centroid", this::geometry));
    }

    private Both array() {
        return array(random.nextInt(4));
    }

    /** Within an array one of one element is, as text, no other than the element in parentheses. */
    private Both inner() {
        return array(pick(0, 2, 3));
    }

    private Both array(int size) {
        List<Both> elements = IntStream.range(0, size)
                .mapToObj(i -> oneOf(
                        this::text, this::number, this::day, this::bool, this::interval, this::geometry, this::inner))
                .toList();
        return new Both(
                elements.stream().map(Both::text).collect(Collectors.joining(", ", "(", ")")),
                elements.stream().map(Both::json).collect(Collectors.joining(",", "[", "]")));
    }

    // --- Ways to write ---------------------------------------------------------------------------------------------

    @SafeVarargs
    private <T> T pick(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static Both value(String text, String json) {
        return new Both(text, json);
    }

    private static Both property(String name) {
        return new Both("\"" + name + "\"", "{\"property\":\"" + name + "\"}");
    }

    private static Both characters(String value) {
        return new Both(
                "'" + value.replace("\\", "\\\\").replace("'", "''") + "'", "\"" + value.replace("\\", "\\\\") + "\"");
    }

    private static Both literal(String digits) {
        return new Both(digits, digits);
    }

    private static Both instant(String function, String member, String value) {
        return new Both("%s('%s')".formatted(function, value), "{\"%s\":\"%s\"}".formatted(member, value));
    }

    private static String operation(String operator, String... arguments) {
        return "{\"op\":\"%s\",\"args\":[%s]}".formatted(operator, String.join(",", arguments));
    }

    private Both infix(String operator, Supplier<Both> operand) {
        Both left = orElse(operand);
        Both right = orElse(operand);
        return new Both(
                "(%s %s %s)".formatted(left.text, operator, right.text), operation(operator, left.json, right.json));
    }

    private Both arithmetic(String operator) {
        return infix(operator, this::number);
    }

    private Both joined(String operator) {
        Both left = bool();
        Both right = bool();
        return new Both(
                "((%s) %s (%s))".formatted(left.text, operator, right.text),
                operation(operator, left.json, right.json));
    }

    private Both negated() {
        Both condition = orElse(this::bool);
        return new Both("(NOT (%s))".formatted(condition.text), operation("not", condition.json));
    }

    private Both like() {
        Both value = orElse(this::text);
        Both pattern = characters(pick("%", "_", "潮%", "\\%", "\\", "%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%", "a_b%"));
        return new Both(
                "(%s LIKE %s)".formatted(value.text, pattern.text), operation("like", value.json, pattern.json));
    }

    private Both between() {
        Both value = orElse(this::number);
        Both least = orElse(this::number);
        Both most = number();
        return new Both(
                "(%s BETWEEN %s AND %s)".formatted(value.text, least.text, most.text),
                operation("between", value.json, least.json, most.json));
    }

    private Both membership() {
        Both value = text();
        Both one = orElse(this::text);
        Both other = text();
        return new Both(
                "(%s IN (%s, %s))".formatted(value.text, one.text, other.text),
                operation("in", value.json, "[%s,%s]".formatted(one.json, other.json)));
    }

    private Both isNull() {
        Both value = oneOf(this::text, this::number, this::day, this::bool, this::geometry);
        return new Both("((%s) IS NULL)".formatted(value.text), operation("isNull", value.json));
    }

    private Both prefix(String name, Supplier<Both> operand) {
        return pair(name, orElse(operand), orElse(operand));
    }

    private static Both pair(String name, Both left, Both right) {
        return new Both("%s(%s, %s)".formatted(name, left.text, right.text), operation(name, left.json, right.json));
    }

    private Both call(String name, Supplier<Both> operand) {
        Both argument = orElse(operand);
        return new Both("%s(%s)".formatted(name, argument.text), operation(name, argument.json));
    }

    private Both distance() {
        return prefix("distance", this::geometry);
    }
}
