package chaozhou.gis.tiles;

import chaozhou.gis.catalog.Attribute;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.geo.BoundingBox;
import chaozhou.gis.geo.TileCoord;
import chaozhou.gis.http.RequestContext;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** TileJSON 3.0 of tiles of WebMercatorQuad, the only grid that it knows: what map libraries need to draw them. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TileJson(
        String tilejson,
        String name,
        String scheme,
        List<String> tiles,
        int minzoom,
        int maxzoom,
        @Nullable List<Double> bounds,
        @JsonProperty("vector_layers") List<VectorLayer> vectorLayers) {

    /** The last zoom that maps should ask for; beyond it they enlarge, for from it on tiles have every vertex. */
    private static final int LAST_USEFUL_ZOOM = Grid.FIRST_UNSIMPLIFIED_LEVEL;

    record VectorLayer(String id, String description, Map<String, String> fields, int minzoom, int maxzoom) {}

    /** @param address of the tileset, absolute */
    static TileJson of(
            String name, List<Layer> layers, String address, Optional<BoundingBox> ground, RequestContext context) {
        List<VectorLayer> vectorLayers = new ArrayList<>();
        for (Layer layer : layers) {
            String title = layer.title().in(context.language());
            vectorLayers.add(vectorLayer(layer.id(), title, layer, fields(layer)));
            if (layer.geometry().isPolygonal()) {
                Map<String, String> fields = new LinkedHashMap<>();
                TileLayer.labelled(layer).forEach(attribute -> fields.put(attribute.name(), type(attribute)));
                vectorLayers.add(vectorLayer(layer.id() + TileLayer.LABEL_SUFFIX, title, layer, fields));
            }
        }
        return new TileJson(
                "3.0.0",
                name,
                "xyz",
                List.of(address + "/{z}/{y}/{x}"),
                layers.stream().mapToInt(Layer::minZoom).min().orElse(0),
                LAST_USEFUL_ZOOM,
                ground.map(box -> List.of(box.west(), box.south(), box.east(), box.north()))
                        .orElse(null),
                vectorLayers);
    }

    private static VectorLayer vectorLayer(String id, String title, Layer layer, Map<String, String> fields) {
        fields.put("id", "String");
        return new VectorLayer(id, title, fields, layer.minZoom(), TileCoord.MAX_ZOOM);
    }

    private static Map<String, String> fields(Layer layer) {
        Map<String, String> fields = new LinkedHashMap<>();
        layer.attributes().forEach(attribute -> fields.put(attribute.name(), type(attribute)));
        fields.put("provenance", "String");
        return fields;
    }

    private static String type(Attribute attribute) {
        return switch (attribute.type()) {
            case TEXT, DATE -> "String";
            case INTEGER, NUMBER -> "Number";
            case BOOLEAN -> "Boolean";
        };
    }
}
