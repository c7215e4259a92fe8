package chaozhou.gis.query.cql2;

import chaozhou.gis.error.GisException.InvalidParameter;
import chaozhou.gis.query.cql2.Cql2Lexer.Kind;
import chaozhou.gis.query.cql2.Cql2Lexer.Token;
import java.util.function.Supplier;

/** The tokens of a CQL2 text, one after the other, and what is said when the wrong one comes. */
final class Cql2Tokens {

    private final Cql2Lexer lexer;
    private Token next;
    private int depth;

    Cql2Tokens(String text) {
        lexer = new Cql2Lexer(text);
        next = lexer.read();
    }

    Token next() {
        return next;
    }

    Token take() {
        Token taken = next;
        next = lexer.read();
        return taken;
    }

    boolean takeSymbol(String symbol) {
        boolean isThere = next.isSymbol(symbol);
        if (isThere) {
            take();
        }
        return isThere;
    }

    boolean takeKeyword(String keyword) {
        boolean isThere = next.isKeyword(keyword);
        if (isThere) {
            take();
        }
        return isThere;
    }

    void requireSymbol(String symbol) {
        if (!takeSymbol(symbol)) {
            throw expected("'" + symbol + "'");
        }
    }

    void requireKeyword(String keyword) {
        if (!takeKeyword(keyword)) {
            throw expected(keyword);
        }
    }

    String requireCharacters(String what) {
        if (next.kind() != Kind.CHARACTERS) {
            throw expected(what);
        }
        return take().text();
    }

    /** A number with or without a sign. */
    double requireNumber() {
        boolean isNegative = takeSymbol("-");
        if (!isNegative) {
            takeSymbol("+");
        }
        if (next.kind() != Kind.NUMBER) {
            throw expected("a number");
        }
        double value = Double.parseDouble(take().text());
        return isNegative ? -value : value;
    }

    InvalidParameter expected(String what) {
        return Term.fault(next.place(), "expected %s, found %s.".formatted(what, next.shown()));
    }

    /** What a rule gives that stands within another one. */
    <T> T nested(Supplier<T> rule) {
        if (++depth > Terms.DEEPEST) {
            throw Terms.tooDeep(next.place());
        }
        T result = rule.get();
        depth--;
        return result;
    }
}
