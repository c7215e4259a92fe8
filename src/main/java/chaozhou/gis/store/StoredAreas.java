package chaozhou.gis.store;

import static chaozhou.gis.store.SqlNames.quoted;
import static chaozhou.gis.store.SqlNames.table;

import chaozhou.gis.catalog.Attribute;
import chaozhou.gis.catalog.Layer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The computed attributes of features: areas on the ellipsoid, in m², to 0.01 m². They follow from the shapes alone, on whatever day. */
final class StoredAreas {

    private static final Logger LOG = LoggerFactory.getLogger(StoredAreas.class);

    private static final String OLD = "SELECT layer FROM gis.layer WHERE has_old_areas";

    private StoredAreas() {}

    /** The area of a geometry, both in SQL. */
    static String of(String geometry) {
        return "round(gis.area_m2(%s)::numeric, 2)".formatted(geometry);
    }

    /**
     * Computes anew those that an older version of the program has stored, of all versions of features. Layers in which one differs get
     * another revision, since clients may keep it; no version of a feature begins or ends, for nothing of the ground is another. What was
     * noted of edits and publications stays as it was.
     */
    static void renew(DataSource dataSource, List<Layer> layers) {
        Set<String> old = Set.copyOf(
                JdbcClient.create(dataSource).sql(OLD).query(String.class).list());
        List<Layer> outdated =
                layers.stream().filter(layer -> old.contains(layer.id())).toList();
        if (outdated.isEmpty()) {
            return;
        }
        WritingTransaction.run(dataSource, Duration.ZERO, connection -> {
            for (Layer layer : outdated) {
                renew(connection, layer);
            }
            return outdated;
        });
    }

    private static void renew(Connection connection, Layer layer) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "UPDATE gis.layer SET has_old_areas = false WHERE layer = ? AND has_old_areas")) {
            statement.setString(1, layer.id());
            if (statement.executeUpdate() == 0) {
                // Another instance was first.
                return;
            }
        }
        long changed = 0;
        for (Attribute attribute : layer.attributes()) {
            changed += attribute.isComputed() ? renew(connection, layer, quoted(attribute.name())) : 0;
        }
        if (changed > 0) {
            LayerStateStore.raiseRevision(connection, layer, null);
            LOG.info("Computed {} areas of {} anew", changed, layer.id());
        }
    }

    /** @return how many differed */
    private static long renew(Connection connection, Layer layer, String column) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeLargeUpdate("""
                    UPDATE %1$s AS feature SET %2$s = computed.area
                    FROM (SELECT id, valid_from, %3$s AS area FROM %1$s) AS computed
                    WHERE computed.id = feature.id AND computed.valid_from = feature.valid_from
                      AND feature.%2$s IS DISTINCT FROM computed.area""".formatted(table(layer), column, of("geom")));
        }
    }
}
