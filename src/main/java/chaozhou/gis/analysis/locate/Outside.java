package chaozhou.gis.analysis.locate;

import chaozhou.gis.analysis.proximity.NearFeatures;
import chaozhou.gis.analysis.proximity.Neighbour;
import chaozhou.gis.analysis.proximity.Proximity;
import chaozhou.gis.analysis.proximity.ProximityQuestion;
import chaozhou.gis.analysis.subject.Subject;
import chaozhou.gis.catalog.Layer;
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

    private final Supplier<NearFeatures> features;

    /** The layers of a coverage, as their positions among those asked for. */
    private final int[] positions;

    Outside(List<Layer> layers, LocalDate day, Proximity proximity) {
        this.positions = IntStream.range(0, layers.size())
                .filter(position -> layers.get(position).coverage() != null)
                .toArray();
        List<ProximityQuestion.Target> targets = IntStream.of(positions)
                .mapToObj(position -> ProximityQuestion.Target.all(layers.get(position), false))
                .toList();
        // Most points are inside.
        this.features = SingletonSupplier.of(
                () -> proximity.features(new ProximityQuestion(targets, day, FARTHEST_M, 1, true)));
    }

    /** For each point, null where it can't be used, the nearest by the position of its layer; what covers the points is known. */
    List<Map<Integer, Neighbour>> nearest(List<@Nullable Point> points, List<List<List<Cover>>> covers)
            throws IOException {
        List<Map<Integer, Neighbour>> nearest = new ArrayList<>();
        List<Subject> outside = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            nearest.add(Map.of());
            if (points.get(i) != null && isOutside(covers.get(i))) {
                outside.add(new Subject(i, "", List.of(), points.get(i), null));
            }
        }
        if (!outside.isEmpty()) {
            features.get().find(outside, (subject, target, neighbours) -> {
                int point = (int) subject.number();
                int position = positions[target];
                if (!neighbours.isEmpty() && covers.get(point).get(position).isEmpty()) {
                    Map<Integer, Neighbour> known = new HashMap<>(nearest.get(point));
                    known.put(position, neighbours.get(0));
                    nearest.set(point, known);
                }
            });
        }
        return nearest;
    }

    private boolean isOutside(List<List<Cover>> covers) {
        for (int position : positions) {
            if (covers.get(position).isEmpty()) {
                return true;
            }
        }
        return false;
    }
}
