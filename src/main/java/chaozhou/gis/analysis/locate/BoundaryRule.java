package chaozhou.gis.analysis.locate;

import chaozhou.gis.catalog.Layer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
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
     * @return by layer, those that it belongs to, by id
     */
    List<List<Cover>> apply(List<List<Cover>> touched) {
        List<List<Cover>> result = new ArrayList<>(layers.size());
        for (int i = 0; i < layers.size(); i++) {
            List<Cover> covers = touched.get(i);
            if (covers.size() > 1) {
                covers = covers.stream().sorted(Comparator.comparing(Cover::id)).toList();
            }
            result.add(
                    covers.size() < 2 || layers.get(i).coverage() == null
                            ? covers
                            : List.of(one(layers.get(i), covers, result)));
        }
        return result;
    }

    private Cover one(Layer layer, List<Cover> covers, List<List<Cover>> chosenAbove) {
        Layer.Parent parent = layer.parent();
        if (parent == null) {
            return covers.get(0);
        }
        String above = code(chosenAbove, parent.layer());
        return covers.stream()
                .filter(cover -> Objects.equals(cover.parentCode(), above))
                .findFirst()
                .orElse(covers.get(0));
    }

    /** The code of what was chosen of a layer above; null: nothing, or it has none. */
    private @Nullable String code(List<List<Cover>> chosen, String layer) {
        for (int i = 0; i < chosen.size(); i++) {
            if (layers.get(i).id().equals(layer)) {
                return chosen.get(i).isEmpty() ? null : chosen.get(i).get(0).code();
            }
        }
        return null;
    }
}
