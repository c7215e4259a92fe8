package chaozhou.gis.analysis.subject;

import chaozhou.gis.catalog.Text;
import chaozhou.gis.encode.table.Column;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of subjects: the id, their own fields, what the process found, and the remark. */
public final class SubjectTable {

    private static final Column ID = Column.text("id", new Text("标识", "Id"));
    private static final Column REMARK = Column.text("remark", new Text("备注", "Remark"));

    private final List<Column> columns = new ArrayList<>(List.of(ID));

    /**
     * @param fields of the subjects; one that is called like another column gets a number behind its name
     * @param found columns of the process
     */
    public SubjectTable(List<Column> fields, List<Column> found) {
        List<Column> own = new ArrayList<>(List.of(ID, REMARK));
        own.addAll(found);
        columns.addAll(beside(own, fields));
        columns.addAll(found);
        columns.add(REMARK);
    }

    /** Fields as columns beside others; one that is called like one of these, or like a field before it, gets a number behind its name. */
    public static List<Column> beside(List<Column> others, List<Column> fields) {
        Set<String> taken = new HashSet<>();
        others.forEach(column -> taken.add(column.name()));
        List<Column> columns = new ArrayList<>();
        for (Column field : fields) {
            String name = field.name();
            for (int number = 2; !taken.add(name); number++) {
                name = field.name() + "_" + number;
            }
            columns.add(new Column(name, field.title(), field.type(), field.unit()));
        }
        return columns;
    }

    public List<Column> columns() {
        return columns;
    }

    /** @param found the values of the process's columns */
    public List<@Nullable Object> row(Subject subject, List<@Nullable Object> found) {
        return row(subject, found, subject.remark());
    }

    /** The row of a subject about which nothing was found. */
    public List<@Nullable Object> row(Subject subject) {
        int found = columns.size() - subject.values().size() - 2;
        return row(subject, Collections.nCopies(found, null));
    }

    /** The row of what the process found beside all subjects. */
    public List<@Nullable Object> rowOfNone(List<@Nullable Object> found) {
        List<@Nullable Object> row = new ArrayList<>(columns.size());
        row.addAll(Collections.nCopies(columns.size() - found.size() - 1, null));
        row.addAll(found);
        row.add(null);
        return row;
    }

    /** @param remark in place of the subject's own */
    public List<@Nullable Object> row(Subject subject, List<@Nullable Object> found, @Nullable String remark) {
        List<@Nullable Object> row = new ArrayList<>(columns.size());
        row.add(subject.id());
        row.addAll(subject.values());
        row.addAll(found);
        row.add(remark);
        return row;
    }
}
