package chaozhou.gis.analysis.overlay;

import chaozhou.gis.analysis.QueryShape;
import chaozhou.gis.analysis.subject.Subject;
import chaozhou.gis.analysis.subject.SubjectSource;
import chaozhou.gis.analysis.subject.Subjects;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.catalog.Text;
import chaozhou.gis.encode.table.Column;
import chaozhou.gis.jobs.Progress;
import chaozhou.gis.source.ShapeFaults;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A shape as the only subject.
 *
 * @param id of the feature whose shape it is; else its number
 * @param layers of that feature
 */
record OneShape(String id, QueryShape shape, List<Layer> layers) implements SubjectSource {

    @Override
    public boolean isMoreThan(long count) {
        return count < 1;
    }

    @Override
    public Map<String, Object> parameters() {
        // They are inputs that every provenance has.
        return Map.of();
    }

    private @Nullable Text remark() {
        return shape.repair() == null ? null : ShapeFaults.repaired(ShapeFaults.of(shape.repair()));
    }

    @Override
    public Subjects open(Progress progress) {
        Subject subject = new Subject(1, id, List.of(), shape.geometry(), remark());
        return new Subjects() {
            @Override
            public List<Column> fields() {
                return List.of();
            }

            @Override
            public void forEach(Progress told, Visitor visitor) throws IOException {
                visitor.visit(subject);
            }
        };
    }
}
