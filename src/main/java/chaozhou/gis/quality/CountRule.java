package chaozhou.gis.quality;

import static chaozhou.gis.store.SqlNames.quoted;

import chaozhou.gis.catalog.Layer;
import chaozhou.gis.store.CheckScope;
import chaozhou.gis.store.Fault;
import chaozhou.gis.store.LayerRule;
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
final class CountRule implements LayerRule {

    private final Clock clock;

    CountRule(Clock clock) {
        this.clock = clock;
    }

    @Override
    public List<Fault> faults(CheckScope scope, Layer layer) throws SQLException {
        List<Fault> faults = new ArrayList<>();
        for (Layer.CountCheck check : layer.checks()) {
            long found = count(scope, layer, check.where());
            if (found != check.count()) {
                String what =
                        check.where().isEmpty() ? "features" : check.where().toString();
                faults.add(new Fault(
                        layer,
                        "count",
                        null,
                        "%s: %d are in force, but the definition expects %d".formatted(what, found, check.count()),
                        null));
            }
        }
        return faults;
    }

    private long count(CheckScope scope, Layer layer, Map<String, String> where) throws SQLException {
        StringBuilder sql = new StringBuilder("SELECT count(*) FROM " + scope.table(layer)
                + " WHERE valid_from <= ? AND (valid_to IS NULL OR valid_to > ?)");
        where.keySet().forEach(name -> sql.append(" AND ").append(quoted(name)).append("::text = ?"));
        LocalDate today = LocalDate.now(clock);
        try (PreparedStatement statement = scope.connection().prepareStatement(sql.toString())) {
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
