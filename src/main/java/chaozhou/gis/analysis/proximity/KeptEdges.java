package chaozhou.gis.analysis.proximity;

import chaozhou.gis.geo.Edges;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Edges of features that may come again; those that were not wanted for long go first. */
final class KeptEdges {

    /** About 24 MB. */
    private static final long MOST_POSITIONS = 1_000_000;

    private final Map<NearFeatures.FeatureName, Edges> edges = new LinkedHashMap<>(16, 0.75f, true);
    private long positions;

    @Nullable
    Edges get(NearFeatures.FeatureName feature) {
        return edges.get(feature);
    }

    void put(NearFeatures.FeatureName feature, Edges of) {
        edges.put(feature, of);
        positions += of.size();
        Iterator<Edges> eldest = edges.values().iterator();
        while (positions > MOST_POSITIONS) {
            positions -= eldest.next().size();
            eldest.remove();
        }
    }
}
