package chaozhou.gis.transfer;

import chaozhou.gis.catalog.Attribute;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.query.FeatureKey;
import chaozhou.gis.store.NewFeature;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import tools.jackson.databind.JsonNode;

/** A GeoJSON Feature to a {@link NewFeature} of a layer. Faults are IllegalArgumentExceptions with a sentence. */
final class GeoJsonFeature {

    private static final GeometryFactory GEOMETRY = new GeometryFactory();

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

    private Geometry geometry(String id, JsonNode geometry) {
        String type = geometry.path("type").asString("");
        String expected = layer.geometry().title();
        // A single geometry is taken as a multi-geometry of one.
        if (!type.equals(expected) && !("Multi" + type).equals(expected)) {
            throw new IllegalArgumentException("%s: the geometry must be a %s".formatted(id, expected));
        }
        JsonNode coordinates = geometry.path("coordinates");
        boolean isMulti = type.equals(expected);
        return switch (layer.geometry()) {
            case POINT -> GEOMETRY.createPoint(position(id, coordinates));
            case MULTI_LINE_STRING ->
                GEOMETRY.createMultiLineString(
                        parts(coordinates, isMulti).map(part -> line(id, part)).toArray(LineString[]::new));
            case MULTI_POLYGON ->
                GEOMETRY.createMultiPolygon(parts(coordinates, isMulti)
                        .map(part -> polygon(id, part))
                        .toArray(Polygon[]::new));
        };
    }

    private static Stream<JsonNode> parts(JsonNode coordinates, boolean isMulti) {
        return isMulti ? coordinates.valueStream() : Stream.of(coordinates);
    }

    private static LineString line(String id, JsonNode positions) {
        return GEOMETRY.createLineString(positions(id, positions));
    }

    private static Polygon polygon(String id, JsonNode rings) {
        LinearRing[] all = rings.valueStream()
                .map(ring -> GEOMETRY.createLinearRing(positions(id, ring)))
                .toArray(LinearRing[]::new);
        if (all.length == 0) {
            throw new IllegalArgumentException(id + ": a polygon has no ring");
        }
        return GEOMETRY.createPolygon(all[0], Arrays.copyOfRange(all, 1, all.length));
    }

    private static Coordinate[] positions(String id, JsonNode positions) {
        return positions.valueStream().map(p -> position(id, p)).toArray(Coordinate[]::new);
    }

    private static Coordinate position(String id, JsonNode position) {
        double longitude = position.path(0).asDouble(Double.NaN);
        double latitude = position.path(1).asDouble(Double.NaN);
        // The negation also refuses NaN.
        if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90)) {
            throw new IllegalArgumentException(
                    "%s: %s is no position of longitude and latitude in degrees".formatted(id, position));
        }
        return new Coordinate(longitude, latitude);
    }
}
