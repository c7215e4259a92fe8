package chaozhou.gis.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chaozhou.gis.error.GisException.InvalidParameter;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SearchParametersTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2025-12-31T20:00:00Z"), ZoneId.of("Asia/Shanghai"));

    @Test
    void onlyTheQueryIsNeeded() {
        SearchParameters parameters = SearchParameters.parse(Map.of("q", new String[] {" 凤凰 "}), CLOCK);
        assertThat(parameters.query()).isEqualTo("凤凰");
        assertThat(parameters.limit()).isEqualTo(10);
        assertThat(parameters.day()).isEqualTo(LocalDate.of(2026, 1, 1));
    }

    @Test
    void aHundredCharactersAreEnough() {
        SearchParameters parameters = SearchParameters.parse(
                Map.of("q", new String[] {"𠮷".repeat(100)}, "limit", new String[] {"50"}, "datetime", new String[] {
                    "2023-11-30"
                }),
                CLOCK);
        assertThat(parameters.limit()).isEqualTo(50);
        assertThat(parameters.day()).isEqualTo(LocalDate.of(2023, 11, 30));
    }

    static Stream<Arguments> badParameters() {
        return Stream.of(
                Arguments.of("q", Map.of()),
                Arguments.of("q", given("q", "")),
                Arguments.of("q", given("q", "   ")),
                Arguments.of("q", given("q", "\u3000")),
                Arguments.of("q", given("q", ",,")),
                Arguments.of("q", given("q", "\u0301")),
                Arguments.of("q", given("q", "凤".repeat(101))),
                Arguments.of("q", given("q", "a".repeat(10_000))),
                Arguments.of("q", given("q", "凤\u0000凰")),
                Arguments.of("q", given("q", "凤\n凰")),
                Arguments.of("q", given("q", "凤\u0085凰")),
                Arguments.of("q", Map.of("q", new String[] {"a", "b"})),
                Arguments.of("limit", given("q", "凤凰", "limit", "0")),
                Arguments.of("limit", given("q", "凤凰", "limit", "51")),
                Arguments.of("limit", given("q", "凤凰", "limit", "-1")),
                Arguments.of("limit", given("q", "凤凰", "limit", "1.5")),
                Arguments.of("limit", given("q", "凤凰", "limit", "NaN")),
                Arguments.of("limit", given("q", "凤凰", "limit", "")),
                Arguments.of("limit", given("q", "凤凰", "limit", "99999999999999999999")),
                Arguments.of("limit", given("q", "凤凰", "limit", "１０")),
                Arguments.of("datetime", given("q", "凤凰", "datetime", "2023-02-30")),
                Arguments.of("datetime", given("q", "凤凰", "datetime", "2023-01-01/2024-01-01")),
                Arguments.of("datetime", given("q", "凤凰", "datetime", "today")),
                Arguments.of("page", given("q", "凤凰", "page", "2")),
                Arguments.of("Q", given("Q", "凤凰")),
                Arguments.of("q'; DROP TABLE gis.place; --", given("q'; DROP TABLE gis.place; --", "凤凰")));
    }

    private static Map<String, String[]> given(String... namesAndValues) {
        Map<String, String[]> parameters = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            parameters.put(namesAndValues[i], new String[] {namesAndValues[i + 1]});
        }
        return parameters;
    }

    @ParameterizedTest
    @MethodSource("badParameters")
    void badParametersAreRefusedByName(String parameter, Map<String, String[]> given) {
        assertThatThrownBy(() -> SearchParameters.parse(given, CLOCK))
                .asInstanceOf(InstanceOfAssertFactories.type(InvalidParameter.class))
                .extracting(InvalidParameter::parameter)
                .isEqualTo(parameter);
    }
}
