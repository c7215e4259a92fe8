package chaozhou.gis.analysis.subject;

import chaozhou.gis.encode.table.Column;
import chaozhou.gis.error.GisException.InvalidParameter;
import chaozhou.gis.jobs.Progress;
import chaozhou.gis.source.UnsoundShape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** GeoJSON in a request, in CRS84. */
final class SentSubjects implements SentSource {

    private final SentFeatures features;
    private final List<Subject> subjects = new ArrayList<>();

    /**
     * Reads them.
     *
     * @throws InvalidParameter when there is one shape alone that can't be used
     */
    SentSubjects(SentFeatures features, SubjectShapes shapes) {
        this.features = features;
        for (int number = 1; number <= features.count(); number++) {
            subjects.add(subject(features, number, shapes));
        }
        features.requireUsable(subjects.get(0));
    }

    private static Subject subject(SentFeatures features, int number, SubjectShapes shapes) {
        try {
            return shapes.subject(number, features.id(number), features.values(number), features.shape(number));
        } catch (UnsoundShape e) {
            return shapes.unusable(number, features.id(number), features.values(number), e.why());
        }
    }

    @Override
    public SentFeatures features() {
        return features;
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
