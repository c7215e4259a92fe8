package chaozhou.gis.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A committed file of the sample. */
record SampleLayer(List<Feature> features) {

    record Feature(String id, JsonNode properties, Geometry geometry) {
        String text(String name) {
            return properties.path(name).asString("");
        }

        boolean isInForce(String day) {
            String to = text("valid_to");
            return text("valid_from").compareTo(day) <= 0 && (to.isEmpty() || to.compareTo(day) > 0);
        }
    }

    static SampleLayer read(String layer) {
        try {
            JsonNode file =
                    JsonMapper.shared().readTree(Files.readAllBytes(Path.of("gis-data/sample", layer + ".geojson")));
            List<Feature> features = new ArrayList<>();
            for (JsonNode node : file.path("features")) {
                features.add(new Feature(
                        node.path("id").stringValue(), node.path("properties"), geometry(node.path("geometry"))));
            }
            return new SampleLayer(features);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SampleLayer inForce(String day) {
        return where(feature -> feature.isInForce(day));
    }

    SampleLayer where(Predicate<Feature> condition) {
        return new SampleLayer(features.stream().filter(condition).toList());
    }

    int count() {
        return features.size();
    }

    Geometry[] geometries() {
        return features.stream().map(Feature::geometry).toArray(Geometry[]::new);
    }

    private static Geometry geometry(JsonNode geometry) {
        JsonNode coordinates = geometry.path("coordinates");
        if (geometry.path("type").stringValue().equals("Point")) {
            return Facts.GEOMETRY.createPoint(position(coordinates));
        }
        List<Polygon> polygons = new ArrayList<>();
        for (JsonNode polygon : coordinates) {
            LinearRing[] rings = polygon.valueStream().map(SampleLayer::ring).toArray(LinearRing[]::new);
            polygons.add(Facts.GEOMETRY.createPolygon(rings[0], java.util.Arrays.copyOfRange(rings, 1, rings.length)));
        }
        return Facts.GEOMETRY.createMultiPolygon(polygons.toArray(Polygon[]::new));
    }

    private static LinearRing ring(JsonNode ring) {
        return Facts.GEOMETRY.createLinearRing(
                ring.valueStream().map(SampleLayer::position).toArray(Coordinate[]::new));
    }

    private static Coordinate position(JsonNode position) {
        return new Coordinate(position.path(0).doubleValue(), position.path(1).doubleValue());
    }
}
