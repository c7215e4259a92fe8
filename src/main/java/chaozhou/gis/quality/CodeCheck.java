package chaozhou.gis.quality;

import static chaozhou.gis.store.SqlNames.quoted;
import static chaozhou.gis.store.SqlNames.table;

import chaozhou.gis.catalog.Attribute;
import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.store.ChangeCheck;
import chaozhou.gis.store.Feature;
import chaozhou.gis.store.FeatureChange;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** The code of a feature is its own at any time, and those that refer to one still find it. */
@Component
final class CodeCheck implements ChangeCheck {

    private final Catalog catalog;

    CodeCheck(Catalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public List<String> faults(Connection connection, FeatureChange change) throws SQLException {
        Attribute code = change.layer().codeAttribute().orElse(null);
        if (code == null) {
            return List.of();
        }
        List<String> faults = new ArrayList<>(taken(connection, change, quoted(code.name())));
        Feature before = change.before();
        Object known = before == null ? null : before.value(change.layer(), code);
        if (known != null) {
            for (Layer child : catalog.children(change.layer())) {
                faults.addAll(orphans(connection, change, child, quoted(code.name()), known));
            }
        }
        return faults;
    }

    private static List<String> taken(Connection connection, FeatureChange change, String code) throws SQLException {
        return Sentences.select(
                connection, """
                SELECT format('%1$s %%s: has the code %%s, which is that of %%s at the same time', mine.id, mine.%2$s, other.id)
                FROM %3$s AS mine
                JOIN %3$s AS other ON other.%2$s = mine.%2$s AND other.id <> mine.id
                  AND daterange(mine.valid_from, mine.valid_to) && daterange(other.valid_from, other.valid_to)
                WHERE mine.id = ? AND mine.valid_from = ?
                ORDER BY other.id""".formatted(change.layer().id(), code, table(change.layer())), change.id(), change.day());
    }

    /** Children in force on the day of the change or later find their parent on the first of these days. */
    private static List<String> orphans(
            Connection connection, FeatureChange change, Layer child, String code, Object known) throws SQLException {
        return Sentences.select(
                connection,
                """
                SELECT format('%1$s %%s: refers to %2$s %%s, which would not be there any more', child.id, child.%3$s)
                FROM %4$s AS child CROSS JOIN LATERAL (SELECT greatest(?::date, child.valid_from) AS first) AS day
                WHERE child.%3$s = ? AND (child.valid_to IS NULL OR child.valid_to > ?)
                  AND NOT EXISTS (
                    SELECT FROM %5$s AS parent
                    WHERE parent.%6$s = child.%3$s AND daterange(parent.valid_from, parent.valid_to) @> day.first)
                ORDER BY child.id""".formatted(
                                child.id(),
                                change.layer().id(),
                                quoted(Objects.requireNonNull(child.parent()).attribute()),
                                table(child),
                                table(change.layer()),
                                code),
                change.day(),
                known,
                change.day());
    }
}
