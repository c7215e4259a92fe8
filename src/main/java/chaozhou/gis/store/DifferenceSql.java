package chaozhou.gis.store;

import static chaozhou.gis.store.SqlNames.quoted;
import static java.util.stream.Collectors.joining;

import chaozhou.gis.catalog.Attribute;
import chaozhou.gis.catalog.Layer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rows of a layer beside others of it: what differs, feature by feature. */
final class DifferenceSql {

    /** A boundary that moved by less than this, on average and in metres, did not move: formats round. */
    private static final double SAME_M = 0.001;

    /** The same of lines and points, in degrees. */
    private static final double SAME_DEGREES = 1e-8;

    private DifferenceSql() {}

    /**
     * A statement that gives a row for each feature: {@code kind} (added, removed, changed or same), the days of the row before,
     * names, attributes and ground.
     *
     * @param after, before rows with the columns of the layer's table, at most one for a feature
     * @param isWhole whether features that are only before are removed; otherwise they are left out
     */
    static String select(Layer layer, String after, String before, boolean isWhole) {
        String changed = compared(layer)
                .map(attribute -> "CASE WHEN new.%1$s IS DISTINCT FROM old.%1$s THEN '%2$s' END"
                        .formatted(quoted(attribute), attribute))
                .collect(joining(", "));
        String ground = layer.geometry().isPolygonal() ? """
                CASE WHEN is_moved THEN round(gis.area_m2(ST_Difference(new_geom, old_geom))) END AS gained_m2,
                CASE WHEN is_moved THEN round(gis.area_m2(ST_Difference(old_geom, new_geom))) END AS lost_m2""" : "NULL::float8 AS gained_m2, NULL::float8 AS lost_m2";
        return """
                SELECT id, old_from, old_to, name, name_before, attributes, is_moved, %1$s,
                       CASE WHEN old_from IS NULL THEN 'added' WHEN is_gone THEN 'removed'
                            WHEN is_moved OR cardinality(attributes) > 0 OR name_before IS NOT NULL THEN 'changed'
                            ELSE 'same' END AS kind
                FROM (
                  SELECT coalesce(new.id, old.id) AS id, old.valid_from AS old_from, old.valid_to AS old_to, new.id IS NULL AS is_gone,
                         new.geom AS new_geom, old.geom AS old_geom,
                         coalesce(new.%2$s, old.%2$s)::text AS name,
                         CASE WHEN new.%2$s <> old.%2$s THEN old.%2$s END::text AS name_before,
                         CASE WHEN new.id IS NULL OR old.id IS NULL THEN '{}' ELSE array_remove(ARRAY[%3$s]::text[], NULL) END AS attributes,
                         new.id IS NOT NULL AND old.id IS NOT NULL AND NOT (new.geom = old.geom OR %4$s) AS is_moved
                  FROM %5$s AS new %6$s JOIN %7$s AS old ON old.id = new.id
                  OFFSET 0
                ) AS pair""".formatted(
                        ground,
                        quoted(layer.nameAttribute().name()),
                        changed,
                        sameShape(layer),
                        after,
                        isWhole ? "FULL" : "LEFT",
                        before);
    }

    /** What a difference is told in, but for the name. */
    private static Stream<String> compared(Layer layer) {
        return Stream.concat(
                Stream.of("provenance"),
                layer.attributes().stream()
                        .filter(attribute -> !attribute.isComputed() && attribute.role() != Attribute.Role.NAME)
                        .map(Attribute::name));
    }

    private static String sameShape(Layer layer) {
        return layer.geometry().isPolygonal()
                ? "coalesce(gis.mean_width_m(ST_SymDifference(new.geom, old.geom)), 0) <= " + SAME_M
                : "ST_HausdorffDistance(new.geom, old.geom) <= " + SAME_DEGREES;
    }

    /** @param differences a table with the columns of {@link #select} */
    static Comparison read(Connection connection, String differences) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                        SELECT count(*) FILTER (WHERE kind = 'added'), count(*) FILTER (WHERE kind = 'removed'),
                               count(*) FILTER (WHERE kind = 'changed'), count(*) FILTER (WHERE kind = 'same'),
                               count(*) FILTER (WHERE name_before IS NOT NULL), count(*) FILTER (WHERE is_moved),
                               count(*) FILTER (WHERE cardinality(attributes) > 0)
                        FROM %s""".formatted(differences));
                ResultSet row = statement.executeQuery()) {
            row.next();
            return new Comparison(
                    row.getLong(1),
                    row.getLong(2),
                    row.getLong(3),
                    row.getLong(4),
                    row.getLong(5),
                    row.getLong(6),
                    row.getLong(7),
                    listed(connection, differences));
        }
    }

    private static List<Difference> listed(Connection connection, String differences) throws SQLException {
        List<Difference> listed = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("""
                        SELECT id, upper(kind), name, name_before, is_moved, attributes, gained_m2, lost_m2
                        FROM %s WHERE kind <> 'same' ORDER BY kind DESC, id LIMIT %d""".formatted(differences, Comparison.MOST));
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                listed.add(new Difference(
                        row.getString(1),
                        Difference.Kind.valueOf(row.getString(2)),
                        row.getString(3),
                        row.getString(4),
                        row.getBoolean(5),
                        List.of((String[]) row.getArray(6).getArray()),
                        number(row, 7),
                        number(row, 8)));
            }
        }
        return listed;
    }

    private static @Nullable Double number(ResultSet row, int column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : (Double) value;
    }
}
