package chaozhou.gis.catalog;

import chaozhou.gis.error.GisException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The layers of this service, in their declared order. Immutable: definitions change only with a new start. */
public final class Catalog {

    private final Map<String, Layer> layers = new LinkedHashMap<>();

    public Catalog(List<Layer> layers) {
        layers.forEach(layer -> this.layers.put(layer.id(), layer));
    }

    public List<Layer> layers() {
        return List.copyOf(layers.values());
    }

    /** @throws GisException.NotFound naming the layers there are */
    public Layer layer(String id) {
        Layer layer = layers.get(id);
        if (layer == null) {
            throw new GisException.NotFound(
                    "There is no layer of that name; the layers are " + String.join(", ", layers.keySet()) + ".");
        }
        return layer;
    }

    public boolean contains(String id) {
        return layers.containsKey(id);
    }

    /** The layers of one coverage, in their declared order: upper levels before lower ones. */
    public List<Layer> coverage(String name) {
        return layers().stream().filter(layer -> name.equals(layer.coverage())).toList();
    }

    /** The layers right below. */
    public List<Layer> children(Layer layer) {
        return layers().stream()
                .filter(child ->
                        child.parent() != null && child.parent().layer().equals(layer.id()))
                .toList();
    }

    /** The layers above, nearest first. */
    public List<Layer> ancestors(Layer layer) {
        Layer.Parent parent = layer.parent();
        if (parent == null) {
            return List.of();
        }
        Layer above = layer(parent.layer());
        List<Layer> result = new ArrayList<>(List.of(above));
        result.addAll(ancestors(above));
        return result;
    }
}
