package chaozhou.gis.analysis.subject;

import chaozhou.gis.catalog.Layer;
import chaozhou.gis.catalog.Text;
import java.util.Set;

/** What shapes a process takes. */
// Set.of is immutable.
@SuppressWarnings("ImmutableEnumChecker")
public enum SubjectKind {
    ANY(new Text("点、线、面", "points, lines and polygons"), Set.of(0, 1, 2)),
    POINTS(new Text("点", "points"), Set.of(0)),
    LINES_AND_AREAS(new Text("线、面", "lines and polygons"), Set.of(1, 2)),
    AREAS(new Text("面", "polygons"), Set.of(2));

    private final Text plural;
    private final Set<Integer> dimensions;

    SubjectKind(Text plural, Set<Integer> dimensions) {
        this.plural = plural;
        this.dimensions = dimensions;
    }

    Text plural() {
        return plural;
    }

    Set<Integer> dimensions() {
        return dimensions;
    }

    boolean takes(Layer layer) {
        return dimensions.contains(layer.geometry().dimension());
    }
}
