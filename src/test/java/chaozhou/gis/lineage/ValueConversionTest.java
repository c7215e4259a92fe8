package chaozhou.gis.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValueConversionTest {

    private static LineageRecord record(String day, String kind, String before, String after, double share) {
        return new LineageRecord(
                0,
                LocalDate.parse(day),
                kind,
                new LineageRecord.Unit("towns", before, null, null),
                new LineageRecord.Unit("towns", after, null, null),
                share,
                "confirmed",
                null);
    }

    private static ValueConversion.Destination follow(String id, LineageRecord... records) {
        return ValueConversion.of(id, List.of(records));
    }

    @Test
    void aUnitOfWhichNothingIsKnownStays() {
        assertThat(follow("a", record("2024-01-01", "merged", "b", "c", 1)).weights())
                .isEqualTo(Map.of("a", 1.0));
        assertThat(follow("a", record("2024-01-01", "renamed", "a", "a", 1)).isEstimated())
                .isFalse();
    }

    @Test
    void aUnitThatWasMergedOrRecodedGoesWhole() {
        ValueConversion.Destination destination = follow(
                "a", record("2024-01-01", "recoded", "a", "b", 0.99), record("2025-01-01", "merged", "b", "c", 0.98));
        assertThat(destination.weights()).isEqualTo(Map.of("c", 1.0));
        assertThat(destination.isEstimated()).isFalse();
    }

    @Test
    void aUnitThatWasSplitGoesByItsGround() {
        ValueConversion.Destination destination = follow(
                "a", record("2024-01-01", "split", "a", "b", 0.25), record("2024-01-01", "split", "a", "c", 0.75));
        assertThat(destination.weights()).isEqualTo(Map.of("b", 0.25, "c", 0.75));
        assertThat(destination.isEstimated()).isTrue();
    }

    @Test
    void aUnitThatGaveGroundUpKeepsTheRest() {
        ValueConversion.Destination destination = follow("a", record("2024-01-01", "split", "a", "new", 0.2));
        assertThat(destination.weights()).isEqualTo(Map.of("new", 0.2, "a", 0.8));
        assertThat(destination.isEstimated()).isTrue();
    }

    @Test
    void sharesGoOnFromDayToDay() {
        ValueConversion.Destination destination = follow(
                "a",
                record("2024-01-01", "split", "a", "b", 0.5),
                record("2024-01-01", "split", "a", "c", 0.5),
                record("2025-01-01", "merged", "c", "b", 1));
        assertThat(destination.weights()).isEqualTo(Map.of("b", 1.0));
        assertThat(destination.isEstimated()).isTrue();
    }
}
