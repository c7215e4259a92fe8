package chaozhou.gis.quality;

import chaozhou.gis.catalog.Layer;
import chaozhou.gis.geo.Wkb;
import chaozhou.gis.store.CheckScope;
import chaozhou.gis.store.Fault;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Faults of one rule that a statement finds. */
final class Faults {

    /** Faults of one rule in one layer beyond these are not listed. */
    static final int MOST = 200;

    private Faults() {}

    /**
     * Runs a statement for a layer.
     *
     * @param sql gives the feature's id or null, a sentence, and a geometry or null
     */
    static List<Fault> select(CheckScope scope, Layer layer, String rule, String sql, Object... values)
            throws SQLException {
        List<Fault> faults = new ArrayList<>();
        try (PreparedStatement statement = scope.connection()
                .prepareStatement(
                        "SELECT id, sentence, ST_AsBinary(place) FROM (%s) AS fault(id, sentence, place) LIMIT %d"
                                .formatted(sql, MOST))) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    byte[] place = rows.getBytes(3);
                    faults.add(new Fault(
                            layer, rule, rows.getString(1), rows.getString(2), place == null ? null : Wkb.read(place)));
                }
            }
        }
        return faults;
    }
}
