package chaozhou.gis.lineage.match;

import chaozhou.gis.lineage.match.RowMatch.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of a table mean.
 *
 * @param layer of most that are matched; null when none is
 * @param date the day on which the divisions are in force, as ISO 8601 has it
 */
record TableMatch(
        @Nullable String layer, String date, long matched, long ambiguous, long unmatched, List<RowMatch> rows) {

    static TableMatch of(List<RowMatch> rows, String date) {
        Map<Status, Long> counts =
                rows.stream().collect(Collectors.groupingBy(RowMatch::status, Collectors.counting()));
        return new TableMatch(
                mostFrequentLayer(rows),
                date,
                counts.getOrDefault(Status.MATCHED, 0L),
                counts.getOrDefault(Status.AMBIGUOUS, 0L),
                counts.getOrDefault(Status.UNMATCHED, 0L),
                rows);
    }

    /** The layer of most matches, or, where there are none, of most candidates. */
    private static @Nullable String mostFrequentLayer(List<RowMatch> rows) {
        List<String> layers = new ArrayList<>(
                rows.stream().map(RowMatch::layer).filter(Objects::nonNull).toList());
        if (layers.isEmpty()) {
            rows.stream()
                    .map(RowMatch::candidates)
                    .filter(Objects::nonNull)
                    .forEach(candidates -> layers.add(candidates.get(0).layer()));
        }
        return layers.stream().collect(Collectors.groupingBy(layer -> layer, Collectors.counting())).entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    /** The one with more matches, or else with fewer rows that mean nothing; this one when they are equal. */
    TableMatch orBetter(TableMatch other) {
        return Comparator.comparingLong(TableMatch::matched)
                                .thenComparingLong(TableMatch::ambiguous)
                                .compare(this, other)
                        < 0
                ? other
                : this;
    }

    /** Each row as it is in the one of two matches of the same table in which it means one division, or else several. */
    TableMatch and(TableMatch other) {
        List<RowMatch> either = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            RowMatch mine = rows.get(i);
            RowMatch others = other.rows.get(i);
            either.add(mine.status().compareTo(others.status()) <= 0 ? mine : others);
        }
        return of(either, date);
    }
}
