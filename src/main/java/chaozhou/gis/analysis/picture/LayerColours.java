package chaozhou.gis.analysis.picture;

import chaozhou.gis.catalog.Attribute;
import chaozhou.gis.catalog.Language;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.catalog.Text;
import chaozhou.gis.encode.word.WordDocument.Swatch;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The colours of a layer, as the style of its definition has them. */
public final class LayerColours {

    private static final Color OTHERWISE = new Color(0x9a, 0xa0, 0xa6);

    private final Layer layer;
    private final JsonNode filling;
    private final JsonNode line;

    public LayerColours(Layer layer) {
        this.layer = layer;
        this.filling = layer.style().has("circle")
                ? layer.style().path("circle")
                : layer.style().path("fill");
        this.line = layer.style().path("line");
    }

    /** The attribute whose values say the colour. */
    public Optional<Attribute> attribute() {
        return layer.attribute(filling.path("attribute").asString(""));
    }

    /** The colour inside a feature, which others may shine through; null: it is not filled. */
    public @Nullable Color fill(@Nullable String value) {
        if (filling.isMissingNode()) {
            return null;
        }
        String named = filling.path("values").path(value == null ? "" : value).asString("");
        Color colour = colour(
                named.isEmpty() ? filling.path("color") : filling.path("values").path(String.valueOf(value)));
        double opacity = filling.path("opacity").asDouble(1);
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), (int) Math.round(255 * opacity));
    }

    /** The colour of its edge; null: it has none. */
    public @Nullable Color line() {
        return line.isMissingNode() ? null : colour(line.path("color"));
    }

    /** In pixels of a screen. */
    public float lineWidth() {
        return (float) line.path("width").asDouble(1);
    }

    public double radius() {
        return filling.path("radius").asDouble(4);
    }

    private static Color colour(JsonNode hex) {
        String text = hex.asString("");
        return text.matches("#[0-9a-fA-F]{6}") ? Color.decode(text) : OTHERWISE;
    }

    /** An entry for each colour. */
    public List<Swatch> legend(Language language) {
        String title = layer.title().in(language);
        List<Swatch> swatches = new ArrayList<>();
        filling.path("values").propertyNames().forEach(value -> {
            Text code =
                    attribute().map(attribute -> attribute.codes().get(value)).orElse(null);
            swatches.add(new Swatch(
                    title + new Text("：", ": ").in(language) + (code == null ? value : code.in(language)),
                    onWhite(fill(value))));
        });
        if (swatches.isEmpty()) {
            Color fill = fill(null);
            swatches.add(new Swatch(title, onWhite(fill == null ? line() : fill)));
        }
        return swatches;
    }

    /** What is seen of a colour on paper. */
    private static int onWhite(@Nullable Color colour) {
        if (colour == null) {
            return 0xffffff;
        }
        double opacity = colour.getAlpha() / 255.0;
        int rgb = 0;
        for (int part : new int[] {colour.getRed(), colour.getGreen(), colour.getBlue()}) {
            rgb = rgb << 8 | (int) Math.round(255 + (part - 255) * opacity);
        }
        return rgb;
    }
}
