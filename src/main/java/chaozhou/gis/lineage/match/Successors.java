package chaozhou.gis.lineage.match;

import chaozhou.gis.lineage.LineageRecord;
import chaozhou.gis.lineage.match.Division.UnitKey;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What became of units, by the records of lineage. */
final class Successors {

    private final Map<UnitKey, List<UnitKey>> next = new HashMap<>();

    /** @param records up to the day that is asked about */
    Successors(List<LineageRecord> records) {
        for (LineageRecord record : records) {
            next.computeIfAbsent(key(record.before()), key -> new ArrayList<>()).add(key(record.after()));
        }
    }

    static UnitKey key(LineageRecord.Unit unit) {
        return new UnitKey(unit.layer(), unit.id());
    }

    /** The unit itself and all that it became, in whole or in part, whether they are still there or not. */
    Set<UnitKey> of(UnitKey unit) {
        Set<UnitKey> reached = new LinkedHashSet<>(List.of(unit));
        Deque<UnitKey> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            for (UnitKey after : next.getOrDefault(open.pop(), List.of())) {
                if (reached.add(after)) {
                    open.add(after);
                }
            }
        }
        return reached;
    }
}
