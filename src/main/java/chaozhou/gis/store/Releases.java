package chaozhou.gis.store;

import static chaozhou.gis.store.SqlNames.quoted;
import static chaozhou.gis.store.SqlNames.table;
import static chaozhou.gis.store.WritingTransaction.execute;
import static java.util.stream.Collectors.joining;

import chaozhou.gis.catalog.Layer;
import chaozhou.gis.error.GisException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Publishes releases of layers, and takes them back. Each is one transaction: whenever the program or the server ends, the layer is as
 * before or as after.
 */
public final class Releases {

    /** Edits take a few seconds; another publication may take minutes, and this one says so. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final DataSource dataSource;
    private final List<LayerRule> rules;
    private final List<PublicationStep> steps;
    private final List<ReleaseStep> releaseSteps;
    private final LayerStateStore states;

    public Releases(
            DataSource dataSource,
            List<LayerRule> rules,
            List<PublicationStep> steps,
            List<ReleaseStep> releaseSteps,
            LayerStateStore states) {
        this.dataSource = dataSource;
        this.rules = rules;
        this.steps = steps;
        this.releaseSteps = releaseSteps;
        this.states = states;
    }

    /** Writes the features of a release into the staging table. */
    @FunctionalInterface
    public interface Source {
        /** @return the ids of features that it has but could not write: these stay as they are */
        Set<String> stage(StagingWriter writer) throws SQLException;
    }

    /** Looks at a release before it is published. */
    @FunctionalInterface
    public interface Review {
        /**
         * @param duplicates the ids that more than one staged row had; the first of them stayed
         * @param faults of the layer as it would be; empty when it is not checked
         * @return whether to publish it; otherwise nothing is changed
         * @throws GisException to refuse it
         */
        boolean isAccepted(List<String> duplicates, Comparison comparison, List<Fault> faults);
    }

    /**
     * Stages, compares, checks and, where the review accepts it, publishes a release.
     *
     * @return the number of the publication; null when nothing was published
     * @throws GisException.Conflict when the layer has changed after the day of the release already
     * @throws GisException.Unavailable when another change is under way
     */
    public @Nullable Long publish(Release release, Source source, Review review) {
        Long number = WritingTransaction.attempt(dataSource, PATIENCE, connection -> {
            Set<String> untouched = write(connection, release.layer(), source);
            List<String> duplicates = removeDuplicates(connection, release.layer());
            Succession succession = new Succession(connection, release);
            Comparison comparison = succession.compare(untouched);
            if (!review.isAccepted(duplicates, comparison, release.isChecked() ? check(connection, release) : List.of())
                    || comparison.isEmpty()) {
                return null;
            }
            long publication = succession.publish(comparison);
            for (ReleaseStep step : releaseSteps) {
                step.run(connection, release.layer(), release.day(), publication);
            }
            derive(connection, release.layer(), "publication:" + publication);
            return publication;
        });
        states.refresh();
        return number;
    }

    private static Set<String> write(Connection connection, Layer layer, Source source) throws SQLException {
        Set<String> untouched;
        try (StagingWriter writer = new StagingWriter(connection, layer)) {
            untouched = source.stage(writer);
        }
        execute(connection, "ANALYZE " + SqlNames.stagingTable(layer));
        return untouched;
    }

    private static List<String> removeDuplicates(Connection connection, Layer layer) throws SQLException {
        List<String> duplicates = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("""
                        DELETE FROM %1$s AS row
                        USING (SELECT id, min(ctid) AS first FROM %1$s GROUP BY id HAVING count(*) > 1) AS known
                        WHERE row.id = known.id AND row.ctid > known.first
                        RETURNING row.id""".formatted(SqlNames.stagingTable(layer)));
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                duplicates.add(rows.getString(1));
            }
        }
        return duplicates;
    }

    private List<Fault> check(Connection connection, Release release) throws SQLException {
        return new CheckScope(connection, List.of(release.layer()), true).faults(rules);
    }

    private void derive(Connection connection, Layer layer, String fingerprint) throws SQLException {
        for (PublicationStep step : steps) {
            step.run(connection, List.of(layer));
        }
        LayerStateStore.raiseRevision(connection, layer, fingerprint);
    }

    /** A publication that was taken back. */
    public record Undone(long number, LocalDate day, String source) {}

    /**
     * Takes the last publication of a layer back: its rows are what they were before, as a new revision.
     *
     * @throws GisException.Conflict when there is none, or when features were edited since
     */
    public Undone rollback(Layer layer) {
        Undone undone = WritingTransaction.run(dataSource, PATIENCE, connection -> {
            Undone last = last(connection, layer);
            restore(connection, layer, last.number());
            derive(connection, layer, "rollback:" + last.number());
            return last;
        });
        states.refresh();
        return undone;
    }

    private static Undone last(Connection connection, Layer layer) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                UPDATE gis.publication SET undone_at = now()
                WHERE number = (SELECT max(number) FROM gis.publication WHERE layer = ? AND undone_at IS NULL)
                RETURNING number, day, source,
                  (SELECT count(*) FROM gis.change AS edit WHERE edit.layer = publication.layer AND edit.changed_at > published_at)""")) {
            statement.setString(1, layer.id());
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new GisException.Conflict(
                            "The layer %s has no publication from a file that could be taken back."
                                    .formatted(layer.id()));
                }
                if (row.getLong(4) > 0) {
                    throw new GisException.Conflict(
                            "%d edits of %s came after its last publication, and would be lost. Undo them first, or import the data as they should be."
                                    .formatted(row.getLong(4), layer.id()));
                }
                return new Undone(row.getLong(1), row.getObject(2, LocalDate.class), row.getString(3));
            }
        }
    }

    private static void restore(Connection connection, Layer layer, long number) throws SQLException {
        execute(connection, """
                DELETE FROM %1$s AS row USING gis.publication AS publication
                WHERE publication.number = %2$d AND (publication.was_empty OR EXISTS (
                  SELECT FROM gis.published_row AS noted
                  WHERE noted.publication = %2$d AND noted.id = row.id AND noted.valid_from = row.valid_from))""".formatted(table(layer), number));
        String columns = Stream.concat(
                        Stream.of("id", "valid_from", "valid_to", "provenance"),
                        layer.attributes().stream().map(attribute -> quoted(attribute.name())))
                .map(column -> "before." + column)
                .collect(joining(", "));
        // Like staged rows, so that areas are computed as they are now.
        StagingWriter.publish(connection, layer, """
                (SELECT %s, noted.before_geom AS geom
                 FROM gis.published_row AS noted CROSS JOIN LATERAL jsonb_populate_record(NULL::%s, noted.before) AS before
                 WHERE noted.publication = %d AND noted.before IS NOT NULL) AS restored""".formatted(columns, table(layer), number));
        execute(connection, "ANALYZE " + table(layer));
    }

    /** What differs between the versions in force on two days, from the first to the second. */
    public Comparison compare(Layer layer, LocalDate from, LocalDate to) {
        return WritingTransaction.run(dataSource, PATIENCE, connection -> {
            String differences = "pg_temp.difference";
            execute(
                    connection,
                    "CREATE TEMPORARY TABLE difference ON COMMIT DROP AS "
                            + DifferenceSql.select(layer, inForce(layer, to), inForce(layer, from), true));
            return DifferenceSql.read(connection, differences);
        });
    }

    private static String inForce(Layer layer, LocalDate day) {
        return "(SELECT * FROM %1$s WHERE valid_from <= DATE '%2$s' AND (valid_to IS NULL OR valid_to > DATE '%2$s'))"
                .formatted(table(layer), day);
    }

    /** The faults of layers as they are. */
    public List<Fault> faults(List<Layer> layers) {
        return WritingTransaction.run(
                dataSource, PATIENCE, connection -> new CheckScope(connection, layers, false).faults(rules));
    }
}
