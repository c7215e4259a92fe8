package chaozhou.gis.quality;

import chaozhou.gis.catalog.Layer;
import chaozhou.gis.encode.GeoJsonShape;
import chaozhou.gis.store.Fault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a check found.
 *
 * @param layers that were checked
 */
public record CheckReport(List<Layer> layers, List<Fault> faults) {

    public CheckReport {
        layers = List.copyOf(layers);
        faults = List.copyOf(faults);
    }

    /** A line for each fault and one for each layer, for people. */
    public String table() {
        StringBuilder table = new StringBuilder();
        for (Layer layer : layers) {
            List<Fault> own = faults.stream()
                    .filter(fault -> fault.layer().id().equals(layer.id()))
                    .toList();
            table.append("%-18s %s%n".formatted(layer.id(), own.isEmpty() ? "all rules hold" : own.size() + " faults"));
            own.forEach(fault -> table.append("  %-10s %-20s %s%n"
                    .formatted(fault.rule(), Objects.requireNonNullElse(fault.id(), ""), fault.sentence())));
        }
        return table.toString().stripTrailing();
    }

    /** The same for programs. */
    public Map<String, Object> document() {
        List<Object> listed = new ArrayList<>();
        faults.forEach(fault -> listed.add(members(fault)));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("layers", layers.stream().map(Layer::id).toList());
        document.put("numberOfFaults", faults.size());
        document.put("faults", listed);
        return document;
    }

    private static Map<String, Object> members(Fault fault) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("layer", fault.layer().id());
        members.put("rule", fault.rule());
        if (fault.id() != null) {
            members.put("feature", fault.id());
        }
        members.put("sentence", fault.sentence());
        return members;
    }

    /** The places that are wrong as GeoJSON; faults that have none are left out. */
    public Map<String, Object> featureCollection() {
        List<Object> features = new ArrayList<>();
        for (Fault fault : faults) {
            if (fault.place() != null) {
                Map<String, Object> feature = new LinkedHashMap<>();
                feature.put("type", "Feature");
                feature.put("properties", members(fault));
                feature.put("geometry", GeoJsonShape.of(fault.place()));
                features.add(feature);
            }
        }
        return Map.of("type", "FeatureCollection", "features", features);
    }
}
