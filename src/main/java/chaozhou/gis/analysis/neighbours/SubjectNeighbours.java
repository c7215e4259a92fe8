package chaozhou.gis.analysis.neighbours;

import chaozhou.gis.analysis.AnalysisInputs;
import chaozhou.gis.analysis.subject.GatheredSubjects;
import chaozhou.gis.analysis.subject.Subject;
import chaozhou.gis.analysis.subject.SubjectTable;
import chaozhou.gis.catalog.Text;
import chaozhou.gis.encode.table.Column;
import chaozhou.gis.encode.table.Table;
import chaozhou.gis.error.GisException.InvalidParameter;
import chaozhou.gis.jobs.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Features that were sent or read from a file, with the others of them that touch them. */
final class SubjectNeighbours {

    private final GatheredSubjects features;
    private final @Nullable String id;
    private final boolean isBothWays;
    private final SubjectTable table;

    /**
     * @param id the feature that is asked about alone; null: all are
     * @param isBothWays whether a pair comes twice
     * @throws InvalidParameter when there is no feature of that id
     */
    SubjectNeighbours(GatheredSubjects features, @Nullable String id, boolean isBothWays) {
        this.features = features;
        this.id = id;
        this.isBothWays = isBothWays;
        this.table = new SubjectTable(features.fields(), found(features.fields()));
        if (id != null && features.usable().stream().noneMatch(this::isAskedAbout)) {
            throw AnalysisInputs.fault(
                    "id", "names no feature that can be used; of a file it is the number of its row, from 1.");
        }
    }

    private boolean isAskedAbout(Subject feature) {
        return id == null || feature.id().equals(id);
    }

    private static List<Column> found(List<Column> fields) {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.text("neighbourId", new Text("邻接要素标识", "Id of the neighbour")));
        fields.forEach(field -> columns.add(new Column(
                "neighbour_" + field.name(),
                new Text(
                        "邻接要素：" + field.title().zh(),
                        "The neighbour: " + field.title().en()),
                field.type(),
                field.unit())));
        return CommonBoundary.columns(columns);
    }

    List<Column> columns() {
        return table.columns();
    }

    void write(Progress progress, Table.RowWriter out) throws IOException {
        TouchingAreas touching = new TouchingAreas(features.usable());
        double done = 0;
        for (Subject feature : features.usable()) {
            if (isAskedAbout(feature)) {
                write(feature, touching.of(feature), out);
            }
            progress.share(++done / features.usable().size());
        }
    }

    private void write(Subject feature, List<Subject> neighbours, Table.RowWriter out) throws IOException {
        for (Subject neighbour : neighbours) {
            if (isBothWays || id != null || feature.number() < neighbour.number()) {
                CommonBoundary common = CommonBoundary.between(feature.shape(), neighbour.shape());
                List<@Nullable Object> found = new ArrayList<>();
                found.add(neighbour.id());
                found.addAll(neighbour.values());
                found.addAll(common.values());
                out.row(table.row(feature, found), common.shape());
            }
        }
    }
}
