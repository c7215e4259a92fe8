package chaozhou.gis.analysis;

import chaozhou.gis.catalog.Layer;
import chaozhou.gis.catalog.LayerStates;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Of which state of its layers an answer is. */
public final class Revisions {

    private Revisions() {}

    /** The revisions by layer. Taken before rows are read, so what is told is never newer than they are. */
    public static Map<String, Long> of(LayerStates states, List<Layer> layers) {
        Map<String, Long> revisions = new LinkedHashMap<>();
        layers.forEach(layer -> revisions.put(layer.id(), states.revision(layer)));
        return revisions;
    }
}
