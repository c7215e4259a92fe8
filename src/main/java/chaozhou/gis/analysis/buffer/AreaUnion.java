package chaozhou.gis.analysis.buffer;

import chaozhou.gis.error.GisException;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/** Unites areas as they come; as many as are waiting are united at once, and what that gives with others of its level. */
final class AreaUnion {

    /** The most positions that are held, so that two jobs that unite as many have room in the memory that the service is given. */
    static final long MOST_POSITIONS = 250_000;

    private static final int OF_LEVEL = 32;
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final List<List<Geometry>> levels = new ArrayList<>();
    private long positions;

    /** @throws GisException.TooLarge when what is united has too many positions */
    void add(Geometry area) {
        if (area.isEmpty()) {
            return;
        }
        add(0, area);
        if (positions > MOST_POSITIONS) {
            throw new GisException.TooLarge(
                    "The united area has more than %d positions; ask with fewer segments or features, or without dissolve."
                            .formatted(MOST_POSITIONS));
        }
    }

    private void add(int level, Geometry area) {
        if (level == levels.size()) {
            levels.add(new ArrayList<>());
        }
        List<Geometry> waiting = levels.get(level);
        waiting.add(area);
        positions += area.getNumPoints();
        if (waiting.size() == OF_LEVEL) {
            Geometry united = OverlayNGRobust.union(waiting);
            waiting.forEach(one -> positions -= one.getNumPoints());
            waiting.clear();
            add(level + 1, united);
        }
    }

    /** All of them; empty when there were none. */
    Geometry united() {
        List<Geometry> all = levels.stream().flatMap(List::stream).toList();
        return all.isEmpty() ? FACTORY.createPolygon() : OverlayNGRobust.union(all);
    }
}
