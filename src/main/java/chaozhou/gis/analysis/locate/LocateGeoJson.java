package chaozhou.gis.analysis.locate;

import chaozhou.gis.analysis.Provenance;
import chaozhou.gis.analysis.proximity.Neighbour;
import chaozhou.gis.analysis.subject.Subject;
import chaozhou.gis.analysis.subject.SubjectTable;
import chaozhou.gis.catalog.Language;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.encode.table.Column;
import chaozhou.gis.jobs.Progress;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;
import tools.jackson.databind.json.JsonMapper;

/** Writes points as GeoJSON features that list, by layer, what covers them. */
final class LocateGeoJson {

    /** Properties of what was found, besides those that a point brings along. */
    private static final Set<String> FOUND = Set.of("places", "nearest", "remark");

    private final OutputStream out;
    private final Provenance provenance;
    private final List<Layer> layers;
    private final Language language;
    private boolean isFirst = true;

    /** @param language of remarks */
    LocateGeoJson(OutputStream out, Provenance provenance, List<Layer> layers, Language language) {
        this.out = out;
        this.provenance = provenance;
        this.layers = layers;
        this.language = language;
    }

    /** A feature that covers the point. */
    record Place(String id, @Nullable String name, @Nullable String code) {}

    /** The nearest feature of a coverage that does not cover the point. */
    record Nearest(
            String id, @Nullable String name, @Nullable String code, double distanceM) {}

    void write(LocatedPoints points, Progress progress) throws IOException {
        text("{\"type\":\"FeatureCollection\",\n\"provenance\":" + json(provenance.members()) + ",\n\"features\":[");
        List<Column> fields = SubjectTable.distinct(points.fields(), FOUND);
        points.forEach(progress, point -> {
            text(isFirst ? "\n" : ",\n");
            isFirst = false;
            text(json(feature(fields, point)));
        });
        text("\n]}\n");
    }

    private Map<String, @Nullable Object> feature(List<Column> fields, LocatedPoint point) {
        Subject subject = point.subject();
        Map<String, @Nullable Object> properties = new LinkedHashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            properties.put(fields.get(i).name(), subject.values().get(i));
        }
        Map<String, List<Place>> places = new LinkedHashMap<>();
        for (int i = 0; i < layers.size(); i++) {
            places.put(
                    layers.get(i).id(),
                    point.covers().get(i).stream()
                            .map(cover -> new Place(cover.id(), cover.name(), cover.code()))
                            .toList());
        }
        properties.put("places", places);
        if (!point.nearest().isEmpty()) {
            Map<String, Nearest> nearest = new LinkedHashMap<>();
            for (int i = 0; i < layers.size(); i++) {
                Neighbour neighbour = point.nearest().get(i);
                if (neighbour != null) {
                    nearest.put(
                            layers.get(i).id(),
                            new Nearest(neighbour.id(), neighbour.name(), neighbour.code(), neighbour.metres()));
                }
            }
            properties.put("nearest", nearest);
        }
        if (subject.remark() != null) {
            properties.put("remark", subject.remark().in(language));
        }
        Map<String, @Nullable Object> feature = new LinkedHashMap<>();
        feature.put("type", "Feature");
        feature.put("id", subject.id());
        feature.put("geometry", geometry(point.geometry()));
        feature.put("properties", properties);
        return feature;
    }

    private static @Nullable Object geometry(@Nullable Point point) {
        if (point == null) {
            return null;
        }
        Map<String, Object> geometry = new LinkedHashMap<>();
        geometry.put("type", "Point");
        geometry.put("coordinates", List.of(point.getX(), point.getY()));
        return geometry;
    }

    private static String json(Object value) {
        return JsonMapper.shared().writeValueAsString(value);
    }

    private void text(String json) throws IOException {
        out.write(json.getBytes(StandardCharsets.UTF_8));
    }
}
