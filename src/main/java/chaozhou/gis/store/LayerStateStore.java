package chaozhou.gis.store;

import static chaozhou.gis.store.SqlNames.table;

import chaozhou.gis.catalog.Layer;
import chaozhou.gis.catalog.LayerState;
import chaozhou.gis.catalog.LayerStates;
import chaozhou.gis.geo.BoundingBox;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import net.postgis.jdbc.PGbox2d;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code gis.layer}: what is stored of each layer. */
public final class LayerStateStore {

    private final JdbcClient jdbc;
    private final LayerStates states;

    public LayerStateStore(JdbcClient jdbc, LayerStates states) {
        this.jdbc = jdbc;
        this.states = states;
    }

    /** Reads all states and hands them to {@link LayerStates}; called at start, after publications and on notices. */
    public void refresh() {
        states.update(jdbc.sql("""
                        SELECT layer, revision, extent, first_day, provenance,
                               to_regclass('generalized.' || quote_ident(layer)) IS NOT NULL AS is_generalized,
                               (SELECT accuracy_m FROM gis.publication AS last
                                WHERE last.layer = known.layer AND undone_at IS NULL ORDER BY number DESC LIMIT 1) AS accuracy_m
                        FROM gis.layer AS known""").query((row, number) -> state(row)).list());
    }

    /** The fingerprint of what each layer was last published from. */
    public Map<String, String> fingerprints() {
        Map<String, String> fingerprints = new HashMap<>();
        jdbc.sql("SELECT layer, source_hash FROM gis.layer WHERE source_hash IS NOT NULL")
                .query((row, number) -> fingerprints.put(row.getString(1), row.getString(2)))
                .list();
        return fingerprints;
    }

    /**
     * Says that a layer has changed, to all instances once the transaction is committed.
     *
     * @param fingerprint of what it was published from; null when that stays what it was
     */
    static void raiseRevision(Connection connection, Layer layer, @Nullable String fingerprint) throws SQLException {
        String sql = """
                INSERT INTO gis.layer AS known (layer, revision, published_at, source_hash, extent, first_day, provenance)
                SELECT ?, extract(epoch FROM now())::bigint, now(), coalesce(?, ''), extent, first_day, provenance
                FROM (
                  SELECT ST_Extent(geom) AS extent, min(valid_from) AS first_day,
                         -- 'invented' < 'illustrative' does not sort by certainty, so it is said in numbers.
                         (ARRAY['published', 'illustrative', 'invented'])[max(array_position(ARRAY['published', 'illustrative', 'invented'], provenance))] AS provenance
                  FROM %s
                ) AS summary
                ON CONFLICT (layer) DO UPDATE SET
                  revision = known.revision + 1, published_at = excluded.published_at,
                  source_hash = coalesce(nullif(excluded.source_hash, ''), known.source_hash), extent = excluded.extent,
                  first_day = excluded.first_day, provenance = excluded.provenance""".formatted(table(layer));
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, layer.id());
            statement.setString(2, fingerprint);
            statement.executeUpdate();
        }
        WritingTransaction.execute(connection, "NOTIFY gis_revision");
    }

    private static LayerState state(ResultSet row) throws SQLException {
        return new LayerState(
                row.getString("layer"),
                row.getLong("revision"),
                extent(row),
                row.getObject("first_day", LocalDate.class),
                row.getBoolean("is_generalized"),
                row.getObject("accuracy_m", Double.class),
                row.getString("provenance"));
    }

    private static @Nullable BoundingBox extent(ResultSet row) throws SQLException {
        String text = row.getString("extent");
        if (text == null) {
            return null;
        }
        PGbox2d box = new PGbox2d(text);
        return new BoundingBox(box.getLLB().x, box.getLLB().y, box.getURT().x, box.getURT().y);
    }
}
