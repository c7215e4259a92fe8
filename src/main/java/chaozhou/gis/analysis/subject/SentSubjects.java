package chaozhou.gis.analysis.subject;

import chaozhou.gis.analysis.AnalysisInputs;
import chaozhou.gis.analysis.GeoJsonCrs;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.catalog.Text;
import chaozhou.gis.encode.table.Column;
import chaozhou.gis.error.GisException.InvalidParameter;
import chaozhou.gis.jobs.JsonMembers;
import chaozhou.gis.jobs.Progress;
import chaozhou.gis.query.geometry.GeoJsonGeometryReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** GeoJSON in a request: a geometry, a Feature or a FeatureCollection (RFC 7946), in CRS84. */
final class SentSubjects implements SubjectSource {

    private final String input;
    private final JsonNode sent;
    private final SubjectShapes shapes;
    private final List<JsonNode> features;
    private final Set<String> names = new LinkedHashSet<>();
    private final List<Subject> subjects = new ArrayList<>();

    /**
     * Reads them.
     *
     * @param input its name
     * @throws InvalidParameter naming the part that is no GeoJSON, and when there is one shape alone that can't be used
     */
    SentSubjects(String input, JsonNode sent, SubjectKind kind, SubjectShapes shapes) {
        this.input = input;
        this.sent = sent;
        this.shapes = shapes;
        JsonMembers root = new JsonMembers(AnalysisInputs.place(input), sent);
        GeoJsonCrs.requireSame(root);
        String type = root.require("type", "it says what is sent, Polygon or FeatureCollection for example")
                .asString("");
        this.features = type.equals("FeatureCollection")
                ? members(root, "features")
                : kind == SubjectKind.POINTS && type.equals("MultiPoint") ? points(root) : List.of(sent);
        features.forEach(feature -> names.addAll(feature.path("properties").propertyNames()));
        for (JsonNode feature : features) {
            subjects.add(subject(feature));
        }
        if (features.size() == 1 && !subjects.get(0).isUsable()) {
            throw AnalysisInputs.fault(
                    input, "can't be used. " + subjects.get(0).remark());
        }
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

    private Subject subject(JsonNode feature) {
        long number = subjects.size() + 1L;
        boolean isFeature = feature.path("type").asString("").equals("Feature");
        JsonNode id = feature.path("id");
        String name = id.isString() || id.isNumber() ? id.asString() : Long.toString(number);
        JsonNode properties = feature.path("properties");
        List<@Nullable Object> values = new ArrayList<>();
        names.forEach(property -> values.add(value(properties.path(property))));
        try {
            return shapes.subject(number, name, values, geometry(isFeature ? feature.path("geometry") : feature));
        } catch (IllegalArgumentException e) {
            return shapes.unusable(number, name, values, "Its geometry can't be read: %s.".formatted(e.getMessage()));
        }
    }

    private static @Nullable Geometry geometry(JsonNode geometry) {
        return geometry.isMissingNode() || geometry.isNull() ? null : GeoJsonGeometryReader.read(geometry);
    }

    private static @Nullable Object value(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        } else if (value.isBoolean()) {
            return value.booleanValue();
        } else if (value.isIntegralNumber() && value.canConvertToLong()) {
            return value.longValue();
        } else if (value.isNumber()) {
            return value.doubleValue();
        }
        return value.isString() ? value.stringValue() : value.toString();
    }

    @Override
    public boolean isMoreThan(long most) {
        return features.size() > most;
    }

    @Override
    public List<Layer> layers() {
        return List.of();
    }

    @Override
    public Map<String, Object> parameters() {
        return Map.of(input, Map.of("count", features.size(), "sha256", Digest.of(sent.toString())));
    }

    @Override
    public Subjects open(Progress progress) {
        List<Column> fields = names.stream()
                .map(name -> Column.text(name, new Text(name, name)))
                .toList();
        return new Subjects() {
            @Override
            public List<Column> fields() {
                return fields;
            }

            @Override
            public void forEach(Progress told, Visitor visitor) throws IOException {
                for (Subject subject : subjects) {
                    visitor.visit(subject);
                    told.share((double) subject.number() / subjects.size());
                }
            }
        };
    }
}
