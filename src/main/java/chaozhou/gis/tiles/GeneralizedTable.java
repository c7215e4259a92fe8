package chaozhou.gis.tiles;

import chaozhou.gis.catalog.Layer;
import chaozhou.gis.geo.Wkb;
import chaozhou.gis.store.SqlNames;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
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

    private static final int CHARACTERS_A_COPY = 1 << 20;

    private final Connection connection;
    private final Layer layer;
    private final String name;
    private final String derived;
    private final WKBWriter writer = new WKBWriter(2);
    private final StringBuilder pending = new StringBuilder();

    GeneralizedTable(Connection connection, Layer layer) {
        this.connection = connection;
        this.layer = layer;
        this.name = SqlNames.generalizedTable(layer);
        this.derived = SqlNames.derivedTable(layer);
    }

    Layer layer() {
        return layer;
    }

    /** Makes the table if it is missing, and an empty one for what is derived now. */
    void begin() throws SQLException {
        execute("""
                create table if not exists %1$s (
                    level smallint not null,
                    id text collate "C" not null,
                    valid_from date not null,
                    valid_to date,
                    geom geometry(Geometry, 0) not null
                );
                -- Tiles read each geometry often and need it at once: not compressed.
                alter table %1$s alter column geom set storage external;
                create temporary table %2$s (like %1$s) on commit drop;
                """.formatted(name, SqlNames.quoted("derived_" + layer.id())));
    }

    /**
     * Takes over what was derived, where it differs from what is there.
     *
     * @param id of the only feature that was derived; null: all of the layer's
     * @return whether something differed
     */
    boolean finish(@Nullable String id) throws SQLException {
        copyPending();
        if (id == null && isEmpty()) {
            int all = update("insert into %s select * from %s".formatted(name, derived));
            index();
            return all > 0;
        }
        execute("analyze " + derived);
        // A ring that begins elsewhere is the same ring.
        int taken = update("""
                delete from %1$s as old where old.id = coalesce(?, old.id) and not exists (
                  select from %2$s as new
                  where new.level = old.level and new.id = old.id and new.valid_from = old.valid_from
                    and new.valid_to is not distinct from old.valid_to
                    and ST_Normalize(new.geom) = ST_Normalize(old.geom))""".formatted(name, derived), id);
        int added = update("""
                insert into %1$s select new.* from %2$s as new where new.id = coalesce(?, new.id) and not exists (
                  select from %1$s as old
                  where old.level = new.level and old.id = new.id and old.valid_from = new.valid_from)""".formatted(name, derived), id);
        if (id == null) {
            index();
        }
        return taken + added > 0;
    }

    boolean exists() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select to_regclass(?) is not null")) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    void drop() throws SQLException {
        execute("drop table if exists " + name);
    }

    /** Whether nothing was derived before, so that there is nothing to compare with. */
    private boolean isEmpty() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select not exists (select from %s)".formatted(name))) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private void index() throws SQLException {
        execute(
                "create index if not exists %1$s on %3$s using gist (level, geom); create index if not exists %2$s on %3$s (id)"
                        .formatted(
                                SqlNames.quoted(layer.id() + "_level_geom"),
                                SqlNames.quoted(layer.id() + "_id"),
                                name));
        execute("analyze " + name);
    }

    /** The version of a feature that began on a day ends on another. */
    void end(String id, LocalDate validFrom, LocalDate validTo) throws SQLException {
        update("update " + name + " set valid_to = ? where id = ? and valid_from = ?", validTo, id, validFrom);
    }

    /** A version of a feature gets the shapes of another. */
    void copy(String id, LocalDate from, LocalDate validFrom, @Nullable LocalDate validTo) throws SQLException {
        update(
                "insert into %1$s select level, id, ?::date, ?::date, geom from %1$s where id = ? and valid_from = ?"
                        .formatted(name),
                validFrom,
                validTo,
                id,
                from);
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private int update(String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i], values[i] instanceof LocalDate ? Types.DATE : Types.VARCHAR);
            }
            return statement.executeUpdate();
        }
    }

    /**
     * Versions of the layer's features, in degrees.
     *
     * @param id of the only feature; null: all
     */
    List<FeatureVersion> features(@Nullable String id) throws SQLException {
        List<FeatureVersion> features = new ArrayList<>();
        each(id, features::addAll);
        return features;
    }

    /** Takes some versions of features. */
    @FunctionalInterface
    interface Batch {
        void take(List<FeatureVersion> features) throws SQLException;
    }

    /** The same, a batch after the other, so that a layer may be larger than memory. */
    void each(@Nullable String id, Batch batch) throws SQLException {
        List<FeatureVersion> features = new ArrayList<>();
        // In one order always, so that the same features give the same shapes.
        try (PreparedStatement statement = connection.prepareStatement(
                "select id, valid_from, valid_to, ST_AsBinary(geom) from %s where id = coalesce(?, id) order by id, valid_from"
                        .formatted(SqlNames.table(layer)))) {
            statement.setFetchSize(ROWS_A_FETCH);
            statement.setString(1, id);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    features.add(new FeatureVersion(
                            layer,
                            rows.getString(1),
                            rows.getObject(2, LocalDate.class),
                            rows.getObject(3, LocalDate.class),
                            Wkb.read(rows.getBytes(4))));
                    if (features.size() == ROWS_A_FETCH) {
                        batch.take(features);
                        features.clear();
                    }
                }
            }
        }
        batch.take(features);
    }

    /** Adds derived rows, with the shapes on the grid of the level. They are in the table once it is finished. */
    void add(int level, List<FeatureVersion> features) throws SQLException {
        for (FeatureVersion feature : features) {
            pending.append(row(level, feature, writer));
            if (pending.length() >= CHARACTERS_A_COPY) {
                copyPending();
            }
        }
    }

    /** Many rows at once: a COPY for each would take longer than its row. */
    private void copyPending() throws SQLException {
        byte[] rows = pending.toString().getBytes(StandardCharsets.US_ASCII);
        pending.setLength(0);
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + derived + " (level, id, valid_from, valid_to, geom) from stdin");
        try {
            copy.writeToCopy(rows, 0, rows.length);
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
