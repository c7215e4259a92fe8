package chaozhou.gis.analysis.subject;

import chaozhou.gis.analysis.AnalysisInputs;
import chaozhou.gis.analysis.GeoJsonCrs;
import chaozhou.gis.catalog.Text;
import chaozhou.gis.encode.table.Column;
import chaozhou.gis.error.GisException.InvalidParameter;
import chaozhou.gis.jobs.JsonMembers;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What GeoJSON in a request has: a geometry, a Feature or a FeatureCollection (RFC 7946). Features have numbers from 1.
 *
 * @param input the name of the input
 * @param names of all properties, in the order in which they come
 */
record SentFeatures(String input, JsonNode sent, List<JsonNode> features, Set<String> names) {

    /**
     * Reads them.
     *
     * @param kind of MultiPoints that are sent to a process about points each point is one
     * @throws InvalidParameter naming the part that is no GeoJSON
     */
    static SentFeatures of(String input, JsonNode sent, SubjectKind kind) {
        JsonMembers root = new JsonMembers(AnalysisInputs.place(input), sent);
        GeoJsonCrs.requireSame(root);
        String type = root.require("type", "it says what is sent, Polygon or FeatureCollection for example")
                .asString("");
        List<JsonNode> features = type.equals("FeatureCollection")
                ? members(root, "features")
                : kind == SubjectKind.POINTS && type.equals("MultiPoint") ? points(root) : List.of(sent);
        Set<String> names = new LinkedHashSet<>();
        features.forEach(feature -> names.addAll(feature.path("properties").propertyNames()));
        return new SentFeatures(input, sent, features, names);
    }

    private static List<JsonNode> members(JsonMembers root, String name) {
        JsonNode array = root.require(name, "an array");
        if (!array.isArray() || array.isEmpty()) {
            throw new InvalidParameter(
                    root.placeOf(name), "%s must be an array, with one member at least.".formatted(root.placeOf(name)));
        }
        return StreamSupport.stream(array.spliterator(), false).toList();
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

    private JsonNode feature(long number) {
        return features.get((int) number - 1);
    }

    /** Its own, or its number. */
    String id(long number) {
        JsonNode id = feature(number).path("id");
        return id.isString() || id.isNumber() ? id.asString() : Long.toString(number);
    }

    /** Missing or null: it has none. */
    JsonNode geometry(long number) {
        JsonNode feature = feature(number);
        return feature.path("type").asString("").equals("Feature") ? feature.path("geometry") : feature;
    }

    /** The properties as columns. */
    List<Column> fields() {
        return names.stream()
                .map(name -> Column.text(name, new Text(name, name)))
                .toList();
    }

    /** The values of the properties. */
    List<@Nullable Object> values(long number) {
        JsonNode properties = feature(number).path("properties");
        List<@Nullable Object> values = new ArrayList<>();
        names.forEach(property -> values.add(value(properties.path(property))));
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

    /** The property by which {@link #shapes} tell of which feature they are. */
    static final String NUMBER = "number";

    /** Their shapes alone, as a FeatureCollection. */
    JsonNode shapes() {
        ObjectNode collection = JsonNodeFactory.instance.objectNode().put("type", "FeatureCollection");
        ArrayNode shapes = collection.putArray("features");
        for (long number = 1; number <= count(); number++) {
            ObjectNode shape = shapes.addObject().put("type", "Feature");
            shape.putObject("properties").put(NUMBER, number);
            JsonNode geometry = geometry(number);
            shape.set("geometry", geometry.isMissingNode() ? JsonNodeFactory.instance.nullNode() : geometry);
        }
        return collection;
    }

    /** What tells for good which they are. */
    Map<String, Object> parameters() {
        return Map.of(input, Map.of("count", count(), "sha256", Digest.of(sent.toString())));
    }
}
