package chaozhou.gis.lineage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the values of units go as the units change: to the one that they became, or to several by their ground. Values are counts and
 * sums, which can be divided and added up.
 */
final class ValueConversion {

    /** A unit that gave up less than this has stayed. */
    private static final double STAYS = 0.9;

    private ValueConversion() {}

    /**
     * How much of a unit goes where.
     *
     * @param weights shares by the ids of the units after, that add up to 1
     * @param isEstimated whether the unit was split, so that its ground stands for what is on it
     */
    record Destination(Map<String, Double> weights, boolean isEstimated) {}

    /**
     * Follows a unit.
     *
     * @param records of the layer, rejected ones left out, in the order of their days
     */
    static Destination of(String id, List<LineageRecord> records) {
        Map<String, Double> weights = new LinkedHashMap<>(Map.of(id, 1.0));
        boolean isEstimated = false;
        int next = 0;
        while (next < records.size()) {
            int end = next;
            while (end < records.size()
                    && records.get(end).day().equals(records.get(next).day())) {
                end++;
            }
            List<LineageRecord> ofDay = records.subList(next, end);
            Map<String, Double> moved = new LinkedHashMap<>();
            for (Map.Entry<String, Double> weight : weights.entrySet()) {
                Map<String, Double> targets = targets(weight.getKey(), ofDay);
                isEstimated |= targets.size() > 1;
                targets.forEach((target, share) -> moved.merge(target, weight.getValue() * share, Double::sum));
            }
            weights = moved;
            next = end;
        }
        return new Destination(weights, isEstimated);
    }

    /** Where a unit goes on a day; a unit that stays keeps what the others do not get. */
    private static Map<String, Double> targets(String id, List<LineageRecord> ofDay) {
        Map<String, Double> targets = new LinkedHashMap<>();
        boolean isGone = false;
        for (LineageRecord record : ofDay) {
            boolean isOther = !record.after().id().equals(id)
                    && record.after().layer().equals(record.before().layer());
            if (record.before().id().equals(id) && isOther) {
                targets.merge(record.after().id(), record.share(), Double::sum);
                isGone |= !record.kind().equals("split");
            }
        }
        double sum = targets.values().stream().mapToDouble(Double::doubleValue).sum();
        if (targets.isEmpty()) {
            return Map.of(id, 1.0);
        }
        // What is missing to 1 is what drawing has lost, or what a unit that stays has kept.
        boolean staysInPart = !isGone && sum < STAYS;
        double whole = staysInPart ? 1 : sum;
        targets.replaceAll((target, share) -> share / whole);
        if (staysInPart) {
            targets.put(id, 1 - sum);
        }
        return targets;
    }
}
