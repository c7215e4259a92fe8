package chaozhou.gis.query.cql2;

import chaozhou.gis.error.GisException.InvalidParameter;

/**
 * An expression and where it stands in what was sent.
 *
 * @param place as it stands in a sentence: {@code character 12}, or the JSON pointer {@code /args/0}
 * @param grouped whether parentheses were around it: where an array is wanted it is one of one element
 */
record Term(Expression expression, String place, boolean grouped) {

    Term(Expression expression, String place) {
        this(expression, place, false);
    }

    ValueType type() {
        return expression.type();
    }

    Term inParentheses() {
        return new Term(expression, place, true);
    }

    InvalidParameter fault(String sentence) {
        return fault(place, sentence);
    }

    /** What is wrong at a place of the filter, as a problem of the parameter {@code filter}. */
    static InvalidParameter fault(String place, String sentence) {
        return new InvalidParameter("filter", "At %s: %s".formatted(place, sentence));
    }
}
