package chaozhou.gis.quality;

import static chaozhou.gis.store.SqlNames.quoted;
import static chaozhou.gis.store.SqlNames.stagingTable;

import chaozhou.gis.catalog.Layer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** As many features are in force today as the definition expects. */
@Component
final class CountCheck extends LayerCheck {

    private final Clock clock;

    CountCheck(Clock clock) {
        this.clock = clock;
    }

    @Override
    List<String> faults(Connection connection, Layer layer, List<Layer> staged) throws SQLException {
        List<String> faults = new ArrayList<>();
        for (Layer.CountCheck check : layer.checks()) {
            long found = count(connection, layer, check.where());
            if (found != check.count()) {
                faults.add("%s: %d are in force, but the definition expects %d"
                        .formatted(check.where().isEmpty() ? "features" : check.where(), found, check.count()));
            }
        }
        return faults;
    }

    private long count(Connection connection, Layer layer, Map<String, String> where) throws SQLException {
        StringBuilder sql = new StringBuilder("SELECT count(*) FROM " + stagingTable(layer)
                + " WHERE valid_from <= ? AND (valid_to IS NULL OR valid_to > ?)");
        where.keySet().forEach(name -> sql.append(" AND ").append(quoted(name)).append("::text = ?"));
        LocalDate today = LocalDate.now(clock);
        try (PreparedStatement statement = connection.prepareStatement(sql.toString())) {
            statement.setObject(1, today);
            statement.setObject(2, today);
            int index = 3;
            for (String value : where.values()) {
                statement.setString(index++, value);
            }
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        }
    }
}
