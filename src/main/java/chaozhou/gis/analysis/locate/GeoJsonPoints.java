package chaozhou.gis.analysis.locate;

import chaozhou.gis.analysis.GeoJsonCrs;
import chaozhou.gis.error.GisException.InvalidParameter;
import chaozhou.gis.jobs.JsonMembers;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads points from GeoJSON (RFC 7946): a Point, a MultiPoint, or a FeatureCollection of Points. */
final class GeoJsonPoints {

    /** The most points of a request. */
    static final int LIMIT = 10_000;

    static final List<String> TYPES = List.of("Point", "MultiPoint", "FeatureCollection");

    private final List<QueryPoint> points = new ArrayList<>();

    private GeoJsonPoints() {}

    /**
     * Reads at least one point.
     *
     * @param place what a fault is named after
     * @throws InvalidParameter naming the part that can't be used
     */
    static List<QueryPoint> parse(String place, JsonNode value) {
        GeoJsonPoints reader = new GeoJsonPoints();
        JsonMembers root = new JsonMembers(place, value);
        root.require("type", "it says what the points are, " + String.join(" or ", TYPES));
        GeoJsonCrs.requireSame(root);
        String type = root.oneOf("type", TYPES);
        if ("FeatureCollection".equals(type)) {
            reader.readFeatures(root);
        } else if ("MultiPoint".equals(type)) {
            reader.readPositions(root);
        } else {
            reader.readPoint(root, null);
        }
        return reader.points;
    }

    private void readFeatures(JsonMembers collection) {
        JsonNode features = array(collection, "features");
        for (int i = 0; i < features.size(); i++) {
            JsonMembers feature =
                    new JsonMembers("%s[%d]".formatted(collection.placeOf("features"), i), features.get(i));
            feature.require("type", "it must be Feature");
            feature.oneOf("type", List.of("Feature"));
            JsonMembers geometry =
                    new JsonMembers(feature.placeOf("geometry"), feature.require("geometry", "a GeoJSON Point"));
            geometry.require("type", "it must be Point");
            geometry.oneOf("type", List.of("Point"));
            readPoint(geometry, id(feature));
        }
    }

    private static @Nullable JsonNode id(JsonMembers feature) {
        JsonNode id = feature.get("id");
        if (id != null && !id.isString() && !id.isNumber()) {
            throw new InvalidParameter(feature.placeOf("id"), "A feature's id must be a text or a number.");
        }
        return id;
    }

    private void readPositions(JsonMembers multiPoint) {
        JsonNode positions = array(multiPoint, "coordinates");
        for (int i = 0; i < positions.size(); i++) {
            add(null, "%s[%d]".formatted(multiPoint.placeOf("coordinates"), i), positions.get(i));
        }
    }

    private void readPoint(JsonMembers point, @Nullable JsonNode id) {
        add(id, point.placeOf("coordinates"), point.require("coordinates", "longitude and latitude in degrees"));
    }

    private static JsonNode array(JsonMembers owner, String name) {
        JsonNode array = owner.require(name, "an array of 1 to %d points".formatted(LIMIT));
        if (!array.isArray() || array.isEmpty()) {
            throw new InvalidParameter(
                    owner.placeOf(name),
                    "%s must be an array of 1 to %d points.".formatted(owner.placeOf(name), LIMIT));
        }
        if (array.size() > LIMIT) {
            throw new InvalidParameter(
                    owner.placeOf(name),
                    "There are %d points; the most is %d. Send them in several requests."
                            .formatted(array.size(), LIMIT));
        }
        return array;
    }

    /** Adds a position of longitude, latitude and, without effect, height. */
    private void add(@Nullable JsonNode id, String place, JsonNode position) {
        if (!position.isArray() || position.size() < 2 || position.size() > 3) {
            throw new InvalidParameter(place, "A position is [longitude, latitude] in degrees.");
        }
        for (JsonNode number : position) {
            if (!number.isNumber()) {
                throw new InvalidParameter(place, "A position has numbers only: [longitude, latitude] in degrees.");
            }
        }
        points.add(new QueryPoint(
                id,
                degrees(place, "longitude", position.path(0), 180),
                degrees(place, "latitude", position.path(1), 90)));
    }

    private static double degrees(String place, String name, JsonNode number, double limit) {
        double degrees = number.asDouble(Double.NaN);
        // The negation also refuses NaN.
        if (!(Math.abs(degrees) <= limit)) {
            throw new InvalidParameter(
                    place,
                    "The %s must lie between -%.0f and %.0f degrees; longitude comes first."
                            .formatted(name, limit, limit));
        }
        return degrees;
    }
}
