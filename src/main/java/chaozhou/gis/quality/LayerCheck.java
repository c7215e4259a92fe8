package chaozhou.gis.quality;

import chaozhou.gis.catalog.Layer;
import chaozhou.gis.store.StagingCheck;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A rule that looks at one layer at a time. */
abstract class LayerCheck implements StagingCheck {

    /** Faults of one rule in one layer beyond these are not listed. */
    static final int MOST_FAULTS = 20;

    @Override
    public final List<String> faults(Connection connection, List<Layer> staged) throws SQLException {
        List<String> faults = new ArrayList<>();
        for (Layer layer : staged) {
            for (String fault : faults(connection, layer, staged)) {
                faults.add(layer.id() + " " + fault);
            }
        }
        return faults;
    }

    /** @return sentences that begin with the feature's id */
    abstract List<String> faults(Connection connection, Layer layer, List<Layer> staged) throws SQLException;

    /** Runs a statement whose rows are sentences. */
    static List<String> sentences(Connection connection, String sql, Object... values) throws SQLException {
        List<String> sentences = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql + " LIMIT " + MOST_FAULTS)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    sentences.add(rows.getString(1));
                }
            }
        }
        return sentences;
    }
}
