package chaozhou.gis.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chaozhou.gis.error.GisException.InvalidParameter;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {

    private static final Clock SHANGHAI = Clock.fixed(Instant.EPOCH, ZoneId.of("Asia/Shanghai"));

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2023-12-01, 2023-12-01, 2023-12-01",
                "2023-12-01T00:00:00Z, 2023-12-01, 2023-12-01",
                "2023-11-30T16:00:00Z, 2023-12-01, 2023-12-01",
                "2023-12-01T01:00:00+08:00, 2023-12-01, 2023-12-01",
                "2023-01-01/2023-12-31, 2023-01-01, 2023-12-31",
                "../2023-12-31, -, 2023-12-31",
                "/2023-12-31, -, 2023-12-31",
                "2023-01-01/.., 2023-01-01, -",
                "../.., -, -"
            })
    void daysInstantsAndIntervalsAreRead(String text, @Nullable LocalDate from, @Nullable LocalDate to) {
        assertThat(Period.parse(text, SHANGHAI)).isEqualTo(new Period(from, to));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "2023-02-30",
                "2023-13-01",
                "20231201",
                "2023-12-01T25:00:00Z",
                "2023-12-01T00:00:00",
                "2023-12-31/2023-01-01",
                "2023-01-01/2023-02-01/2023-03-01",
                "-0001-01-01",
                "+12345-01-01",
                "0000-01-01"
            })
    void whatIsNoDayIsRefusedByName(String text) {
        assertThatThrownBy(() -> Period.parse(text, SHANGHAI))
                .isInstanceOfSatisfying(
                        InvalidParameter.class, e -> assertThat(e.parameter()).isEqualTo("datetime"));
    }

    @Test
    void anIntervalIsNoDay() {
        assertThatThrownBy(() -> Period.parseDay("2023-01-01/..", SHANGHAI)).hasMessageContaining("one day");
    }
}
