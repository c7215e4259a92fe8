package chaozhou.gis.store;

import java.util.List;

/**
 * A release beside what is in force on its day.
 *
 * @param added features that were not there
 * @param renamed, moved, attributesChanged of those that changed; one feature may count in each
 * @param differences feature by feature, not more than {@link #MOST}
 */
public record Comparison(
        long added,
        long removed,
        long changed,
        long unchanged,
        long renamed,
        long moved,
        long attributesChanged,
        List<Difference> differences) {

    /** Differences beyond these are only counted. */
    public static final int MOST = 5000;

    public Comparison {
        differences = List.copyOf(differences);
    }

    /** Whether publishing it would leave everything as it is. */
    public boolean isEmpty() {
        return added + removed + changed == 0;
    }
}
