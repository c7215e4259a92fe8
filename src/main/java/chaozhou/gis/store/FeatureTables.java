package chaozhou.gis.store;

import static chaozhou.gis.store.SqlNames.quoted;
import static chaozhou.gis.store.SqlNames.table;
import static java.util.stream.Collectors.joining;

import chaozhou.gis.catalog.Attribute;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.error.GisException;
import chaozhou.gis.geo.Crs;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes the feature tables from the definitions, and adds the columns of attributes that are new. */
public final class FeatureTables {

    private final JdbcClient jdbc;

    public FeatureTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws GisException.Setup when a table has a column of another type than its definition says */
    public void ensure(List<Layer> layers) {
        layers.forEach(this::ensure);
    }

    private void ensure(Layer layer) {
        Map<String, String> columns = columns(layer);
        if (columns.isEmpty()) {
            jdbc.sql(createTable(layer)).update();
            indexes(layer).forEach(sql -> jdbc.sql(sql).update());
            return;
        }
        for (Attribute attribute : layer.attributes()) {
            String type = columns.get(attribute.name());
            if (type == null) {
                jdbc.sql("ALTER TABLE %s ADD COLUMN %s".formatted(table(layer), column(attribute)))
                        .update();
            } else if (!type.equals(attribute.type().column())) {
                throw new GisException.Setup(
                        "The table %s stores %s as %s, but its definition says %s. Give the attribute another name, or change the column by hand."
                                .formatted(
                                        layer.id(),
                                        attribute.name(),
                                        type,
                                        attribute.type().column()));
            }
        }
    }

    /** The statements that make the key and the index of a layer's table. */
    private static List<String> indexes(Layer layer) {
        return List.of(
                "ALTER TABLE %s ADD CONSTRAINT %s PRIMARY KEY (id, valid_from)".formatted(table(layer), key(layer)),
                "CREATE INDEX %s ON %s USING gist (geom)".formatted(geometryIndex(layer), table(layer)));
    }

    // As PostgreSQL names them by itself.

    private static String key(Layer layer) {
        return quoted(layer.id() + "_pkey");
    }

    private static String geometryIndex(Layer layer) {
        return quoted(layer.id() + "_geom_idx");
    }

    static void createIndexes(Connection connection, Layer layer) throws SQLException {
        for (String sql : indexes(layer)) {
            WritingTransaction.execute(connection, sql);
        }
    }

    /** Until they are made again in the same transaction. */
    static void dropIndexes(Connection connection, Layer layer) throws SQLException {
        WritingTransaction.execute(
                connection, "ALTER TABLE %s DROP CONSTRAINT IF EXISTS %s".formatted(table(layer), key(layer)));
        WritingTransaction.execute(connection, "DROP INDEX IF EXISTS public." + geometryIndex(layer));
    }

    private Map<String, String> columns(Layer layer) {
        Map<String, String> columns = new HashMap<>();
        jdbc.sql(
                        "SELECT column_name, data_type FROM information_schema.columns WHERE table_schema = 'public' AND table_name = ?")
                .param(layer.id())
                .query((row, number) -> columns.put(row.getString(1), row.getString(2)))
                .list();
        return columns;
    }

    private static String createTable(Layer layer) {
        // Ids sort by their bytes, so that the order of pages is the same on every server.
        return """
                CREATE TABLE %s (
                  id text COLLATE "C" NOT NULL,
                  valid_from date NOT NULL,
                  valid_to date CHECK (valid_to > valid_from),
                  provenance text NOT NULL CHECK (provenance IN ('published', 'illustrative', 'invented')),
                  geom geometry(%s, %d) NOT NULL,
                  %s
                )""".formatted(
                        table(layer),
                        layer.geometry().title(),
                        Crs.STORAGE_SRID,
                        layer.attributes().stream().map(FeatureTables::column).collect(joining(",\n  ")));
    }

    private static String column(Attribute attribute) {
        return quoted(attribute.name()) + " " + attribute.type().column();
    }
}
