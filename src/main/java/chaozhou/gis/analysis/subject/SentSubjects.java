package chaozhou.gis.analysis.subject;

import chaozhou.gis.analysis.AnalysisInputs;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.encode.table.Column;
import chaozhou.gis.error.GisException.InvalidParameter;
import chaozhou.gis.jobs.Progress;
import chaozhou.gis.query.geometry.GeoJsonGeometryReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import tools.jackson.databind.JsonNode;

/** GeoJSON in a request, in CRS84. */
final class SentSubjects implements SubjectSource {

    private final SentFeatures features;
    private final SubjectShapes shapes;
    private final List<Subject> subjects = new ArrayList<>();

    /**
     * Reads them.
     *
     * @throws InvalidParameter when there is one shape alone that can't be used
     */
    SentSubjects(SentFeatures features, SubjectShapes shapes) {
        this.features = features;
        this.shapes = shapes;
        for (long number = 1; number <= features.count(); number++) {
            subjects.add(subject(number));
        }
        if (subjects.size() == 1 && !subjects.get(0).isUsable()) {
            throw AnalysisInputs.fault(
                    features.input(), "can't be used. " + subjects.get(0).remark());
        }
    }

    private Subject subject(long number) {
        String id = features.id(number);
        List<@Nullable Object> values = features.values(number);
        try {
            return shapes.subject(number, id, values, geometry(features.geometry(number)));
        } catch (IllegalArgumentException e) {
            return shapes.unusable(number, id, values, "Its geometry can't be read: %s.".formatted(e.getMessage()));
        }
    }

    private static @Nullable Geometry geometry(JsonNode geometry) {
        return geometry.isMissingNode() || geometry.isNull() ? null : GeoJsonGeometryReader.read(geometry);
    }

    @Override
    public boolean isMoreThan(long most) {
        return features.count() > most;
    }

    @Override
    public List<Layer> layers() {
        return List.of();
    }

    @Override
    public Map<String, Object> parameters() {
        return features.parameters();
    }

    @Override
    public Subjects open(Progress progress) {
        return new Subjects() {
            @Override
            public List<Column> fields() {
                return features.fields();
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
