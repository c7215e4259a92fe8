package chaozhou.gis.analysis.subject;

import chaozhou.gis.catalog.Layer;
import java.util.Set;

/** What shapes a process takes. */
// Set.of is immutable.
@SuppressWarnings("ImmutableEnumChecker")
public enum SubjectKind {
    ANY("points, lines and polygons", Set.of(0, 1, 2)),
    POINTS("points", Set.of(0)),
    LINES_AND_AREAS("lines and polygons", Set.of(1, 2)),
    AREAS("polygons", Set.of(2));

    private final String plural;
    private final Set<Integer> dimensions;

    SubjectKind(String plural, Set<Integer> dimensions) {
        this.plural = plural;
        this.dimensions = dimensions;
    }

    String plural() {
        return plural;
    }

    Set<Integer> dimensions() {
        return dimensions;
    }

    boolean takes(Layer layer) {
        return dimensions.contains(layer.geometry().dimension());
    }
}
