package chaozhou.gis.analysis.subject;

import chaozhou.gis.analysis.AnalysisInputs;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.encode.table.Column;
import chaozhou.gis.jobs.Progress;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * GeoJSON in a request whose coordinates are of another CRS. Their shapes come from a file, since GDAL knows that CRS; ids and properties
 * stay as they were sent.
 *
 * @param placed the shapes, with their numbers in the field {@link SentFeatures#NUMBER}
 * @param shapes says what is wrong with one that the file does not have
 */
record PlacedFeatures(SentFeatures features, FileSubjects placed, SubjectShapes shapes) implements SubjectSource {

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
        return new Opened(placed.open(progress));
    }

    private final class Opened implements Subjects {
        private final Subjects opened;
        private long visited;

        Opened(Subjects opened) {
            this.opened = opened;
        }

        @Override
        public List<Column> fields() {
            return features.fields();
        }

        @Override
        public void forEach(Progress progress, Visitor visitor) throws IOException {
            int field = opened.fields().stream().map(Column::name).toList().indexOf(SentFeatures.NUMBER);
            opened.forEach(progress, subject -> {
                Number number = (Number) Objects.requireNonNull(subject.values().get(field));
                visitMissing(number.longValue(), visitor);
                visit(subject.geometry(), subject.remark(), visitor);
            });
            visitMissing(features.count() + 1L, visitor);
        }

        /** Visits those before a number that GDAL left out. */
        private void visitMissing(long before, Visitor visitor) throws IOException {
            while (visited + 1 < before) {
                long number = visited + 1;
                Subject none = shapes.unusable(
                        number, features.id(number), features.values(number), "Its geometry can't be read.");
                visit(none.geometry(), none.remark(), visitor);
            }
        }

        private void visit(@Nullable Geometry shape, @Nullable String remark, Visitor visitor) throws IOException {
            visited++;
            if (shape == null && features.count() == 1) {
                throw AnalysisInputs.fault(features.input(), "can't be used. " + remark);
            }
            visitor.visit(new Subject(visited, features.id(visited), features.values(visited), shape, remark));
        }

        @Override
        public void close() {
            opened.close();
        }
    }
}
