package chaozhou.gis.analysis.locate;

import chaozhou.gis.catalog.Layer;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The output of {@code locate}: a GeoJSON feature for each point, in the order of the points. */
record LocateAnswer(String type, String date, List<Feature> features) {

    static LocateAnswer of(LocateInputs inputs, List<Map<String, List<Cover>>> covers) {
        List<Feature> features = new ArrayList<>(covers.size());
        for (int i = 0; i < covers.size(); i++) {
            features.add(Feature.of(inputs.points().get(i), inputs.layers(), covers.get(i)));
        }
        return new LocateAnswer("FeatureCollection", inputs.date().toString(), features);
    }

    /** A point with what covers it. */
    record Feature(
            String type,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            JsonNode id,

            Point geometry,
            Properties properties) {

        static Feature of(QueryPoint point, List<Layer> layers, Map<String, List<Cover>> covers) {
            Map<String, List<Place>> places = new LinkedHashMap<>();
            for (Layer layer : layers) {
                places.put(
                        layer.id(),
                        covers.getOrDefault(layer.id(), List.of()).stream()
                                .map(cover -> new Place(cover.id(), cover.name(), cover.code()))
                                .toList());
            }
            return new Feature(
                    "Feature",
                    point.id(),
                    new Point("Point", List.of(point.longitude(), point.latitude())),
                    new Properties(places));
        }
    }

    /** A GeoJSON Point: longitude, latitude. */
    record Point(String type, List<Double> coordinates) {}

    /** By layer, in the catalog's order, what covers the point; empty where nothing does. */
    record Properties(Map<String, List<Place>> places) {}

    /** A feature that covers the point. */
    record Place(String id, @Nullable String name, @Nullable String code) {}
}
