package chaozhou.gis.store;

import static chaozhou.gis.store.SqlNames.quoted;
import static chaozhou.gis.store.SqlNames.stagingTable;
import static chaozhou.gis.store.SqlNames.table;
import static java.util.stream.Collectors.joining;

import chaozhou.gis.catalog.Attribute;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.error.GisException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.UncategorizedSQLException;

/**
 * Takes staged features into their layers. Reading, staging, checking and publishing are one transaction: whenever the
 * program or the server ends, the layers are as before or as after.
 */
public final class Publication {

    /** Only one publication at a time, over all instances. */
    private static final long LOCK = 0x6769732d7075626cL;

    private final DataSource dataSource;
    private final List<StagingCheck> checks;
    private final List<PublicationStep> steps;
    private final LayerStateStore states;

    public Publication(
            DataSource dataSource, List<StagingCheck> checks, List<PublicationStep> steps, LayerStateStore states) {
        this.dataSource = dataSource;
        this.checks = checks;
        this.steps = steps;
        this.states = states;
    }

    /** Where a layer's features come from. */
    public interface Source {
        /** Tells one content from another: the same text, the same features. */
        String fingerprint();

        /** Writes every feature of the source. */
        void stage(StagingWriter writer) throws SQLException;
    }

    /**
     * Replaces the features of the layers by those of their sources.
     *
     * @throws GisException.InvalidData when a check refuses them; nothing is changed then
     */
    public void replace(Map<Layer, Source> sources) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                replace(connection, sources);
                connection.commit();
            } finally {
                // After a commit this has nothing to undo.
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new UncategorizedSQLException("publishing", null, e);
        }
        states.refresh();
    }

    private void replace(Connection connection, Map<Layer, Source> sources) throws SQLException {
        List<Layer> layers = List.copyOf(sources.keySet());
        execute(connection, "SET LOCAL statement_timeout = 0");
        execute(connection, "SELECT pg_advisory_xact_lock(" + LOCK + ")");
        for (Map.Entry<Layer, Source> source : sources.entrySet()) {
            stage(connection, source.getKey(), source.getValue());
        }
        check(connection, layers);
        for (Layer layer : layers) {
            publish(connection, layer);
        }
        for (PublicationStep step : steps) {
            step.run(connection, layers);
        }
        for (Map.Entry<Layer, Source> source : sources.entrySet()) {
            raiseRevision(connection, source.getKey(), source.getValue().fingerprint());
        }
    }

    private static void stage(Connection connection, Layer layer, Source source) throws SQLException {
        try (StagingWriter writer = new StagingWriter(connection, layer)) {
            source.stage(writer);
        }
        execute(connection, "ANALYZE " + stagingTable(layer));
    }

    private void check(Connection connection, List<Layer> layers) throws SQLException {
        List<String> faults = new ArrayList<>();
        for (StagingCheck check : checks) {
            faults.addAll(check.faults(connection, layers));
        }
        if (!faults.isEmpty()) {
            throw new GisException.InvalidData("The data were not published:", faults);
        }
    }

    private static void publish(Connection connection, Layer layer) throws SQLException {
        String columns = layer.attributes().stream()
                .map(attribute -> quoted(attribute.name()))
                .collect(joining(", ", "id, valid_from, valid_to, provenance, geom, ", ""));
        String values = layer.attributes().stream()
                .map(Publication::published)
                .collect(joining(", ", "id, valid_from, valid_to, provenance, geom, ", ""));
        execute(connection, "DELETE FROM " + table(layer));
        execute(
                connection,
                "INSERT INTO %s (%s) SELECT %s FROM %s".formatted(table(layer), columns, values, stagingTable(layer)));
        execute(connection, "DROP TABLE " + stagingTable(layer));
        execute(connection, "ANALYZE " + table(layer));
    }

    /** An attribute's value on its way from staging: areas are computed on the ellipsoid, in m², to 0.01 m². */
    private static String published(Attribute attribute) {
        return attribute.isComputed() ? "round(ST_Area(geom::geography)::numeric, 2)" : quoted(attribute.name());
    }

    private static void raiseRevision(Connection connection, Layer layer, String fingerprint) throws SQLException {
        String sql = """
                INSERT INTO gis.layer AS known (layer, revision, published_at, source_hash, extent, first_day, provenance)
                SELECT ?, extract(epoch FROM now())::bigint, now(), ?, extent, first_day, provenance
                FROM (
                  SELECT ST_Extent(geom) AS extent, min(valid_from) AS first_day,
                         -- 'invented' < 'illustrative' does not sort by certainty, so it is said in numbers.
                         (ARRAY['published', 'illustrative', 'invented'])[max(array_position(ARRAY['published', 'illustrative', 'invented'], provenance))] AS provenance
                  FROM %s
                ) AS summary
                ON CONFLICT (layer) DO UPDATE SET
                  revision = known.revision + 1, published_at = excluded.published_at, source_hash = excluded.source_hash, extent = excluded.extent,
                  first_day = excluded.first_day, provenance = excluded.provenance""".formatted(table(layer));
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, layer.id());
            statement.setString(2, fingerprint);
            statement.executeUpdate();
        }
        execute(connection, "NOTIFY gis_revision");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
