package chaozhou.gis.lineage.match;

import static org.assertj.core.api.Assertions.assertThat;

import chaozhou.gis.lineage.LineageRecord;
import chaozhou.gis.lineage.match.Division.UnitKey;
import chaozhou.gis.lineage.match.RowMatch.Status;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the sample has no example of: units that were renamed, recoded, merged and split. */
class RowMatcherTest {

    private static final LocalDate DAY = LocalDate.of(2024, 1, 1);
    private static final LocalDate BEFORE = LocalDate.of(2020, 1, 1);

    private static Division division(String id, String name, String code, @Nullable LocalDate until) {
        return new Division(
                new UnitKey("towns", id),
                name,
                name,
                code,
                List.of(code),
                null,
                until == null ? DAY.minusYears(1) : BEFORE,
                until);
    }

    private static LineageRecord became(String kind, Division before, Division after) {
        return new LineageRecord(1, DAY, kind, unit(before), unit(after), 1, "confirmed", null);
    }

    private static LineageRecord.Unit unit(Division division) {
        return new LineageRecord.Unit(division.key().layer(), division.key().id(), division.name(), division.code());
    }

    private static RowMatch match(
            List<Division> divisions, List<LineageRecord> records, @Nullable String code, @Nullable String name) {
        Hierarchy hierarchy = new Hierarchy(List.of(), divisions, DAY);
        return new RowMatcher(new LayerIndex("towns", divisions, records, DAY), hierarchy)
                .match(0, new TableRow(code, name));
    }

    @Test
    void anEarlierVersionOfTheSameUnitTells() {
        List<Division> divisions =
                List.of(division("a", "旧名乡", "100", DAY.minusYears(1)), division("a", "新名镇", "200", null));
        assertThat(match(divisions, List.of(), "100", null).how()).isEqualTo(How.FORMER_CODE);
        assertThat(match(divisions, List.of(), null, "旧名乡").how()).isEqualTo(How.FORMER_NAME);
        assertThat(match(divisions, List.of(), "100", "旧名乡").id()).isEqualTo("a");
        assertThat(match(divisions, List.of(), null, "旧名乡").name()).isEqualTo("新名镇");
    }

    @Test
    void aUnitThatWasMergedIsTheOneThatHasIt() {
        Division gone = division("a", "甲甲镇", "100000000", DAY.minusYears(1));
        Division middle = division("b", "乙乙镇", "200000000", DAY.minusMonths(1));
        Division last = division("c", "丙丙镇", "300000000", null);
        List<LineageRecord> records = List.of(became("merged", gone, middle), became("renamed", middle, last));
        List<Division> divisions = List.of(gone, middle, last);
        assertThat(match(divisions, records, "100000000", null).id()).isEqualTo("c");
        assertThat(match(divisions, records, "100000000000", null).how()).isEqualTo(How.FORMER_CODE);
        assertThat(match(divisions, records, null, "乙乙镇").id()).isEqualTo("c");
        // Lineage tells of units of which no version is stored.
        assertThat(match(List.of(last), records, null, "甲甲镇").id()).isEqualTo("c");
    }

    @Test
    void aUnitThatWasSplitMayBeAnyOfItsParts() {
        Division gone = division("a", "甲甲镇", "100", DAY.minusYears(1));
        Division one = division("b", "乙乙镇", "200", null);
        Division other = division("c", "丙丙镇", "300", null);
        List<LineageRecord> records = List.of(became("split", gone, one), became("split", gone, other));
        RowMatch match = match(List.of(gone, one, other), records, "100", null);
        assertThat(match.status()).isEqualTo(Status.AMBIGUOUS);
        assertThat(match.candidates()).extracting(RowMatch.Candidate::id).containsExactlyInAnyOrder("b", "c");
        assertThat(match(List.of(gone, one, other), records, "100", "丙丙镇").id()).isEqualTo("c");
    }

    @Test
    void aCodeInForceIsNotTakenForAFormerOne() {
        List<Division> divisions =
                List.of(division("a", "甲甲镇", "100", DAY.minusYears(1)), division("b", "乙乙镇", "100", null));
        assertThat(match(divisions, List.of(), "100", null).id()).isEqualTo("b");
    }
}
