package chaozhou.gis.analysis.locate;

import chaozhou.gis.catalog.Layer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a point on a boundary belongs to. In a coverage (the divisions) it belongs to one feature of each layer: from the
 * uppermost layer down, to the feature with the smallest id among those below the feature chosen above. So the village lies
 * in the town, and the town in the county. In other layers it belongs to every feature that it touches.
 */
final class BoundaryRule {

    /** The layers with all that have to be known of a point so that the rule can be applied to it, upper ones first. */
    private final List<Layer> layers;

    /** @param layers upper layers before those below them; every coverage complete from its uppermost layer down */
    BoundaryRule(List<Layer> layers) {
        this.layers = List.copyOf(layers);
    }

    /**
     * Applies the rule.
     *
     * @param touched by layer, the features that the point lies in or touches
     * @return by layer, those that it belongs to, by id; a layer that has none is absent
     */
    Map<String, List<Cover>> apply(Map<String, List<Cover>> touched) {
        Map<String, List<Cover>> result = new HashMap<>();
        for (Layer layer : layers) {
            List<Cover> covers = touched.getOrDefault(layer.id(), List.of()).stream()
                    .sorted(Comparator.comparing(Cover::id))
                    .toList();
            if (!covers.isEmpty()) {
                result.put(layer.id(), layer.coverage() == null ? covers : List.of(one(layer, covers, result)));
            }
        }
        return result;
    }

    private static Cover one(Layer layer, List<Cover> covers, Map<String, List<Cover>> chosenAbove) {
        Layer.Parent parent = layer.parent();
        if (parent == null || covers.size() == 1) {
            return covers.get(0);
        }
        String above = code(chosenAbove.get(parent.layer()));
        Optional<Cover> below = covers.stream()
                .filter(cover -> Objects.equals(cover.parentCode(), above))
                .findFirst();
        return below.orElse(covers.get(0));
    }

    private static @Nullable String code(@Nullable List<Cover> chosen) {
        return chosen == null ? null : chosen.get(0).code();
    }
}
