package chaozhou.gis.tiles;

import chaozhou.gis.catalog.Layer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The style of layers as MapLibre draws it (style specification, version 8), out of what their definitions say. It names no glyphs:
 * texts are drawn with the fonts of the machine, as there is no other for Chinese.
 */
final class MapStyle {

    private static final String SOURCE = "tiles";
    private static final String FALLBACK = "#cccccc";
    private static final String HALO = "#ffffff";

    private final List<Map<String, Object>> grounds = new ArrayList<>();
    private final List<Map<String, Object>> lines = new ArrayList<>();
    private final List<Map<String, Object>> places = new ArrayList<>();
    private final List<Map<String, Object>> texts = new ArrayList<>();

    private MapStyle() {}

    /** @param tileJson the address of the tiles' TileJSON */
    static Map<String, Object> of(String name, List<Layer> layers, String tileJson) {
        MapStyle style = new MapStyle();
        layers.forEach(style::add);
        List<Map<String, Object>> all = new ArrayList<>();
        // Grounds from coarse to fine, then the lines from fine to coarse over them.
        all.addAll(style.grounds);
        Collections.reverse(style.lines);
        all.addAll(style.lines);
        all.addAll(style.places);
        all.addAll(style.texts);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("version", 8);
        document.put("name", name);
        document.put("sources", Map.of(SOURCE, Map.of("type", "vector", "url", tileJson)));
        document.put("layers", all);
        return document;
    }

    private void add(Layer layer) {
        JsonNode style = layer.style();
        if (style.has("fill")) {
            JsonNode fill = style.path("fill");
            grounds.add(drawn(
                    layer, "fill", layer.id(), null, Map.of("fill-color", color(fill), "fill-opacity", opacity(fill))));
        }
        if (style.has("line")) {
            lines.add(drawn(layer, "line", layer.id(), null, line(style.path("line"))));
        }
        if (style.has("circle")) {
            JsonNode circle = style.path("circle");
            Map<String, Object> paint = Map.of(
                    "circle-color",
                    color(circle),
                    "circle-radius",
                    circle.path("radius").doubleValue(5),
                    "circle-opacity",
                    opacity(circle));
            places.add(drawn(layer, "circle", layer.id(), null, paint));
        }
        if (style.has("label")) {
            texts.add(label(layer, style.path("label")));
        }
    }

    private static Map<String, Object> drawn(
            Layer layer, String type, String sourceLayer, @Nullable Object layout, Map<String, Object> paint) {
        Map<String, Object> drawn = new LinkedHashMap<>();
        drawn.put("id", layer.id() + "-" + type);
        drawn.put("type", type);
        drawn.put("source", SOURCE);
        drawn.put("source-layer", sourceLayer);
        drawn.put("minzoom", layer.minZoom());
        if (layout != null) {
            drawn.put("layout", layout);
        }
        drawn.put("paint", paint);
        return drawn;
    }

    /** One color, or one for each code of an attribute. */
    private static Object color(JsonNode paint) {
        if (!paint.has("attribute")) {
            return paint.path("color").asString(FALLBACK);
        }
        List<Object> match = new ArrayList<>(
                List.of("match", List.of("get", paint.path("attribute").asString(""))));
        paint.path("values").properties().forEach(value -> {
            match.add(value.getKey());
            match.add(value.getValue().asString(FALLBACK));
        });
        match.add(FALLBACK);
        return match;
    }

    private static double opacity(JsonNode paint) {
        return paint.path("opacity").doubleValue(1);
    }

    private static Map<String, Object> line(JsonNode line) {
        double width = line.path("width").doubleValue(1);
        Map<String, Object> paint = new LinkedHashMap<>();
        paint.put("line-color", line.path("color").asString(FALLBACK));
        paint.put("line-width", width);
        if (line.has("dash")) {
            // In pixels there, in widths of the line here.
            paint.put(
                    "line-dasharray",
                    line.path("dash")
                            .valueStream()
                            .map(dash -> dash.doubleValue() / width)
                            .toList());
        }
        return paint;
    }

    private static Map<String, Object> label(Layer layer, JsonNode label) {
        Map<String, Object> layout = Map.of(
                "text-field",
                List.of("get", label.path("attribute").asString("")),
                "text-size",
                label.path("size").doubleValue(12));
        Map<String, Object> paint = Map.of(
                "text-color", label.path("color").asString("#000000"), "text-halo-color", HALO, "text-halo-width", 1.5);
        String sourceLayer = layer.geometry().isPolygonal() ? layer.id() + TileLayer.LABEL_SUFFIX : layer.id();
        Map<String, Object> drawn = drawn(layer, "symbol", sourceLayer, layout, paint);
        drawn.put("minzoom", Math.max(layer.minZoom(), label.path("minZoom").intValue()));
        if (label.has("maxZoom")) {
            // The last zoom there, and the first one without the label here.
            drawn.put("maxzoom", label.path("maxZoom").intValue() + 1);
        }
        return drawn;
    }
}
