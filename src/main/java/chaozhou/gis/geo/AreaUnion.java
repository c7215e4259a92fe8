package chaozhou.gis.geo;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * Unites areas as they come, neighbours first: so many that wait are united at once, and what that gives with others of its level. What lies
 * inside of them goes early, so that little is held.
 */
public final class AreaUnion {

    private static final int OF_LEVEL = 32;
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final List<List<Geometry>> levels = new ArrayList<>();
    private long positions;

    /** @throws java.util.concurrent.CancellationException when the thread is interrupted */
    public void add(Geometry area) {
        if (!area.isEmpty()) {
            add(0, area);
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
            Geometry united = Overlays.union(waiting);
            waiting.forEach(one -> positions -= one.getNumPoints());
            waiting.clear();
            add(level + 1, united);
        }
    }

    /** How many positions are held. */
    public long positions() {
        return positions;
    }

    /** All of them; empty when there were none. */
    public Geometry united() {
        List<Geometry> all = levels.stream().flatMap(List::stream).toList();
        return all.isEmpty() ? FACTORY.createPolygon() : Overlays.union(all);
    }
}
