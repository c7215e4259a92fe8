package chaozhou.gis.analysis.subject;

import chaozhou.gis.encode.table.Column;
import chaozhou.gis.jobs.Progress;
import chaozhou.gis.source.UnsoundShape;
import java.io.IOException;
import java.util.List;

/** GeoJSON in a request, in another CRS: its shapes are read from a file, which GDAL brings to degrees. */
record PlacedSubjects(SentFeatures features, FileSubjects shapes, SubjectShapes unread) implements SentSource {

    @Override
    public Subjects open(Progress progress) {
        Subjects placed = shapes.open(progress);
        return new Subjects() {
            @Override
            public List<Column> fields() {
                return features.fields();
            }

            @Override
            public void forEach(Progress told, Visitor visitor) throws IOException {
                placed.forEach(told, shape -> {
                    Subject subject = subject(shape);
                    features.requireUsable(subject);
                    visitor.visit(subject);
                });
            }

            @Override
            public void close() {
                placed.close();
            }
        };
    }

    private Subject subject(Subject shape) {
        int number = Math.toIntExact(shape.number());
        Subject subject =
                new Subject(number, features.id(number), features.values(number), shape.geometry(), shape.remark());
        try {
            return features.shape(number) == null
                    ? unread.unusable(number, subject.id(), subject.values(), SubjectShapes.NO_SHAPE)
                    : subject;
        } catch (UnsoundShape e) {
            return unread.unusable(number, subject.id(), subject.values(), e.why());
        }
    }
}
