package chaozhou.gis.tiles;

import chaozhou.gis.catalog.Layer;
import chaozhou.gis.store.SqlNames;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * The table of a layer's generalised geometry, a row a feature, version and level: lines and areas on the grids of the levels
 * up to {@link Grid#LAST_LEVEL}, and one point a feature on that of {@link Grid#POINT_LEVEL}, which is the feature's place
 * itself or, for an area, the place of its label.
 */
final class GeneralizedTable {

    private static final int ROWS_A_FETCH = 200;

    private final Connection connection;
    private final Layer layer;
    private final String name;

    GeneralizedTable(Connection connection, Layer layer) {
        this.connection = connection;
        this.layer = layer;
        this.name = SqlNames.generalizedTable(layer);
    }

    Layer layer() {
        return layer;
    }

    /** Makes the table if it is missing, else takes all rows away; readers see the old rows until the transaction ends. */
    void clear() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    create table if not exists %1$s (
                        level smallint not null,
                        id text collate "C" not null,
                        valid_from date not null,
                        valid_to date,
                        geom geometry(Geometry, 0) not null
                    );
                    -- Tiles read each geometry often and need it at once: not compressed.
                    alter table %1$s alter column geom set storage external;
                    delete from %1$s;
                    """.formatted(name));
        }
    }

    /** Makes the index if it is missing, and brings the planner's statistics up to date. */
    void finish() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create index if not exists %s on %s using gist (level, geom); analyze %2$s"
                    .formatted(SqlNames.quoted(layer.id() + "_level_geom"), name));
        }
    }

    /** All versions of the layer's features, in degrees. */
    List<FeatureVersion> features() throws SQLException {
        List<FeatureVersion> features = new ArrayList<>();
        WKBReader reader = new WKBReader(Grid.FACTORY);
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(ROWS_A_FETCH);
            try (ResultSet rows = statement.executeQuery(
                    "select id, valid_from, valid_to, ST_AsBinary(geom) from " + SqlNames.table(layer))) {
                while (rows.next()) {
                    features.add(new FeatureVersion(
                            layer,
                            rows.getString(1),
                            rows.getObject(2, LocalDate.class),
                            rows.getObject(3, LocalDate.class),
                            reader.read(rows.getBytes(4))));
                }
            }
        } catch (ParseException e) {
            throw new IllegalStateException("PostGIS wrote WKB of the layer " + layer.id() + " that can't be read.", e);
        }
        return features;
    }

    /** Adds rows, with the shapes on the grid of the level. */
    void add(int level, List<FeatureVersion> features) throws SQLException {
        WKBWriter writer = new WKBWriter(2);
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + name + " (level, id, valid_from, valid_to, geom) from stdin");
        try {
            for (FeatureVersion feature : features) {
                byte[] row = row(level, feature, writer).getBytes(StandardCharsets.US_ASCII);
                copy.writeToCopy(row, 0, row.length);
            }
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    /** A row in COPY's text format; an id has no character that it would have to escape. */
    private static String row(int level, FeatureVersion feature, WKBWriter writer) {
        Geometry shape = feature.shape();
        return level + "\t" + feature.id() + "\t" + feature.validFrom() + "\t"
                + (feature.validTo() == null ? "\\N" : feature.validTo()) + "\t"
                + WKBWriter.toHex(writer.write(shape)) + "\n";
    }
}
