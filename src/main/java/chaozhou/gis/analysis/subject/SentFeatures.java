package chaozhou.gis.analysis.subject;

import static java.nio.charset.StandardCharsets.UTF_8;

import chaozhou.gis.analysis.AnalysisInputs;
import chaozhou.gis.analysis.GeoJsonCrs;
import chaozhou.gis.catalog.Text;
import chaozhou.gis.encode.table.Column;
import chaozhou.gis.error.GisException.InvalidParameter;
import chaozhou.gis.jobs.JsonMembers;
import chaozhou.gis.query.geometry.GeoJsonGeometryReader;
import chaozhou.gis.source.UnsoundShape;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The features of GeoJSON in a request: a geometry, a Feature or a FeatureCollection (RFC 7946). */
final class SentFeatures {

    private final String input;
    private final JsonNode sent;
    private final List<JsonNode> features;
    private final List<String> names;

    /**
     * Reads what holds them.
     *
     * @param input its name
     * @throws InvalidParameter naming the part that is no GeoJSON
     */
    SentFeatures(String input, JsonNode sent, SubjectKind kind) {
        this.input = input;
        this.sent = sent;
        JsonMembers root = new JsonMembers(AnalysisInputs.place(input), sent);
        GeoJsonCrs.requireSame(root);
        String type = root.require("type", "it says what is sent, Polygon or FeatureCollection for example")
                .asString("");
        this.features = type.equals("FeatureCollection")
                ? members(root, "features")
                : kind == SubjectKind.POINTS && type.equals("MultiPoint") ? points(root) : List.of(sent);
        Set<String> found = new LinkedHashSet<>();
        features.forEach(feature -> found.addAll(feature.path("properties").propertyNames()));
        this.names = List.copyOf(found);
    }

    private static List<JsonNode> members(JsonMembers root, String name) {
        JsonNode array = root.require(name, "an array");
        if (!array.isArray() || array.isEmpty()) {
            throw new InvalidParameter(
                    root.placeOf(name), "%s must be an array, with one member at least.".formatted(root.placeOf(name)));
        }
        List<JsonNode> members = new ArrayList<>();
        array.forEach(members::add);
        return members;
    }

    /** The points of a MultiPoint, each asked about by itself. */
    private static List<JsonNode> points(JsonMembers multiPoint) {
        return members(multiPoint, "coordinates").stream()
                .map(position -> (JsonNode) JsonNodeFactory.instance
                        .objectNode()
                        .put("type", "Point")
                        .set("coordinates", position))
                .toList();
    }

    int count() {
        return features.size();
    }

    List<Column> fields() {
        return names.stream()
                .map(name -> Column.text(name, new Text(name, name)))
                .toList();
    }

    /**
     * Refuses one that was sent alone and can't be used; among several its row tells so.
     *
     * @throws InvalidParameter saying why
     */
    void requireUsable(Subject subject) {
        if (count() == 1 && !subject.isUsable()) {
            throw AnalysisInputs.fault(
                    input,
                    "can't be used. " + Objects.requireNonNull(subject.remark()).en());
        }
    }

    /** What tells for good which they are: members of a provenance's parameters. */
    Map<String, Object> parameters() {
        Map<String, Object> digest = new LinkedHashMap<>();
        digest.put("count", features.size());
        digest.put("sha256", Digest.of(sent.toString()));
        return Map.of(input, digest);
    }

    /** @param number of a feature, from 1 */
    String id(int number) {
        JsonNode id = features.get(number - 1).path("id");
        return id.isString() || id.isNumber() ? id.asString() : Integer.toString(number);
    }

    List<@Nullable Object> values(int number) {
        JsonNode properties = features.get(number - 1).path("properties");
        List<@Nullable Object> values = new ArrayList<>();
        names.forEach(name -> values.add(value(properties.path(name))));
        return values;
    }

    private static @Nullable Object value(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        } else if (value.isBoolean()) {
            return value.booleanValue();
        } else if (value.isNumber()) {
            return number(value);
        }
        return value.isString() ? value.stringValue() : value.toString();
    }

    /** A whole one is the same number however it is written: 1 and 1.0. */
    private static Object number(JsonNode value) {
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return value.longValue();
        }
        double number = value.doubleValue();
        return number == (long) number ? (Object) (long) number : (Object) number;
    }

    private JsonNode geometryOf(int number) {
        JsonNode feature = features.get(number - 1);
        return feature.path("type").asString("").equals("Feature") ? feature.path("geometry") : feature;
    }

    /**
     * The shape as it was sent; null where there is none.
     *
     * @throws UnsoundShape when it can't be read
     */
    @Nullable
    Geometry shape(int number) {
        JsonNode geometry = geometryOf(number);
        if (geometry.isMissingNode() || geometry.isNull()) {
            return null;
        }
        try {
            return GeoJsonGeometryReader.read(geometry);
        } catch (IllegalArgumentException e) {
            throw new UnsoundShape(new Text(
                    "图形无法读取：%s。".formatted(e.getMessage()),
                    "Its geometry can't be read: %s.".formatted(e.getMessage())));
        }
    }

    /**
     * Writes the shapes that can be read, as a FeatureCollection in which each feature stands at its place.
     *
     * @return why the others can't, by the number of their feature
     */
    Map<Integer, Text> writeShapes(Path file) {
        Map<Integer, Text> unread = new HashMap<>();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (int number = 1; number <= features.size(); number++) {
                String start = number == 1 ? "{\"type\":\"FeatureCollection\",\"features\":[" : ",";
                String feature = "\n{\"type\":\"Feature\",\"properties\":{},\"geometry\":%s}";
                Text fault = fault(number);
                if (fault != null) {
                    unread.put(number, fault);
                }
                out.write((start + feature.formatted(fault == null ? geometryOf(number) : null)).getBytes(UTF_8));
            }
            out.write("]}".getBytes(UTF_8));
            return unread;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private @Nullable Text fault(int number) {
        try {
            return shape(number) == null ? SubjectShapes.NO_SHAPE : null;
        } catch (UnsoundShape e) {
            return e.why();
        }
    }
}
