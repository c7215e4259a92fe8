package chaozhou.gis.analysis.locate;

import chaozhou.gis.analysis.proximity.NearFeatures;
import chaozhou.gis.analysis.proximity.Neighbour;
import chaozhou.gis.analysis.proximity.Proximity;
import chaozhou.gis.analysis.proximity.ProximityQuestion;
import chaozhou.gis.analysis.subject.Subject;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.catalog.Text;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;
import org.springframework.util.function.SingletonSupplier;

/** Finds the nearest features of layers for points that nothing covers there, where a coverage should cover all of the ground. */
final class Outside {

    /** What is farther is not looked for. */
    private static final double FARTHEST_M = 1_000_000;

    private static final Text FAR = new Text(
                    "%1$.0f 千米内没有区划，请核对坐标系和坐标轴次序。",
                    "No division is within %1$.0f km; are the CRS and the order of the axes right?")
            .with(FARTHEST_M / 1000);

    private final Supplier<NearFeatures> features;

    private final Locate.Finder finder;

    /** The layers of a coverage, as their positions among those asked for. */
    private final int[] positions;

    Outside(List<Layer> layers, LocalDate day, Locate.Finder finder, Proximity proximity) {
        this.finder = finder;
        this.positions = IntStream.range(0, layers.size())
                .filter(position -> layers.get(position).coverage() != null)
                .toArray();
        List<ProximityQuestion.Target> targets = IntStream.of(positions)
                .mapToObj(position -> ProximityQuestion.Target.all(layers.get(position), false))
                .toList();
        // Most points are inside, or near enough to what is in memory.
        this.features = SingletonSupplier.of(
                () -> proximity.features(new ProximityQuestion(targets, day, FARTHEST_M, 1, true)));
    }

    /** For each point, null where it can't be used, the nearest by the position of its layer; what covers the points is known. */
    List<Map<Integer, Neighbour>> nearest(List<@Nullable Point> points, List<List<List<Cover>>> covers)
            throws IOException {
        List<Map<Integer, Neighbour>> nearest = new ArrayList<>();
        List<Subject> far = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            Point point = points.get(i);
            Map<Integer, Neighbour> found = Map.of();
            for (int position : positions) {
                if (point != null && covers.get(i).get(position).isEmpty()) {
                    Neighbour neighbour = finder.nearest(position, point.getCoordinate());
                    if (neighbour != null) {
                        found = with(found, position, neighbour);
                    } else if (far.isEmpty() || far.get(far.size() - 1).number() != i) {
                        far.add(new Subject(i, "", List.of(), point, null));
                    }
                }
            }
            nearest.add(found);
        }
        if (!far.isEmpty()) {
            features.get().find(far, (subject, target, neighbours) -> {
                int point = (int) subject.number();
                Map<Integer, Neighbour> found = nearest.get(point);
                int position = positions[target];
                if (!neighbours.isEmpty()
                        && !found.containsKey(position)
                        && covers.get(point).get(position).isEmpty()) {
                    nearest.set(point, with(found, position, neighbours.get(0)));
                }
            });
        }
        return nearest;
    }

    /** The subject of a point, which is told so where no feature of a coverage that was asked for covers it or is near. */
    Subject told(Subject subject, @Nullable Point point, List<List<Cover>> covers, Map<Integer, Neighbour> nearest) {
        boolean isFar = point != null
                && positions.length > 0
                && nearest.isEmpty()
                && IntStream.of(positions)
                        .allMatch(position -> covers.get(position).isEmpty());
        return isFar ? subject.remarked(FAR) : subject;
    }

    private static Map<Integer, Neighbour> with(Map<Integer, Neighbour> found, int position, Neighbour neighbour) {
        Map<Integer, Neighbour> more = new HashMap<>(found);
        more.put(position, neighbour);
        return more;
    }
}
