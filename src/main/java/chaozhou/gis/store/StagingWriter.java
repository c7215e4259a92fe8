package chaozhou.gis.store;

import static chaozhou.gis.store.SqlNames.quoted;
import static chaozhou.gis.store.SqlNames.stagingTable;
import static chaozhou.gis.store.SqlNames.table;
import static java.util.stream.Collectors.joining;

import chaozhou.gis.catalog.Attribute;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.geo.Crs;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.io.WKBWriter;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Writes features into a layer's staging table, which it makes, through COPY. */
public final class StagingWriter implements AutoCloseable {

    private static final String COMMON_COLUMNS = "id, valid_from, valid_to, provenance, geom, ";

    private final WKBWriter wkb = new WKBWriter(2, true);
    private final CopyIn copy;
    private long count;

    /** Makes the staging table anew inside the connection's transaction. */
    public StagingWriter(Connection connection, Layer layer) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS " + stagingTable(layer));
            // It does not outlive the transaction, so nothing of it has to be logged.
            statement.execute("CREATE UNLOGGED TABLE %s (LIKE %s)".formatted(stagingTable(layer), table(layer)));
        }
        copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY %s (%s) FROM STDIN".formatted(stagingTable(layer), columns(layer)));
    }

    public void write(Feature feature) throws SQLException {
        feature.geometry().setSRID(Crs.STORAGE_SRID);
        StringBuilder line = new StringBuilder(4096);
        append(line, feature.id());
        append(line.append('\t'), feature.validFrom());
        append(line.append('\t'), feature.validTo());
        append(line.append('\t'), feature.provenance());
        line.append('\t').append(WKBWriter.toHex(wkb.write(feature.geometry())));
        feature.values().forEach(value -> append(line.append('\t'), value));
        byte[] bytes = line.append('\n').toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        count++;
    }

    public long count() {
        return count;
    }

    /** Takes rows from a table like the layer's into that one; areas are computed. */
    static void publish(Connection connection, Layer layer, String from) throws SQLException {
        String values = layer.attributes().stream()
                .map(attribute -> attribute.isComputed() ? StoredAreas.of("geom") : quoted(attribute.name()))
                .collect(joining(", ", COMMON_COLUMNS, ""));
        WritingTransaction.execute(
                connection,
                "INSERT INTO %s (%s) SELECT %s FROM %s".formatted(table(layer), columns(layer), values, from));
    }

    private static String columns(Layer layer) {
        return layer.attributes().stream()
                .map(Attribute::name)
                .map(SqlNames::quoted)
                .collect(joining(", ", COMMON_COLUMNS, ""));
    }

    /** COPY's text format: \N is null, and the characters that delimit are escaped. */
    private static void append(StringBuilder line, @Nullable Object value) {
        if (value == null) {
            line.append("\\N");
            return;
        }
        String text = value.toString();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> line.append("\\\\");
                case '\t' -> line.append("\\t");
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                default -> line.append(c);
            }
        }
    }

    /** Ends the copy: the rows are in the table, or this throws. */
    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.endCopy();
        }
    }
}
