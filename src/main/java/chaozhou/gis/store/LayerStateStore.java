package chaozhou.gis.store;

import chaozhou.gis.catalog.LayerState;
import chaozhou.gis.catalog.LayerStates;
import chaozhou.gis.geo.BoundingBox;
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
        states.update(jdbc.sql("SELECT layer, revision, extent, first_day, provenance FROM gis.layer")
                .query((row, number) -> state(row))
                .list());
    }

    /** The fingerprint of what each layer was last published from. */
    public Map<String, String> fingerprints() {
        Map<String, String> fingerprints = new HashMap<>();
        jdbc.sql("SELECT layer, source_hash FROM gis.layer WHERE source_hash IS NOT NULL")
                .query((row, number) -> fingerprints.put(row.getString(1), row.getString(2)))
                .list();
        return fingerprints;
    }

    private static LayerState state(ResultSet row) throws SQLException {
        return new LayerState(
                row.getString("layer"),
                row.getLong("revision"),
                extent(row),
                row.getObject("first_day", LocalDate.class),
                row.getString("provenance"));
    }

    private static @Nullable BoundingBox extent(ResultSet row) throws SQLException {
        PGbox2d box = row.getObject("extent", PGbox2d.class);
        return box == null ? null : new BoundingBox(box.getLLB().x, box.getLLB().y, box.getURT().x, box.getURT().y);
    }
}
