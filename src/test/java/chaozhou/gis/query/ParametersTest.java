package chaozhou.gis.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chaozhou.gis.error.GisException.InvalidParameter;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {

    private static final Set<String> KNOWN = Set.of("limit", "q");

    private static Parameters of(String name, String... values) {
        return Parameters.of(Map.of(name, values), KNOWN);
    }

    @Test
    void anUnknownNameIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> of("colour", "red")).isInstanceOfSatisfying(InvalidParameter.class, e -> {
            assertThat(e.parameter()).isEqualTo("colour");
            assertThat(e.allowed()).containsExactly("limit", "q");
        });
    }

    @Test
    void aLongUnknownNameIsCutBeforeItIsShown() {
        assertThatThrownBy(() -> of("x".repeat(10_000), "1"))
                .isInstanceOfSatisfying(
                        InvalidParameter.class, e -> assertThat(e.parameter()).hasSize(61));
    }

    @Test
    void aNameGivenTwiceIsRefused() {
        assertThatThrownBy(() -> of("q", "a", "b")).hasMessageContaining("given 2 times");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\u0000b", "a\u0007", "\u007f"})
    void emptyValuesAndControlCharactersAreRefused(String value) {
        assertThatThrownBy(() -> of("q", value)).isInstanceOf(InvalidParameter.class);
    }

    @Test
    void aValueOfTenThousandCharactersIsRefused() {
        assertThatThrownBy(() -> of("q", "x".repeat(10_000))).hasMessageContaining("10000 characters");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "007, 7", "50, 50", "51, 50", "99999999999999999999, 50"})
    void aLimitAboveTheMostCountsAsTheMost(String value, int expected) {
        assertThat(of("limit", value).limit("limit", 1, 50, 10)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.5", "ten", "NaN", "1e3", "0x10", "１", "1;drop table"})
    void aLimitThatIsNoneIsRefused(String value) {
        assertThatThrownBy(() -> of("limit", value).limit("limit", 1, 50, 10))
                .isInstanceOf(InvalidParameter.class)
                .hasMessageContaining("from 1 to 50");
    }

    @Test
    void aLimitThatIsNotGivenIsTheDefault() {
        assertThat(Parameters.of(Map.of(), KNOWN).limit("limit", 1, 50, 10)).isEqualTo(10);
    }
}
