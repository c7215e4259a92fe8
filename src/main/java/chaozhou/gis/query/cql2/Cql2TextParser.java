package chaozhou.gis.query.cql2;

import chaozhou.gis.error.GisException.InvalidParameter;
import chaozhou.gis.query.cql2.Cql2Lexer.Kind;
import chaozhou.gis.query.cql2.Cql2Lexer.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/** CQL2 text to terms, by recursive descent along the grammar of OGC 21-065r2, annex B. */
final class Cql2TextParser {

    private static final Set<String> COMPARISONS = Set.of("=", "<>", "<", ">", "<=", ">=");
    private static final Set<String> GEOMETRIES = Set.of(
            "POINT", "LINESTRING", "POLYGON", "MULTIPOINT", "MULTILINESTRING", "MULTIPOLYGON", "GEOMETRYCOLLECTION");

    private final Cql2Tokens tokens;
    private final Terms terms;

    private Cql2TextParser(String text, Terms terms) {
        this.tokens = new Cql2Tokens(text);
        this.terms = terms;
    }

    /** @throws InvalidParameter that says at which character what was expected */
    static Term parse(String text, Terms terms) {
        Cql2TextParser parser = new Cql2TextParser(text, terms);
        Term term = parser.expression();
        if (parser.tokens.next().kind() != Kind.END) {
            throw parser.tokens.expected("AND, OR, an operator or the end");
        }
        return term;
    }

    // --- Conditions ------------------------------------------------------------------------------------------------

    private Term expression() {
        return tokens.nested(() -> joined("OR", Operator.OR, () -> joined("AND", Operator.AND, this::negation)));
    }

    private Term joined(String keyword, Operator operator, Supplier<Term> part) {
        Term first = part.get();
        if (!tokens.next().isKeyword(keyword)) {
            return first;
        }
        List<Term> parts = new ArrayList<>(List.of(first));
        while (tokens.takeKeyword(keyword)) {
            parts.add(part.get());
        }
        return terms.call(first.place(), operator, parts);
    }

    private Term negation() {
        Token not = tokens.next();
        if (!tokens.takeKeyword("NOT")) {
            return predicate();
        }
        return terms.call(not.place(), Operator.NOT, List.of(tokens.nested(this::negation)));
    }

    private Term predicate() {
        Term left = sum();
        Token operator = tokens.next();
        if (operator.kind() == Kind.SYMBOL && COMPARISONS.contains(operator.text())) {
            tokens.take();
            return terms.call(operator.place(), operator.text(), List.of(left, sum()));
        }
        if (tokens.takeKeyword("IS")) {
            return presence(left, operator);
        }
        boolean isNegated = tokens.takeKeyword("NOT");
        Token test = tokens.next();
        if (tokens.takeKeyword("LIKE")) {
            return negatedIf(isNegated, terms.call(test.place(), Operator.LIKE, List.of(left, sum())));
        }
        if (tokens.takeKeyword("BETWEEN")) {
            return negatedIf(isNegated, between(left, test));
        }
        if (tokens.takeKeyword("IN")) {
            return negatedIf(isNegated, terms.call(test.place(), Operator.IN, List.of(left, list())));
        }
        if (isNegated) {
            throw tokens.expected("LIKE, BETWEEN or IN");
        }
        return left;
    }

    private Term negatedIf(boolean isNegated, Term condition) {
        return isNegated ? terms.call(condition.place(), Operator.NOT, List.of(condition)) : condition;
    }

    private Term presence(Term value, Token is) {
        boolean isNegated = tokens.takeKeyword("NOT");
        tokens.requireKeyword("NULL");
        return negatedIf(isNegated, terms.call(is.place(), Operator.IS_NULL, List.of(value)));
    }

    private Term between(Term value, Token operator) {
        Term least = sum();
        tokens.requireKeyword("AND");
        return terms.call(operator.place(), Operator.BETWEEN, List.of(value, least, sum()));
    }

    private Term list() {
        Token open = tokens.next();
        tokens.requireSymbol("(");
        Term list = terms.array(open.place(), arguments());
        tokens.requireSymbol(")");
        return list;
    }

    // --- Arithmetic ------------------------------------------------------------------------------------------------

    private Term sum() {
        Term left = product();
        while (tokens.next().isSymbol("+") || tokens.next().isSymbol("-")) {
            Token operator = tokens.take();
            left = terms.call(operator.place(), operator.text(), List.of(left, product()));
        }
        return left;
    }

    private Term product() {
        Term left = power();
        while (tokens.next().isSymbol("*")
                || tokens.next().isSymbol("/")
                || tokens.next().isSymbol("%")
                || tokens.next().isKeyword("div")) {
            Token operator = tokens.take();
            left = terms.call(operator.place(), operator.text(), List.of(left, power()));
        }
        return left;
    }

    private Term power() {
        Term base = factor();
        Token operator = tokens.next();
        return tokens.takeSymbol("^")
                ? terms.call(operator.place(), Operator.POWER, List.of(base, tokens.nested(this::power)))
                : base;
    }

    private Term factor() {
        Token sign = tokens.next();
        if (!tokens.takeSymbol("-") && !tokens.takeSymbol("+")) {
            return primary();
        }
        if (tokens.next().kind() == Kind.NUMBER) {
            return terms.number(sign.place(), sign.text() + tokens.take().text());
        }
        Term operand = primary();
        return sign.isSymbol("+")
                ? operand
                : terms.call(sign.place(), Operator.SUBTRACT, List.of(terms.number(sign.place(), "0"), operand));
    }

    // --- Values ----------------------------------------------------------------------------------------------------

    private Term primary() {
        return switch (tokens.next().kind()) {
            case NUMBER -> terms.number(tokens.next().place(), tokens.take().text());
            case CHARACTERS -> terms.text(tokens.next().place(), tokens.take().text());
            case QUOTED_NAME ->
                terms.property(tokens.next().place(), tokens.take().text());
            case NAME -> named(tokens.take());
            case SYMBOL -> parenthesised();
            case END -> throw tokens.expected("a value");
        };
    }

    private Term parenthesised() {
        Token open = tokens.next();
        if (!tokens.takeSymbol("(")) {
            throw tokens.expected("a value");
        }
        if (tokens.takeSymbol(")")) {
            return terms.array(open.place(), List.of());
        }
        Term first = expression();
        if (tokens.takeSymbol(")")) {
            return first.inParentheses();
        }
        if (!tokens.next().isSymbol(",")) {
            throw tokens.expected("')' or ','");
        }
        List<Term> elements = new ArrayList<>(List.of(first));
        while (tokens.takeSymbol(",")) {
            elements.add(expression());
        }
        tokens.requireSymbol(")");
        return terms.array(open.place(), elements);
    }

    private Term named(Token name) {
        String keyword = name.text().toUpperCase(Locale.ROOT);
        if (GEOMETRIES.contains(keyword) && !tokens.next().isSymbol("=")) {
            return geometry(name, keyword);
        }
        if (!tokens.next().isSymbol("(")) {
            return switch (keyword) {
                case "TRUE" -> terms.bool(name.place(), true);
                case "FALSE" -> terms.bool(name.place(), false);
                default -> terms.property(name.place(), name.text());
            };
        }
        tokens.take();
        Term term = switch (keyword) {
            case "DATE" -> terms.date(name.place(), tokens.requireCharacters("a day like '2023-12-01'"));
            case "TIMESTAMP" ->
                terms.timestamp(name.place(), tokens.requireCharacters("an instant like '2023-12-01T08:00:00Z'"));
            case "INTERVAL" -> interval(name);
            case "BBOX" -> terms.bbox(name.place(), numbers());
            default -> terms.call(name.place(), name.text(), tokens.next().isSymbol(")") ? List.of() : arguments());
        };
        tokens.requireSymbol(")");
        return term;
    }

    private List<Term> arguments() {
        List<Term> arguments = new ArrayList<>(List.of(expression()));
        while (tokens.takeSymbol(",")) {
            arguments.add(expression());
        }
        return arguments;
    }

    private Term interval(Token name) {
        Term from = end(true);
        tokens.requireSymbol(",");
        return terms.interval(name.place(), from, end(false));
    }

    private Term end(boolean isStart) {
        return tokens.next().kind() == Kind.CHARACTERS
                ? terms.end(tokens.next().place(), tokens.take().text(), isStart)
                : expression();
    }

    private List<Double> numbers() {
        List<Double> numbers = new ArrayList<>();
        do {
            numbers.add(tokens.requireNumber());
        } while (tokens.takeSymbol(","));
        return numbers;
    }

    private Term geometry(Token name, String keyword) {
        return terms.geometry(name.place(), new WktReader(tokens).read(keyword));
    }
}
