package chaozhou.gis.encode;

import chaozhou.gis.catalog.Attribute;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.geo.Crs;
import chaozhou.gis.query.FeatureKey;
import chaozhou.gis.query.geometry.GeoJsonGeometryReader;
import chaozhou.gis.query.geometry.Geometries;
import chaozhou.gis.store.Feature;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import tools.jackson.databind.JsonNode;

/** Reads GeoJSON Features (RFC 7946, 3.2) of a layer. Faults are IllegalArgumentExceptions with a sentence. */
public final class GeoJsonFeatureReader {

    private static final Set<String> COMMON = Set.of("valid_from", "valid_to", "provenance");

    private final Layer layer;

    public GeoJsonFeatureReader(Layer layer) {
        this.layer = layer;
    }

    /** A feature that has to say all of itself but what is computed; each fault begins with the feature's id. */
    public Feature read(JsonNode feature) {
        String id = feature.path("id").asString("");
        if (!FeatureKey.ID.matcher(id).matches()) {
            throw new IllegalArgumentException("the feature needs an id of 1 to 64 letters, digits, '_', '.' or '-'");
        }
        try {
            return read(id, feature.path("properties"), feature.path("geometry"));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(id + ": " + e.getMessage(), e);
        }
    }

    private Feature read(String id, JsonNode properties, JsonNode geometry) {
        requireKnown(properties, Attribute::isComputed);
        LocalDate validFrom = day("valid_from", properties.path("valid_from"));
        if (validFrom == null) {
            throw new IllegalArgumentException("valid_from is missing; give the first day, like 2023-12-01");
        }
        return new Feature(
                id,
                validFrom,
                day("valid_to", properties.path("valid_to")),
                properties.path("provenance").asString(""),
                values(properties, null),
                geometry(geometry, Crs.CRS84));
    }

    /** @param exceptions the attributes of the layer that may not be given */
    public void requireKnown(JsonNode properties, Predicate<Attribute> exceptions) {
        Set<String> known = Stream.concat(
                        COMMON.stream(),
                        layer.attributes().stream().filter(exceptions.negate()).map(Attribute::name))
                .collect(Collectors.toUnmodifiableSet());
        for (String name : properties.propertyNames()) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException("the layer has no attribute %s to be given; it has %s"
                        .formatted(name, known.stream().sorted().collect(Collectors.joining(", "))));
            }
        }
    }

    /**
     * The values of the layer's attributes.
     *
     * @param otherwise what those have that the properties do not name; null: nothing
     */
    public List<@Nullable Object> values(JsonNode properties, @Nullable List<@Nullable Object> otherwise) {
        List<@Nullable Object> values = new ArrayList<>();
        for (Attribute attribute : layer.attributes()) {
            JsonNode value = properties.path(attribute.name());
            if (attribute.isComputed()) {
                values.add(null);
            } else if (value.isMissingNode() && otherwise != null) {
                values.add(otherwise.get(values.size()));
            } else {
                values.add(value(attribute, value));
            }
        }
        return values;
    }

    private static @Nullable Object value(Attribute attribute, JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        boolean fits = switch (attribute.type()) {
            case TEXT, DATE -> value.isString() && value.stringValue().indexOf('\0') < 0;
            case INTEGER -> value.isIntegralNumber() && value.canConvertToLong();
            case NUMBER -> value.isNumber() && Double.isFinite(value.doubleValue());
            case BOOLEAN -> value.isBoolean();
        };
        if (!fits) {
            throw new IllegalArgumentException("%s must be of type %s"
                    .formatted(attribute.name(), attribute.type().column()));
        }
        return switch (attribute.type()) {
            case TEXT -> value.stringValue();
            case DATE -> day(attribute.name(), value);
            case INTEGER -> value.longValue();
            case NUMBER -> value.doubleValue();
            case BOOLEAN -> value.booleanValue();
        };
    }

    /** A day; null where none is given. */
    public static @Nullable LocalDate day(String name, JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        try {
            return LocalDate.parse(value.asString(""));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("%s must be a day like 2023-12-01".formatted(name), e);
        }
    }

    /**
     * A geometry of the layer's type; a single one is taken as a multi-geometry of one.
     *
     * @param crs of its coordinates, in the order of the CRS; longitude or easting is in x of the result
     */
    public Geometry geometry(JsonNode json, Crs crs) {
        String type = json.path("type").asString("");
        String expected = layer.geometry().title();
        if (!type.equals(expected) && !("Multi" + type).equals(expected)) {
            throw new IllegalArgumentException("the geometry must be a %s".formatted(expected));
        }
        Geometry geometry = GeoJsonGeometryReader.read(json);
        Geometries.orient(geometry, crs);
        Geometry whole = type.equals(expected) ? geometry : multi(geometry);
        whole.setSRID(crs.srid());
        return whole;
    }

    private static Geometry multi(Geometry single) {
        return single instanceof Polygon polygon
                ? polygon.getFactory().createMultiPolygon(new Polygon[] {polygon})
                : single.getFactory().createMultiLineString(new LineString[] {(LineString) single});
    }
}
