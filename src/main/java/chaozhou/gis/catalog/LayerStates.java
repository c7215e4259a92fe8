package chaozhou.gis.catalog;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is stored of each layer now, as this instance last heard. {@code store} keeps it up to date: after its own
 * publications and on every notice from another instance.
 */
public final class LayerStates {

    private final Map<String, LayerState> states = new ConcurrentHashMap<>();

    public LayerState of(Layer layer) {
        return states.getOrDefault(layer.id(), LayerState.empty(layer.id()));
    }

    public long revision(Layer layer) {
        return of(layer).revision();
    }

    public void update(List<LayerState> current) {
        current.forEach(state -> states.merge(
                state.layer(), state, (known, heard) -> heard.revision() >= known.revision() ? heard : known));
    }
}
