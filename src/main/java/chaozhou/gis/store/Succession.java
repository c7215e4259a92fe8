package chaozhou.gis.store;

import static chaozhou.gis.store.SqlNames.quoted;
import static chaozhou.gis.store.SqlNames.stagingTable;
import static chaozhou.gis.store.SqlNames.table;
import static chaozhou.gis.store.WritingTransaction.execute;
import static java.util.stream.Collectors.joining;

import chaozhou.gis.catalog.Layer;
import chaozhou.gis.error.GisException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The rows of a release on their way from the staging table into the layer's table: compared with the versions in force, which they
 * follow from the day of the release on. All of it happens in one transaction.
 */
final class Succession {

    /** Adding more rows than these to an index takes longer than making it anew. */
    private static final long MANY = 20_000;

    private final Connection connection;
    private final Release release;
    private final Layer layer;
    private final String current;
    private final String incoming;
    private final String differences;
    private boolean wasEmpty;

    Succession(Connection connection, Release release) {
        this.connection = connection;
        this.release = release;
        this.layer = release.layer();
        this.current = table(layer);
        this.incoming = "staging." + quoted(layer.id() + "~incoming");
        this.differences = "staging." + quoted(layer.id() + "~difference");
    }

    // --- What differs ----------------------------------------------------------------------------------------------

    /**
     * Compares the staged rows with the versions in force, and leaves those that bring something new, dated.
     *
     * @param untouched the ids of features that stay as they are, though they are not staged
     * @throws GisException.Conflict when the layer has changed after the day of the release already
     */
    Comparison compare(Set<String> untouched) throws SQLException {
        wasEmpty = isEmpty();
        if (wasEmpty) {
            return allAdded();
        }
        requireLast();
        execute(connection, "DROP TABLE IF EXISTS %s, %s".formatted(incoming, differences));
        execute(
                connection,
                "ALTER TABLE %s RENAME TO %s".formatted(stagingTable(layer), quoted(layer.id() + "~incoming")));
        keepValues();
        String before = "(SELECT * FROM %s AS version WHERE %s)".formatted(current, inForce("version"));
        execute(
                connection,
                "CREATE TABLE %s AS %s"
                        .formatted(differences, DifferenceSql.select(layer, incoming, before, release.isWhole())));
        execute(connection, "CREATE INDEX ON %s (id)".formatted(differences));
        keep(untouched);
        execute(connection, "ANALYZE " + differences);
        Comparison comparison = DifferenceSql.read(connection, differences);
        execute(
                connection,
                "DELETE FROM %s AS new USING %s AS d WHERE d.id = new.id AND d.kind = 'same'"
                        .formatted(incoming, differences));
        execute(connection, """
                UPDATE %1$s AS new SET valid_from = %2$s, valid_to = d.old_to,
                  geom = CASE WHEN d.is_moved THEN new.geom ELSE old.geom END
                FROM %3$s AS d JOIN %4$s AS old ON old.id = d.id AND old.valid_from = d.old_from
                WHERE d.id = new.id AND d.kind = 'changed'""".formatted(incoming, day(), differences, current));
        execute(connection, future());
        return comparison;
    }

    /** Where there was nothing, everything is new, and stays where it is staged. */
    private Comparison allAdded() throws SQLException {
        List<Difference> listed = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT id, %s::text, count(*) OVER () FROM %s ORDER BY id LIMIT %d"
                                .formatted(
                                        quoted(layer.nameAttribute().name()), stagingTable(layer), Comparison.MOST))) {
            long all = 0;
            while (row.next()) {
                listed.add(new Difference(
                        row.getString(1), Difference.Kind.ADDED, row.getString(2), null, false, List.of(), null, null));
                all = row.getLong(3);
            }
            return new Comparison(all, 0, 0, 0, 0, 0, 0, listed);
        }
    }

    private String day() {
        return "DATE '%s'".formatted(release.day());
    }

    private void requireLast() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                        "SELECT max(greatest(valid_from, valid_to)) FROM %s WHERE greatest(valid_from, valid_to) > %s"
                                .formatted(current, day()));
                ResultSet row = statement.executeQuery()) {
            row.next();
            LocalDate last = row.getObject(1, LocalDate.class);
            if (last != null) {
                throw new GisException.Conflict(
                        "The layer %s changes on %s already, after %s. Publish from that day on, or later."
                                .formatted(layer.id(), last, release.day()));
            }
        }
    }

    /** Features that are there keep what the release says nothing about. */
    private void keepValues() throws SQLException {
        if (!release.kept().isEmpty()) {
            String values = release.kept().stream()
                    .map(attribute -> "%1$s = old.%1$s".formatted(quoted(attribute.name())))
                    .collect(joining(", "));
            execute(
                    connection,
                    "UPDATE %s AS new SET %s FROM %s AS old WHERE old.id = new.id AND %s"
                            .formatted(incoming, values, current, inForce("old")));
        }
    }

    private void keep(Set<String> untouched) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "UPDATE %s SET kind = 'same' WHERE kind = 'removed' AND id = ANY (?)".formatted(differences))) {
            statement.setObject(1, untouched.toArray(String[]::new));
            statement.executeUpdate();
        }
    }

    private String inForce(String version) {
        return "%1$s.valid_from <= %2$s AND (%1$s.valid_to IS NULL OR %1$s.valid_to > %2$s)".formatted(version, day());
    }

    /** All rows of the layer as they will be, where rules look for staged ones. */
    private String future() {
        String columns = "id, valid_from, %s valid_to, provenance, geom, " + columns();
        return """
                CREATE VIEW %1$s AS
                SELECT %2$s FROM %3$s
                UNION ALL
                SELECT %4$s FROM (
                  SELECT version.*, d.id IS NOT NULL AS is_ended
                  FROM %5$s AS version
                  LEFT JOIN %6$s AS d ON d.id = version.id AND d.old_from = version.valid_from AND d.kind IN ('changed', 'removed')
                ) AS version WHERE NOT (is_ended AND valid_from >= %7$s)""".formatted(
                        stagingTable(layer),
                        columns.formatted(""),
                        incoming,
                        columns.formatted("CASE WHEN is_ended THEN %s ELSE valid_to END AS".formatted(day())),
                        current,
                        differences,
                        day());
    }

    private String columns() {
        return layer.attributes().stream()
                .map(attribute -> quoted(attribute.name()))
                .collect(joining(", "));
    }

    // --- What becomes of it ----------------------------------------------------------------------------------------

    /**
     * Puts the new rows into the layer's table and notes what is needed to take them back.
     *
     * @return the number of the publication
     */
    long publish(Comparison comparison) throws SQLException {
        long number = note(comparison);
        if (wasEmpty) {
            fill(comparison);
        } else {
            noteRows(number);
            execute(
                    connection,
                    "DELETE FROM %s AS old USING %s AS d WHERE %s AND old.valid_from >= %s"
                            .formatted(current, differences, ended(), day()));
            execute(
                    connection,
                    "UPDATE %s AS old SET valid_to = %s FROM %s AS d WHERE %s"
                            .formatted(current, day(), differences, ended()));
            StagingWriter.publish(connection, layer, incoming);
            execute(connection, "DROP VIEW " + stagingTable(layer));
            execute(connection, "DROP TABLE %s, %s".formatted(incoming, differences));
        }
        execute(connection, "ANALYZE " + current);
        return number;
    }

    /** Many rows go into a table without indexes, which are made at once when all are there. */
    private void fill(Comparison comparison) throws SQLException {
        boolean areMany = comparison.added() > MANY;
        if (areMany) {
            FeatureTables.dropIndexes(connection, layer);
        }
        StagingWriter.publish(connection, layer, stagingTable(layer));
        execute(connection, "DROP TABLE " + stagingTable(layer));
        if (areMany) {
            FeatureTables.createIndexes(connection, layer);
        }
    }

    private boolean isEmpty() throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement("SELECT NOT EXISTS (SELECT FROM %s)".formatted(current));
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /** Rows of the table that end: {@code old}, by their differences {@code d}. */
    private static String ended() {
        return "d.id = old.id AND d.old_from = old.valid_from AND d.kind IN ('changed', 'removed')";
    }

    private long note(Comparison comparison) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                INSERT INTO gis.publication (layer, day, published_by, source, source_crs, accuracy_m, added, removed, changed, was_empty)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING number""")) {
            statement.setString(1, layer.id());
            statement.setObject(2, release.day());
            statement.setString(3, release.origin().publisher());
            statement.setString(4, release.origin().source());
            statement.setString(5, release.origin().crs());
            statement.setObject(6, release.origin().accuracyInMetres(), Types.DOUBLE);
            statement.setLong(7, comparison.added());
            statement.setLong(8, comparison.removed());
            statement.setLong(9, comparison.changed());
            statement.setBoolean(10, wasEmpty);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private void noteRows(long number) throws SQLException {
        execute(connection, """
                INSERT INTO gis.published_row (publication, id, valid_from, before, before_geom)
                SELECT %d, old.id, old.valid_from, to_jsonb(old) - 'geom', old.geom FROM %s AS old JOIN %s AS d ON %s
                """.formatted(number, current, differences, ended()));
        execute(
                connection,
                "INSERT INTO gis.published_row (publication, id, valid_from) SELECT %d, id, valid_from FROM %s"
                        .formatted(number, incoming));
    }
}
