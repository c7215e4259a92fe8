package chaozhou.gis.search;

import static chaozhou.gis.store.SqlNames.quoted;
import static chaozhou.gis.store.SqlNames.table;
import static java.util.stream.Collectors.joining;

import chaozhou.gis.catalog.Attribute;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.store.FeatureChange;
import chaozhou.gis.store.PublicationStep;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Fills {@code gis.place} with the names of the layers that are published. */
@Component
final class PlaceNames implements PublicationStep {

    private static final Logger LOG = LoggerFactory.getLogger(PlaceNames.class);

    private static final int BATCH = 1000;

    /** Each instance keeps all places in memory; a layer with more features than these is no gazetteer. */
    private static final int MOST_PLACES = 100_000;

    private static final String INSERT = """
            INSERT INTO gis.place (id, valid_from, valid_to, name, codes, parent_code, west, south, east, north, layer, reading)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    @Override
    public void run(Connection connection, List<Layer> changed) throws SQLException {
        PinyinReader pinyin = new PinyinReader();
        for (Layer layer : changed) {
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM gis.place WHERE layer = ?")) {
                delete.setString(1, layer.id());
                delete.executeUpdate();
            }
            if (isGazetteer(connection, layer)) {
                fill(connection, layer, null, pinyin);
            } else {
                LOG.warn("{} has more than {} features; their names are not searched", layer.id(), MOST_PLACES);
            }
        }
    }

    private static boolean isGazetteer(Connection connection, Layer layer) throws SQLException {
        try (PreparedStatement count =
                        connection.prepareStatement("SELECT count(*) FROM (SELECT FROM %s LIMIT %d) AS features"
                                .formatted(table(layer), MOST_PLACES + 1));
                ResultSet row = count.executeQuery()) {
            row.next();
            return row.getInt(1) <= MOST_PLACES;
        }
    }

    @Override
    public Set<Layer> run(Connection connection, FeatureChange change) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM gis.place WHERE layer = ? AND id = ?")) {
            delete.setString(1, change.layer().id());
            delete.setString(2, change.id());
            delete.executeUpdate();
        }
        fill(connection, change.layer(), change.id(), new PinyinReader());
        return Set.of();
    }

    /** @param id of the only feature; null: all */
    private static void fill(Connection connection, Layer layer, @Nullable String id, PinyinReader pinyin)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(select(layer));
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            select.setFetchSize(BATCH);
            select.setString(1, id);
            try (ResultSet row = select.executeQuery()) {
                int pending = 0;
                while (row.next()) {
                    for (int column = 1; column <= 10; column++) {
                        insert.setObject(column, row.getObject(column));
                    }
                    insert.setString(11, layer.id());
                    insert.setString(
                            12,
                            pinyin.read(row.getString("name"), row.getString("pinyin"))
                                    .text());
                    insert.addBatch();
                    if (++pending % BATCH == 0) {
                        insert.executeBatch();
                    }
                }
                insert.executeBatch();
            }
        }
    }

    /** A feature without a name, or without extent, is nothing that could be found or shown. */
    private static String select(Layer layer) {
        String name = quoted(layer.nameAttribute().name());
        return """
            SELECT id, valid_from, valid_to, %s::text AS name, %s AS codes, %s AS parent_code,
                   ST_XMin(geom), ST_YMin(geom), ST_XMax(geom), ST_YMax(geom), %s AS pinyin
            FROM %s
            WHERE %s IS NOT NULL AND NOT ST_IsEmpty(geom) AND id = coalesce(?, id)
            """.formatted(
                name,
                codes(layer),
                layer.parent() == null ? "NULL::text" : quoted(layer.parent().attribute()) + "::text",
                layer.attributes(Attribute.Role.PINYIN).stream()
                        .findFirst()
                        .map(attribute -> quoted(attribute.name()) + "::text")
                        .orElse("NULL::text"),
                table(layer),
                name);
    }

    private static String codes(Layer layer) {
        return layer.attributes(Attribute.Role.CODE).stream()
                .map(attribute -> quoted(attribute.name()) + "::text")
                .collect(joining(", ", "ARRAY[", "]::text[]"));
    }
}
