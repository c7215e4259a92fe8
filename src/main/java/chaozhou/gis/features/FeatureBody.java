package chaozhou.gis.features;

import chaozhou.gis.catalog.Layer;
import chaozhou.gis.encode.GeoJsonFeatureReader;
import chaozhou.gis.error.GisException;
import chaozhou.gis.geo.Crs;
import chaozhou.gis.query.FeatureKey;
import chaozhou.gis.store.Edit;
import chaozhou.gis.store.Feature;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import tools.jackson.databind.JsonNode;

/**
 * The body of an edit: a GeoJSON Feature, or what of one changes (RFC 7396). What the service says itself, computed values,
 * links and the days of the version, may stand in it as it was read, and changes nothing.
 */
final class FeatureBody {

    private static final Set<String> MEMBERS = Set.of("type", "id", "geometry", "properties", "links", "bbox");

    private final GeoJsonFeatureReader reader;
    private final JsonNode body;
    private final JsonNode properties;
    private final Crs crs;

    /** @throws GisException.InvalidData when the body is no feature of the layer */
    FeatureBody(Layer layer, JsonNode body, Crs crs) {
        this.reader = new GeoJsonFeatureReader(layer);
        this.body = body;
        this.properties = body.path("properties");
        this.crs = crs;
        required(() -> {
            requireShape();
            reader.requireKnown(properties, attribute -> false);
            return body;
        });
    }

    private void requireShape() {
        if (!body.isObject()) {
            throw new IllegalArgumentException("the body must be a GeoJSON Feature");
        }
        for (String name : body.propertyNames()) {
            if (!MEMBERS.contains(name)) {
                throw new IllegalArgumentException(
                        "%s is no member of a GeoJSON Feature; what is said of it stands in properties"
                                .formatted(name));
            }
        }
        if (!body.path("type").asString("Feature").equals("Feature")) {
            throw new IllegalArgumentException("type must be Feature");
        }
        if (!properties.isObject() && !properties.isMissingNode()) {
            throw new IllegalArgumentException("properties must be an object");
        }
        if (body.has("id")
                && !FeatureKey.ID.matcher(body.path("id").asString("")).matches()) {
            throw new IllegalArgumentException("id must be 1 to 64 letters, digits, '_', '.' or '-'");
        }
    }

    Optional<String> id() {
        return body.has("id") ? Optional.of(body.path("id").asString("")) : Optional.empty();
    }

    Optional<LocalDate> validFrom() {
        return required(
                () -> Optional.ofNullable(GeoJsonFeatureReader.day("valid_from", properties.path("valid_from"))));
    }

    Optional<String> text(String property) {
        JsonNode value = properties.path(property);
        return value.isString() ? Optional.of(value.stringValue()) : Optional.empty();
    }

    /** The feature that the body is, from the day of the edit on. */
    Feature whole(Edit edit, @Nullable Feature before) {
        return required(() -> {
            if (!body.has("type") || !body.has("properties") || !body.has("geometry")) {
                throw new IllegalArgumentException("a Feature has the members type, properties and geometry");
            }
            return feature(
                    edit,
                    before,
                    properties.path("provenance").asString(""),
                    reader.values(properties, null),
                    reader.geometry(body.path("geometry"), crs));
        });
    }

    /** The feature before with what the body changes, from the day of the edit on. */
    Feature merged(Edit edit, Feature before) {
        return required(() -> feature(
                edit,
                before,
                properties.has("provenance") ? properties.path("provenance").asString("") : before.provenance(),
                reader.values(properties, before.values()),
                body.has("geometry") ? reader.geometry(body.path("geometry"), crs) : before.geometry()));
    }

    private Feature feature(
            Edit edit, @Nullable Feature before, String provenance, List<@Nullable Object> values, Geometry geometry) {
        LocalDate validTo = before == null ? null : before.validTo();
        requireDays(edit, before, validTo);
        return new Feature(edit.id(), edit.day(), validTo, provenance, values, geometry);
    }

    /** The days of a version follow from the edit; a body that says others would not get what it says. */
    private void requireDays(Edit edit, @Nullable Feature before, @Nullable LocalDate validTo) {
        LocalDate from = GeoJsonFeatureReader.day("valid_from", properties.path("valid_from"));
        if (from != null && !from.equals(edit.day()) && (before == null || !from.equals(before.validFrom()))) {
            throw new IllegalArgumentException(
                    "valid_from is the day from which on the change holds; say that day with the parameter datetime="
                            + from);
        }
        if (properties.has("valid_to")
                && !Objects.equals(GeoJsonFeatureReader.day("valid_to", properties.path("valid_to")), validTo)) {
            throw new IllegalArgumentException(
                    "valid_to follows from later changes; end a feature with DELETE and datetime, the first day without it");
        }
    }

    private static <T> T required(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            throw new GisException.InvalidData(
                    "The body is no feature of the layer.", List.of(String.valueOf(e.getMessage())));
        }
    }
}
