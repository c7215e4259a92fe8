package chaozhou.gis.analysis.subject;

import chaozhou.gis.catalog.Text;
import chaozhou.gis.encode.table.Column;
import chaozhou.gis.jobs.Progress;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * GeoJSON in a request, in another CRS: its shapes are read from a file, which GDAL brings to degrees.
 *
 * @param unread why the file has no shape of a feature, by its number
 * @param shapeless makes subjects of those
 */
record PlacedSubjects(SentFeatures features, FileSubjects shapes, Map<Integer, Text> unread, SubjectShapes shapeless)
        implements SentSource {

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
        Text why = unread.get(number);
        return why == null
                ? new Subject(number, features.id(number), features.values(number), shape.geometry(), shape.remark())
                : shapeless.unusable(number, features.id(number), features.values(number), why);
    }
}
