package chaozhou.gis.query.cql2;

import static org.assertj.core.api.Assertions.assertThat;

import chaozhou.gis.query.cql2.Expression.Call;
import chaozhou.gis.query.cql2.Expression.Literal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Cql2TextTest {

    private static Expression read(String text) {
        return FilterLanguage.TEXT.read(text, TestLayer.context());
    }

    /** OGC 21-065r2, annex B: what binds tighter, and what is written with parentheses instead. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            true OR false AND NOT true     | true OR (false AND (NOT true))
            NOT true AND false             | (NOT true) AND false
            not not true                   | NOT (NOT true)
            floors + 2 * 3 = 1             | floors + (2 * 3) = 1
            floors * 2 + 3 = 1             | (floors * 2) + 3 = 1
            2 * floors ^ 2 = 1             | 2 * (floors ^ 2) = 1
            floors - 2 - 3 = 1             | (floors - 2) - 3 = 1
            floors / 2 % 3 div 4 = 1       | ((floors / 2) % 3) div 4 = 1
            depth BETWEEN 1 AND 2 AND true | (depth BETWEEN 1 AND 2) AND true
            depth not between 1 and 2      | NOT (depth BETWEEN 1 AND 2)
            floors=1and depth=2            | (floors = 1) AND (depth = 2)
            """)
    void operatorsBindAsInTheGrammar(String text, String withParentheses) {
        assertThat(read(text)).isEqualTo(read(withParentheses));
    }

    /** /req/cql2-text/escaping. */
    @Test
    void charactersThatCantBeWrittenAreEscaped() {
        Call comparison = (Call) read("name = 'it''s \\'a\\' \\\\ \\a\\b\\t\\n\\v\\f\\r \\% %'");
        Literal literal = (Literal) comparison.argument(1);
        assertThat(literal.value()).isEqualTo("it's 'a' \\ \u0007\b\t\n\u000b\f\r \\% %");
    }

    @Test
    void namesMayBeQuotedAndSpacesBeOfAnyKind() {
        assertThat(read("\"name\"\u3000=\u00a0'x'\n\t")).isEqualTo(read("name='x'"));
    }

    @Test
    void keywordsAreInAnyCaseAndNamesAreNot() {
        assertThat(read("name like 'x' Or name Is noT nUll")).isEqualTo(read("name LIKE 'x' OR name IS NOT NULL"));
    }
}
