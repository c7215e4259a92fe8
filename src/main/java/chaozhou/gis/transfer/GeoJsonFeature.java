package chaozhou.gis.transfer;

import chaozhou.gis.catalog.Attribute;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.geo.Crs;
import chaozhou.gis.query.FeatureKey;
import chaozhou.gis.query.geometry.GeoJsonGeometryReader;
import chaozhou.gis.store.NewFeature;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import tools.jackson.databind.JsonNode;

/** A GeoJSON Feature to a {@link NewFeature} of a layer. Faults are IllegalArgumentExceptions with a sentence. */
final class GeoJsonFeature {

    private final Layer layer;
    private final Set<String> known;

    GeoJsonFeature(Layer layer) {
        this.layer = layer;
        this.known = Stream.concat(
                        Stream.of("valid_from", "valid_to", "provenance"),
                        layer.attributes().stream().filter(a -> !a.isComputed()).map(Attribute::name))
                .collect(Collectors.toUnmodifiableSet());
    }

    NewFeature parse(JsonNode feature) {
        String id = feature.path("id").asString("");
        if (!FeatureKey.ID.matcher(id).matches()) {
            throw new IllegalArgumentException("the feature needs an id of 1 to 64 letters, digits, '_', '.' or '-'");
        }
        JsonNode properties = feature.path("properties");
        for (String name : properties.propertyNames()) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        "%s: the layer has no attribute %s to be given; it has %s".formatted(id, name, known));
            }
        }
        LocalDate validFrom = date(id, "valid_from", properties.path("valid_from"));
        if (validFrom == null) {
            throw new IllegalArgumentException(id + ": valid_from is missing; give the first day, like 2023-12-01");
        }
        List<@Nullable Object> values = new ArrayList<>();
        for (Attribute attribute : layer.attributes()) {
            values.add(attribute.isComputed() ? null : value(id, attribute, properties.path(attribute.name())));
        }
        return new NewFeature(
                id,
                validFrom,
                date(id, "valid_to", properties.path("valid_to")),
                properties.path("provenance").asString(""),
                values,
                geometry(id, feature.path("geometry")));
    }

    private static @Nullable Object value(String id, Attribute attribute, JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        boolean fits = switch (attribute.type()) {
            case TEXT, DATE -> value.isString();
            case INTEGER -> value.isIntegralNumber() && value.canConvertToLong();
            case NUMBER -> value.isNumber() && Double.isFinite(value.doubleValue());
            case BOOLEAN -> value.isBoolean();
        };
        if (!fits) {
            throw new IllegalArgumentException("%s: %s must be of type %s"
                    .formatted(id, attribute.name(), attribute.type().column()));
        }
        return switch (attribute.type()) {
            case TEXT -> value.stringValue();
            case DATE -> date(id, attribute.name(), value);
            case INTEGER -> value.longValue();
            case NUMBER -> value.doubleValue();
            case BOOLEAN -> value.booleanValue();
        };
    }

    private static @Nullable LocalDate date(String id, String name, JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        try {
            return LocalDate.parse(value.asString(""));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("%s: %s must be a day like 2023-12-01".formatted(id, name), e);
        }
    }

    private Geometry geometry(String id, JsonNode json) {
        String type = json.path("type").asString("");
        String expected = layer.geometry().title();
        // A single geometry is taken as a multi-geometry of one.
        if (!type.equals(expected) && !("Multi" + type).equals(expected)) {
            throw new IllegalArgumentException("%s: the geometry must be a %s".formatted(id, expected));
        }
        Geometry geometry = read(id, json);
        for (Coordinate position : geometry.getCoordinates()) {
            if (!Crs.CRS84.holds(position.x, position.y)) {
                throw new IllegalArgumentException("%s: [%s, %s] is no position of longitude and latitude in degrees"
                        .formatted(id, position.x, position.y));
            }
        }
        return type.equals(expected) ? geometry : multi(geometry);
    }

    private static Geometry multi(Geometry single) {
        return single instanceof Polygon polygon
                ? polygon.getFactory().createMultiPolygon(new Polygon[] {polygon})
                : single.getFactory().createMultiLineString(new LineString[] {(LineString) single});
    }

    private static Geometry read(String id, JsonNode json) {
        try {
            return GeoJsonGeometryReader.read(json);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(id + ": " + e.getMessage(), e);
        }
    }
}
