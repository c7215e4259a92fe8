package chaozhou.gis.lineage.match;

import chaozhou.gis.lineage.LineageRecord;
import chaozhou.gis.lineage.match.Division.UnitKey;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The divisions of a layer that are in force on a day, by their codes and names and those that they, or what they were, had before. */
final class LayerIndex {

    private final Map<UnitKey, Division> inForce = new HashMap<>();
    private final Map<String, Set<Division>> byCode = new HashMap<>();
    private final Map<String, Set<Division>> byFormerCode = new HashMap<>();
    private final Map<String, Set<Division>> byName = new HashMap<>();
    private final Map<String, Set<Division>> byStem = new HashMap<>();
    private final Map<String, Set<Division>> byFormerName = new HashMap<>();

    /**
     * Makes the index of a layer.
     *
     * @param divisions of all layers, in all their periods
     * @param records of lineage up to the day
     */
    LayerIndex(String layer, List<Division> divisions, List<LineageRecord> records, LocalDate day) {
        for (Division division : divisions) {
            if (division.key().layer().equals(layer) && division.isInForce(day)) {
                inForce.put(division.key(), division);
                division.codes().forEach(code -> put(byCode, code, List.of(division)));
                put(byName, division.folded(), List.of(division));
                put(byStem, division.stem(), List.of(division));
            }
        }
        Successors successors = new Successors(records);
        for (Division division : divisions) {
            if (division.until() != null && !division.until().isAfter(day)) {
                addFormer(successors.of(division.key()), division.folded(), division.codes());
            }
        }
        for (LineageRecord record : records) {
            LineageRecord.Unit before = record.before();
            if (before.name() != null || before.code() != null) {
                addFormer(
                        successors.of(Successors.key(before)),
                        before.name() == null ? null : NameLookup.folded(before.name()),
                        before.code() == null ? List.of() : List.of(before.code()));
            }
        }
    }

    private void addFormer(Set<UnitKey> units, @Nullable String name, List<String> codes) {
        List<Division> now =
                units.stream().map(inForce::get).filter(Objects::nonNull).toList();
        put(byFormerName, name, now);
        codes.forEach(code -> put(byFormerCode, code, now));
    }

    private static void put(Map<String, Set<Division>> index, @Nullable String key, List<Division> divisions) {
        if (key != null && !key.isEmpty() && !divisions.isEmpty()) {
            index.computeIfAbsent(key, k -> new LinkedHashSet<>()).addAll(divisions);
        }
    }

    private static List<Division> get(Map<String, Set<Division>> index, String key) {
        return new ArrayList<>(index.getOrDefault(key, Set.of()));
    }

    List<Division> ofCode(String code) {
        return get(byCode, code);
    }

    List<Division> ofFormerCode(String code) {
        return get(byFormerCode, code);
    }

    /** @param name folded, as all names here */
    List<Division> ofName(String name) {
        return get(byName, name);
    }

    /** @param stem a name without its suffix */
    List<Division> ofStem(String stem) {
        return get(byStem, stem);
    }

    List<Division> ofFormerName(String name) {
        return get(byFormerName, name);
    }
}
