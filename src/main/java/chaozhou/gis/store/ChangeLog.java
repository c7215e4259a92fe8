package chaozhou.gis.store;

import static chaozhou.gis.store.SqlNames.table;

import chaozhou.gis.catalog.Layer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code gis.change}: what editors did to features. */
public final class ChangeLog {

    private final JdbcClient jdbc;

    public ChangeLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What was done to a feature.
     *
     * @param before its row without the geometry, as a JSON object; null of a new feature
     * @param after the same of the version that the change made; null of a deleted feature
     * @param isGeometryChanged whether the shape is another
     */
    public record Entry(
            long number,
            String kind,
            LocalDate day,
            Instant changedAt,
            String changedBy,
            @Nullable String reason,
            @Nullable String before,
            @Nullable String after,
            boolean isGeometryChanged) {}

    /** What was done to a feature, the latest first. */
    public List<Entry> of(Layer layer, String id) {
        return jdbc.sql("""
                        SELECT number, kind, day, changed_at, changed_by, reason, before::text, after::text,
                               before_geom IS DISTINCT FROM after_geom
                        FROM gis.change WHERE layer = ? AND id = ? ORDER BY number DESC
                        """)
                .params(layer.id(), id)
                .query((row, number) -> entry(row))
                .list();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getLong(1),
                row.getString(2),
                row.getObject(3, LocalDate.class),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getBoolean(9));
    }

    /**
     * Notes a change that is about to be made, with the row as it is.
     *
     * @param before the version in force
     * @return the number of the entry
     */
    static long begin(Connection connection, Edit edit, @Nullable Feature before) throws SQLException {
        String sql = """
                INSERT INTO gis.change (layer, id, kind, day, changed_by, reason, before, before_geom)
                SELECT ?, ?, ?, ?, ?, ?, to_jsonb(version) - 'geom', version.geom
                FROM (VALUES (1)) AS once LEFT JOIN %s AS version ON version.id = ? AND version.valid_from = ?
                RETURNING number""".formatted(table(edit.layer()));
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, edit.layer().id());
            statement.setString(2, edit.id());
            statement.setString(3, edit.kind().label());
            statement.setObject(4, edit.day());
            statement.setString(5, edit.editor());
            statement.setString(6, edit.reason());
            statement.setString(7, edit.id());
            statement.setObject(8, before == null ? null : before.validFrom(), Types.DATE);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** Adds what was made of the feature, if it is still there. */
    static void end(Connection connection, long number, Edit edit) throws SQLException {
        String sql = """
                UPDATE gis.change SET after = to_jsonb(version) - 'geom', after_geom = version.geom
                FROM %s AS version WHERE number = ? AND version.id = ? AND version.valid_from = ?""".formatted(table(edit.layer()));
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, number);
            statement.setString(2, edit.id());
            statement.setObject(3, edit.day());
            statement.executeUpdate();
        }
    }
}
