package chaozhou.gis.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chaozhou.gis.catalog.Attribute;
import chaozhou.gis.catalog.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttributeValuesTest {

    private static AttributeValues of(Attribute.Type type, String pattern, Map<String, Text> codes) {
        return new AttributeValues(new Attribute(
                "a",
                type,
                null,
                false,
                null,
                null,
                null,
                pattern.isEmpty() ? null : Pattern.compile(pattern),
                null,
                null,
                new Text("甲", "A"),
                List.of(),
                codes));
    }

    private static Object read(Attribute.Type type, Object value) {
        return of(type, "", Map.of()).read(value);
    }

    @ParameterizedTest
    @CsvSource({
        "2023-12-01",
        "2023/12/1",
        "2023.12.01",
        "20231201",
        "2023年12月1日",
        "2023-12-01T00:00:00Z",
        "2023-12-01 08:00"
    })
    void daysAreWrittenInManyWays(String text) {
        assertThat(read(Attribute.Type.DATE, text)).isEqualTo(LocalDate.of(2023, 12, 1));
    }

    @ParameterizedTest
    @CsvSource({
        "DATE, 2023-13-01",
        "DATE, soon",
        "INTEGER, 1.5",
        "INTEGER, 1e300",
        "NUMBER, many",
        "NUMBER, NaN",
        "BOOLEAN, maybe"
    })
    void whatIsNoneOfTheTypeIsRefused(Attribute.Type type, String text) {
        assertThatThrownBy(() -> read(type, text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(text);
    }

    @Test
    void numbersComeAsTextsAndTextsAsNumbers() {
        assertThat(read(Attribute.Type.INTEGER, "9007199254740993")).isEqualTo(9007199254740993L);
        assertThat(read(Attribute.Type.INTEGER, 12.0)).isEqualTo(12L);
        assertThat(read(Attribute.Type.NUMBER, "1,234.5")).isEqualTo(1234.5);
        assertThat(read(Attribute.Type.TEXT, 445102.0)).isEqualTo("445102");
        assertThat(read(Attribute.Type.TEXT, 445102007001L)).isEqualTo("445102007001");
        assertThat(read(Attribute.Type.BOOLEAN, "是")).isEqualTo(true);
        assertThat(read(Attribute.Type.BOOLEAN, 0L)).isEqualTo(false);
    }

    @Test
    void nothingIsNull() {
        for (Attribute.Type type : Attribute.Type.values()) {
            assertThat(read(type, " ")).isNull();
            assertThat(of(type, "", Map.of()).read(null)).isNull();
        }
    }

    @Test
    void codesComeByTheirTitles() {
        AttributeValues kinds = of(Attribute.Type.TEXT, "", Map.of("town", new Text("镇", "Town")));
        assertThat(kinds.read("镇")).isEqualTo("town");
        assertThat(kinds.read("Town")).isEqualTo("town");
        assertThat(kinds.read("town")).isEqualTo("town");
        // The rule of the layer tells that it is none.
        assertThat(kinds.read("乡")).isEqualTo("乡");
    }

    @ParameterizedTest
    @CsvSource({
        "445102007000, 445102007",
        "445102007, 445102007",
        "445102007001, 445102007001",
        "445102000000, 445102000"
    })
    void zerosOfLowerLevelsAreNoPartOfACode(String given, String code) {
        assertThat(of(Attribute.Type.TEXT, "\\d{9}", Map.of()).read(given)).isEqualTo(code);
    }
}
