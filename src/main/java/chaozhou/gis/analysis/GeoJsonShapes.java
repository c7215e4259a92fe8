package chaozhou.gis.analysis;

import chaozhou.gis.error.GisException.InvalidParameter;
import chaozhou.gis.jobs.JsonMembers;
import chaozhou.gis.query.geometry.GeoJsonGeometryReader;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import tools.jackson.databind.JsonNode;

/** Reads shapes from GeoJSON (RFC 7946): a geometry, a Feature, or a FeatureCollection, in CRS84. */
public final class GeoJsonShapes {

    private GeoJsonShapes() {}

    /**
     * Reads the shape that all geometries make together.
     *
     * @param place what a fault is named after
     * @throws InvalidParameter naming the part that can't be used
     */
    public static QueryShape parse(String place, JsonNode value) {
        JsonMembers root = new JsonMembers(place, value);
        String type = root.require("type", "it says what the shape is, Polygon or FeatureCollection for example")
                .asString("");
        GeoJsonCrs.requireSame(root);
        List<Geometry> parts = new ArrayList<>();
        switch (type) {
            case "FeatureCollection" -> readFeatures(root, parts);
            case "Feature" -> readFeature(root, parts);
            default -> readGeometry(place, value, parts);
        }
        try {
            return QueryShape.of(parts);
        } catch (IllegalArgumentException e) {
            throw new InvalidParameter(place, place + " " + e.getMessage());
        }
    }

    private static void readFeatures(JsonMembers collection, List<Geometry> parts) {
        JsonNode features = collection.require("features", "an array of features");
        if (!features.isArray() || features.isEmpty()) {
            throw new InvalidParameter(
                    collection.placeOf("features"),
                    "%s must be an array of features, at least one.".formatted(collection.placeOf("features")));
        }
        for (int i = 0; i < features.size(); i++) {
            readFeature(
                    new JsonMembers("%s[%d]".formatted(collection.placeOf("features"), i), features.path(i)), parts);
        }
    }

    private static void readFeature(JsonMembers feature, List<Geometry> parts) {
        JsonNode geometry = feature.require("geometry", "a GeoJSON geometry");
        readGeometry(feature.placeOf("geometry"), geometry, parts);
    }

    private static void readGeometry(String place, JsonNode value, List<Geometry> parts) {
        try {
            addMembers(GeoJsonGeometryReader.read(value), parts);
        } catch (IllegalArgumentException e) {
            throw new InvalidParameter(place, "%s can't be read: %s.".formatted(place, e.getMessage()));
        }
    }

    /** Adds a geometry, or those of a collection. */
    private static void addMembers(Geometry geometry, List<Geometry> parts) {
        if (geometry.getClass() == GeometryCollection.class) {
            for (int i = 0; i < geometry.getNumGeometries(); i++) {
                addMembers(geometry.getGeometryN(i), parts);
            }
        } else {
            parts.add(geometry);
        }
    }
}
