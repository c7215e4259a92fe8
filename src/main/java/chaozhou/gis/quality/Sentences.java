package chaozhou.gis.quality;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Faults that a statement finds. */
final class Sentences {

    /** Faults of one rule in one layer beyond these are not listed. */
    static final int MOST = 20;

    private Sentences() {}

    /** Runs a statement whose rows are sentences. */
    static List<String> select(Connection connection, String sql, Object... values) throws SQLException {
        List<String> sentences = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql + " LIMIT " + MOST)) {
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
