package chaozhou.gis.encode;

import chaozhou.gis.catalog.Layer;
import chaozhou.gis.catalog.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** How a layer is drawn, as QGIS keeps it (QML, as QGIS 3.22 writes it): the colours, lines and labels of the map. */
final class QgisStyle {

    /** Pixels of the map to millimetres of QGIS, at 96 to the inch. */
    private static final double MILLIMETRES = 25.4 / 96;

    private static final int OPAQUE = 255;

    private final Layer layer;
    private final JsonNode style;

    QgisStyle(Layer layer) {
        this.layer = layer;
        this.style = layer.style();
    }

    String qml() {
        return """
                <!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
                <qgis version="3.22.0" styleCategories="Symbology|Labeling" labelsEnabled="%d">
                %s%s</qgis>
                """.formatted(style.has("label") ? 1 : 0, renderer(), style.has("label") ? labels() : "");
    }

    private JsonNode paint() {
        return style.has("circle") ? style.path("circle") : style.path("fill");
    }

    private String renderer() {
        JsonNode paint = paint();
        if (!paint.has("attribute")) {
            return """
                      <renderer-v2 type="singleSymbol" enableorderby="0" symbollevels="0" forceraster="0">
                        <symbols>
                    %s    </symbols>
                      </renderer-v2>
                    """.formatted(symbol(0, paint.path("color").asString("#cccccc")));
        }
        String attribute = paint.path("attribute").stringValue();
        Map<String, Text> codes = layer.attribute(attribute).orElseThrow().codes();
        StringBuilder categories = new StringBuilder();
        StringBuilder symbols = new StringBuilder();
        List<Map.Entry<String, JsonNode>> values =
                new ArrayList<>(paint.path("values").properties());
        for (int i = 0; i < values.size(); i++) {
            String code = values.get(i).getKey();
            String title = Objects.requireNonNull(codes.get(code)).zh();
            categories.append("      <category render=\"true\" symbol=\"%d\" value=\"%s\" label=\"%s\"/>\n"
                    .formatted(i, xml(code), xml(title)));
            symbols.append(symbol(i, values.get(i).getValue().stringValue()));
        }
        return """
                  <renderer-v2 type="categorizedSymbol" attr="%s" enableorderby="0" symbollevels="0" forceraster="0">
                    <categories>
                %s    </categories>
                    <symbols>
                %s    </symbols>
                  </renderer-v2>
                """.formatted(xml(attribute), categories, symbols);
    }

    private String symbol(int number, String color) {
        return switch (layer.geometry()) {
            case POINT ->
                symbol(
                        number,
                        "marker",
                        "SimpleMarker",
                        Map.of(
                                "name", "circle",
                                "color", rgb(color, OPAQUE),
                                "outline_color", "255,255,255,255",
                                "outline_width", "0.3",
                                "size",
                                        millimetres(
                                                2 * style.at("/circle/radius").asDouble(4)),
                                "size_unit", "MM"));
            case MULTI_LINE_STRING ->
                symbol(number, "line", "SimpleLine", line("line_color", "line_width", "line_style"));
            case MULTI_POLYGON -> {
                Map<String, String> options = new TreeMap<>(line("outline_color", "outline_width", "outline_style"));
                options.put("color", rgb(color, (int)
                        Math.round(OPAQUE * paint().path("opacity").asDouble(1))));
                options.put("style", "solid");
                yield symbol(number, "fill", "SimpleFill", options);
            }
        };
    }

    private Map<String, String> line(String color, String width, String dash) {
        JsonNode line = style.path("line");
        return Map.of(
                color,
                rgb(line.path("color").asString("#666666"), OPAQUE),
                width,
                millimetres(line.path("width").asDouble(1)),
                dash,
                line.has("dash") ? "dash" : "solid");
    }

    private static String symbol(int number, String type, String kind, Map<String, String> options) {
        StringBuilder values = new StringBuilder();
        options.forEach((name, value) -> values.append(
                "            <Option type=\"QString\" name=\"%s\" value=\"%s\"/>\n".formatted(name, value)));
        return """
                      <symbol type="%s" name="%d" alpha="1" clip_to_extent="1" force_rhr="0">
                        <layer class="%s" enabled="1" locked="0" pass="0">
                          <Option type="Map">
                %s          </Option>
                        </layer>
                      </symbol>
                """.formatted(type, number, kind, values);
    }

    private String labels() {
        JsonNode label = style.path("label");
        return """
                  <labeling type="simple">
                    <settings calloutType="simple">
                      <text-style fieldName="%s" isExpression="0" fontSize="%s" fontSizeUnit="Point" textColor="%s" fontWeight="%d"/>
                      <text-buffer bufferDraw="1" bufferSize="0.7" bufferSizeUnits="MM" bufferColor="255,255,255,200"/>
                    </settings>
                  </labeling>
                """.formatted(
                        xml(label.path("attribute").stringValue()),
                        Math.round(label.path("size").asDouble(12) * 72 / 96 * 10) / 10.0,
                        rgb(label.path("color").stringValue(), OPAQUE),
                        label.path("weight").asInt(400) > 500 ? 75 : 50);
    }

    private static String millimetres(double pixels) {
        return String.valueOf(Math.round(pixels * MILLIMETRES * 100) / 100.0);
    }

    /** {@code #rrggbb} as QGIS writes it. */
    private static String rgb(String color, int alpha) {
        int value = Integer.parseInt(color.substring(1), 16);
        return "%d,%d,%d,%d".formatted(value >> 16, value >> 8 & 0xff, value & 0xff, alpha);
    }

    static String xml(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
