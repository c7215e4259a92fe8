package chaozhou.gis.geo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Polygons whose edges are long and straight in degrees, measured on the ellipsoid of CGCS2000 by integrals with 30 digits: the area below an edge
 * by the area up to a parallel, a function of its latitude, and the length by that of its element. On the plane of EPSG:4548 they were measured
 * between points that PROJ has put there, 2,000 and 4,000 on an edge, extrapolated. The tests of the map have them too.
 */
public record StraightEdges(
        String name, List<double[]> ring, double areaM2, double lengthM, double planeAreaM2, double planeLengthM) {

    public static List<StraightEdges> all() {
        try (InputStream file = StraightEdges.class.getResourceAsStream("straight-edges.json")) {
            return JsonMapper.shared()
                    .readTree(Objects.requireNonNull(file))
                    .valueStream()
                    .map(StraightEdges::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static StraightEdges of(JsonNode shape) {
        return new StraightEdges(
                shape.path("name").stringValue(),
                shape.path("ring")
                        .valueStream()
                        .map(position -> new double[] {
                            position.path(0).doubleValue(), position.path(1).doubleValue()
                        })
                        .toList(),
                shape.path("areaM2").doubleValue(),
                shape.path("lengthM").doubleValue(),
                shape.path("planeAreaM2").doubleValue(),
                shape.path("planeLengthM").doubleValue());
    }

    /** As GeoJSON. */
    public String geoJson() {
        return "{\"type\":\"Polygon\",\"coordinates\":[%s]}"
                .formatted(JsonMapper.shared().writeValueAsString(ring));
    }

    @Override
    public String toString() {
        return name;
    }
}
