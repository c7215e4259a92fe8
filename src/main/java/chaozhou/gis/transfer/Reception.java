package chaozhou.gis.transfer;

import chaozhou.gis.catalog.Attribute;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.query.FeatureKey;
import chaozhou.gis.source.SoundShapes;
import chaozhou.gis.source.SourceFeature;
import chaozhou.gis.store.Feature;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes features of a layer of those of a source. What can't be one is refused, with the reason. */
final class Reception {

    /** Refusals and repairs beyond these are only counted. */
    static final int MOST_LISTED = 1000;

    private static final int ID_BYTES = 6;

    private final Layer layer;
    private final FieldMapping mapping;
    private final ImportOptions options;
    private final ShapeReception shapes;
    private final Map<String, String> idsByName;
    private final List<AttributeValues> values;
    private final List<Refusal> refusals = new ArrayList<>();
    private final List<Repaired> repairs = new ArrayList<>();
    private final Set<String> refusedIds = new HashSet<>();
    private long read;
    private long refused;
    private long repaired;

    /** @param idsByName the ids of features in force whose name is their own, for sources that have neither ids nor codes */
    Reception(FieldMapping mapping, ImportOptions options, ShapeReception shapes, Map<String, String> idsByName) {
        this.layer = options.layer();
        this.mapping = mapping;
        this.options = options;
        this.shapes = shapes;
        this.idsByName = idsByName;
        this.values = layer.attributes().stream().map(AttributeValues::new).toList();
    }

    /** The feature; null when it is refused. */
    @Nullable
    Feature take(SourceFeature source) {
        read++;
        String id = null;
        try {
            List<@Nullable Object> attributes = attributes(source);
            id = id(source, attributes);
            source.requirePlaced();
            SoundShapes.Received received = shapes.take(source.geometry());
            Feature feature = new Feature(
                    id,
                    Objects.requireNonNullElse(day(source, "valid_from"), options.day()),
                    day(source, "valid_to"),
                    provenance(source),
                    attributes,
                    received.shape());
            note(id, received.repair());
            return feature;
        } catch (IllegalArgumentException e) {
            refuse(source.row(), id, String.valueOf(e.getMessage()));
            return null;
        }
    }

    void refuse(long row, @Nullable String id, String reason) {
        refused++;
        if (id != null) {
            refusedIds.add(id);
        }
        if (refusals.size() < MOST_LISTED) {
            refusals.add(new Refusal(row, id, reason));
        }
    }

    private void note(String id, SoundShapes.@Nullable Repair repair) {
        if (repair != null) {
            repaired++;
            if (repairs.size() < MOST_LISTED) {
                double change = Math.rint((repair.areaAfterM2() - repair.areaBeforeM2()) * 100) / 100;
                repairs.add(new Repaired(id, repair.reason(), repair.place().x, repair.place().y, change));
            }
        }
    }

    private List<@Nullable Object> attributes(SourceFeature source) {
        List<@Nullable Object> attributes = new ArrayList<>(values.size());
        for (int i = 0; i < values.size(); i++) {
            Attribute attribute = layer.attributes().get(i);
            Object value = attribute.isComputed() ? null : value(source, attribute.name());
            attributes.add(values.get(i).read(value));
        }
        return attributes;
    }

    private @Nullable Object value(SourceFeature source, String attribute) {
        int column = mapping.column(attribute);
        return column < 0 ? null : source.values().get(column);
    }

    /** The id that the source gives; else the code; else that of the feature in force of the same name; else one of its own name. */
    private String id(SourceFeature source, List<@Nullable Object> attributes) {
        Object given = value(source, "id");
        if (!mapping.has("id")) {
            Attribute code = layer.codeAttribute().orElse(null);
            given = code == null
                    ? idOfName(attributes)
                    : attributes.get(layer.attributes().indexOf(code));
        }
        String id = given == null ? "" : AttributeValues.plain(given);
        if (!FeatureKey.ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    id.isEmpty()
                            ? "it has no id, and no code or name that could stand for one"
                            : "its id is %s, but an id has 1 to 64 letters of the Latin alphabet, digits, '_', '.' or '-'"
                                    .formatted(id));
        }
        return id;
    }

    private @Nullable Object idOfName(List<@Nullable Object> attributes) {
        Object name = attributes.get(layer.attributes().indexOf(layer.nameAttribute()));
        return name == null ? null : idsByName.getOrDefault(name.toString(), "n-" + digest(name.toString()));
    }

    private static String digest(String name) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private @Nullable LocalDate day(SourceFeature source, String attribute) {
        Object value = value(source, attribute);
        return value == null || value.toString().isBlank() ? null : AttributeValues.day(attribute, value);
    }

    private String provenance(SourceFeature source) {
        Object value = value(source, "provenance");
        return value == null ? options.provenance() : value.toString().strip();
    }

    long read() {
        return read;
    }

    long refused() {
        return refused;
    }

    long repaired() {
        return repaired;
    }

    /** The ids of all that were refused, as far as they are known. */
    Set<String> refusedIds() {
        return refusedIds;
    }

    List<Refusal> refusals() {
        return refusals;
    }

    List<Repaired> repairs() {
        return repairs;
    }
}
