package chaozhou.gis.quality;

import static chaozhou.gis.store.SqlNames.stagingTable;

import chaozhou.gis.catalog.Layer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.springframework.stereotype.Component;

/** A feature has at most one version on any day. */
@Component
final class KeyCheck extends LayerCheck {

    @Override
    List<String> faults(Connection connection, Layer layer, List<Layer> staged) throws SQLException {
        return Sentences.select(connection, """
                SELECT id || ': the version from ' || valid_from || ' begins before the one before it ends'
                FROM (
                  SELECT id, valid_from,
                         lag(coalesce(valid_to, 'infinity')) OVER (PARTITION BY id ORDER BY valid_from) AS before
                  FROM %s
                ) AS versions
                WHERE valid_from < before
                ORDER BY 1""".formatted(stagingTable(layer)));
    }
}
