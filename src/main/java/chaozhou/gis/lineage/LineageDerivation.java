package chaozhou.gis.lineage;

import static chaozhou.gis.store.SqlNames.quoted;
import static chaozhou.gis.store.SqlNames.table;

import chaozhou.gis.catalog.Layer;
import chaozhou.gis.store.ReleaseStep;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Derives lineage from a release: of units that stay from their names, codes and parents, of those that go and come from the ground
 * that they have in common. People confirm it.
 */
@Component
final class LineageDerivation implements ReleaseStep {

    /** Less common ground than this share of a unit comes of drawing, not of a change. */
    private static final double LEAST_SHARE = 0.02;

    /** Units that have so much of each other are the same. */
    private static final double SAME = 0.9;

    @Override
    public void run(Connection connection, Layer layer, LocalDate day, long publication) throws SQLException {
        // Only units that have codes or parents are divisions of something; all else just comes and goes.
        if (layer.codeAttribute().isEmpty()) {
            return;
        }
        for (String sql : List.of(ofThoseThatStay(layer), layer.geometry().isPolygonal() ? ofGround(layer) : "")) {
            if (!sql.isEmpty()) {
                try (PreparedStatement statement = connection.prepareStatement(units(layer) + sql)) {
                    statement.setObject(1, day);
                    statement.setObject(2, day);
                    statement.setObject(3, day);
                    statement.setLong(4, publication);
                    statement.executeUpdate();
                }
            }
        }
    }

    /** The units in force on the day before and on the day. */
    private static String units(Layer layer) {
        String columns = "id, %s::text AS name, %s::text AS code, %s::text AS parent, geom"
                .formatted(
                        quoted(layer.nameAttribute().name()),
                        quoted(layer.codeAttribute().orElseThrow().name()),
                        layer.parent() == null ? "NULL" : quoted(layer.parent().attribute()));
        return """
                WITH before AS (SELECT %1$s FROM %2$s WHERE daterange(valid_from, valid_to) @> (?::date - 1)),
                     after AS (SELECT %1$s FROM %2$s WHERE daterange(valid_from, valid_to) @> ?::date)
                """.formatted(columns, table(layer));
    }

    private static String insert(Layer layer) {
        return """
                INSERT INTO gis.lineage (day, kind, layer, id, name, code, layer_after, id_after, name_after, code_after, share, status, publication)
                SELECT ?::date, kind, '%1$s', id, name, code, '%1$s', id_after, name_after, code_after, share, 'derived', ?
                """.formatted(layer.id());
    }

    private static String ofThoseThatStay(Layer layer) {
        return insert(layer) + """
                FROM (
                  SELECT unnest(array_remove(ARRAY[
                           CASE WHEN before.name <> after.name THEN 'renamed' END,
                           CASE WHEN before.code <> after.code THEN 'recoded' END,
                           CASE WHEN before.parent <> after.parent THEN 'transferred' END], NULL)) AS kind,
                         before.id, before.name, before.code, after.id AS id_after, after.name AS name_after, after.code AS code_after, 1 AS share
                  FROM before JOIN after USING (id)
                ) AS pair""";
    }

    /** What of units that go, or give ground up to new ones, lies in those after. */
    private static String ofGround(Layer layer) {
        return """
                , pairs AS (
                  SELECT before.id, before.name, before.code, after.id AS id_after, after.name AS name_after, after.code AS code_after,
                         NOT EXISTS (SELECT FROM after AS same WHERE same.id = before.id) AS is_gone,
                         NOT EXISTS (SELECT FROM before AS same WHERE same.id = after.id) AS is_new,
                         gis.area_m2(ST_Intersection(before.geom, after.geom)) AS common,
                         gis.area_m2(before.geom) AS area, gis.area_m2(after.geom) AS area_after
                  FROM before JOIN after ON before.id <> after.id AND ST_Intersects(before.geom, after.geom)
                  WHERE NOT EXISTS (SELECT FROM after AS same WHERE same.id = before.id)
                     OR NOT EXISTS (SELECT FROM before AS same WHERE same.id = after.id)
                ), linked AS (
                  SELECT *, least(common / area, 1) AS share, count(*) OVER (PARTITION BY id) AS targets
                  FROM pairs WHERE common > %2$s * least(area, area_after)
                )
                %1$s
                FROM (
                  SELECT id, name, code, id_after, name_after, code_after, share,
                         CASE WHEN NOT is_gone OR targets > 1 THEN 'split'
                              WHEN is_new AND share > %3$s AND common > %3$s * area_after
                                THEN CASE WHEN name = name_after THEN 'recoded' ELSE 'renamed' END
                              ELSE 'merged' END AS kind
                  FROM linked WHERE is_gone OR is_new
                ) AS pair""".formatted(insert(layer), LEAST_SHARE, SAME);
    }
}
