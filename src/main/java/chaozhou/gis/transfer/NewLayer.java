package chaozhou.gis.transfer;

import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.CatalogProperties;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.catalog.LayerDefinitions;
import chaozhou.gis.error.GisException;
import chaozhou.gis.error.GisException.InvalidParameter;
import chaozhou.gis.source.SourceField;
import chaozhou.gis.store.FeatureTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Writes the definition of a layer from what an inspection found, as a first draft for people to edit. */
@Component
public final class NewLayer {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9_]{0,47}");
    private static final List<String> COMMON = List.of("id", "valid_from", "valid_to", "provenance", "geom");
    private static final int ORDER_BETWEEN = 10;
    private static final int USUAL_ZOOM = 8;
    private static final int PIXELS_APART = 6;

    private final Catalog catalog;
    private final Path folder;
    private final FeatureTables tables;

    NewLayer(Catalog catalog, CatalogProperties properties, FeatureTables tables) {
        this.catalog = catalog;
        this.folder = properties.data().resolve("layers");
        this.tables = tables;
    }

    /**
     * Writes {@code gis-data/layers/<id>.yaml} and makes the layer's table.
     *
     * @throws InvalidParameter when the name is taken or none for a layer
     * @throws GisException.InvalidData when the source has no shapes, or several kinds of them
     */
    public Layer define(String id, Inspection inspection) {
        if (!ID.matcher(id).matches()) {
            throw new InvalidParameter(
                    "new-layer",
                    "A layer's name has small letters, digits and '_', and begins with a letter: farm_roads.");
        }
        if (catalog.contains(id)) {
            throw new InvalidParameter(
                    "new-layer", "There is a layer %s already; import into it with --layer.".formatted(id));
        }
        Path file = folder.resolve(id + ".yaml");
        try {
            Files.writeString(file, definition(id, inspection), StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw new GisException.Setup("The definition " + file + " can't be written; is it there already?", e);
        }
        Layer layer = LayerDefinitions.read(folder).stream()
                .filter(known -> known.id().equals(id))
                .findFirst()
                .orElseThrow();
        tables.ensure(List.of(layer));
        return layer;
    }

    private String definition(String id, Inspection inspection) {
        int order = catalog.layers().stream().mapToInt(Layer::order).max().orElse(0) + ORDER_BETWEEN;
        String geometry = geometry(inspection);
        StringBuilder yaml = new StringBuilder("""
                # Written from %s. Titles, types, units and rules are to be looked over.
                id: %s
                title: { zh: %s, en: %s }
                description: { zh: %s, en: %s }
                theme: other
                order: %d
                geometry: %s
                attributes:
                """.formatted(
                        inspection.file(),
                        id,
                        quoted(inspection.layer()),
                        quoted(id),
                        quoted(inspection.layer()),
                        quoted("From " + inspection.file()),
                        order,
                        geometry));
        Set<String> names = new HashSet<>(COMMON);
        int name = nameField(inspection.fields());
        for (int i = 0; i < inspection.fields().size(); i++) {
            FieldReport field = inspection.fields().get(i);
            if (!COMMON.contains(field.name())) {
                yaml.append("  - { name: %s, type: %s%s, aliases: [%s], title: { zh: %s, en: %s } }\n"
                        .formatted(
                                attribute(field, i, names),
                                type(field),
                                i == name ? ", role: name" : "",
                                quoted(field.name()),
                                quoted(field.alias()),
                                quoted(field.name())));
            }
        }
        return yaml.append(style(geometry, minZoom(inspection))).toString();
    }

    private static String geometry(Inspection inspection) {
        Set<String> types = new HashSet<>();
        for (String type : inspection.geometries().keySet()) {
            if (type.contains("Polygon")) {
                types.add("MultiPolygon");
            } else if (type.contains("Line")) {
                types.add("MultiLineString");
            } else if (type.equals("Point")) {
                types.add("Point");
            }
        }
        if (types.size() != 1) {
            throw new GisException.InvalidData(
                    "The source can't be a layer:",
                    List.of("a layer has points, lines or areas; the source has %s. Choose with --where."
                            .formatted(inspection.geometries())));
        }
        return types.iterator().next();
    }

    /** The field whose name says that it is a name, else the first text. */
    private static int nameField(List<FieldReport> fields) {
        int first = -1;
        for (int i = 0; i < fields.size(); i++) {
            String name = fields.get(i).name().toLowerCase(Locale.ROOT);
            if (!COMMON.contains(name)) {
                if (name.equals("name") || name.endsWith("mc") || name.contains("名称")) {
                    return i;
                }
                first = first < 0
                                || (fields.get(first).type() != SourceField.Type.TEXT
                                        && fields.get(i).type() == SourceField.Type.TEXT)
                        ? i
                        : first;
            }
        }
        if (first < 0) {
            throw new GisException.InvalidData("The source can't be a layer:", List.of("it has no fields"));
        }
        return first;
    }

    private static String attribute(FieldReport field, int index, Set<String> taken) {
        String name = field.name()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9_]+", "_")
                .replaceAll("^[^a-z]+|_+$", "");
        if (name.isEmpty() || !taken.add(name)) {
            name = "field_" + (index + 1);
            taken.add(name);
        }
        return name.length() <= 48 ? name : name.substring(0, 48);
    }

    private static String type(FieldReport field) {
        return field.type().name().toLowerCase(Locale.ROOT);
    }

    /** The first zoom at which features are some pixels apart, so that tiles are not full of what nobody can see. */
    private static int minZoom(Inspection inspection) {
        List<Double> extent = inspection.extent();
        boolean isInDegrees = extent != null && Math.abs(extent.get(2)) <= 180 && Math.abs(extent.get(3)) <= 90;
        if (extent == null || !isInDegrees || inspection.count() < 2) {
            return USUAL_ZOOM;
        }
        double ground = (extent.get(2) - extent.get(0)) * (extent.get(3) - extent.get(1));
        double apart = Math.sqrt(ground / inspection.count());
        double zoom = Math.log(PIXELS_APART * 360 / (256 * Math.max(apart, 1e-6))) / Math.log(2);
        return (int) Math.min(14, Math.max(0, Math.floor(zoom)));
    }

    private static String style(String geometry, int minZoom) {
        String style = switch (geometry) {
            case "Point" -> "style:\n  minZoom: %d\n  circle: { color: '#b4543c', radius: 4 }\n";
            case "MultiLineString" -> "style:\n  minZoom: %d\n  line: { color: '#b4543c', width: 1.5 }\n";
            default ->
                "style:\n  minZoom: %d\n  fill: { color: '#e8cfc4', opacity: 0.5 }\n  line: { color: '#b4543c', width: 1 }\n";
        };
        return style.formatted(minZoom);
    }

    /** A text in YAML, whatever is in it. */
    private static String quoted(String text) {
        return "'" + text.replaceAll("\\p{Cntrl}", " ").replace("'", "''") + "'";
    }
}
