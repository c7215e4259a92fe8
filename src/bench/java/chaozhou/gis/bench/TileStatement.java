package chaozhou.gis.bench;

import static chaozhou.gis.store.SqlNames.generalizedTable;
import static chaozhou.gis.store.SqlNames.quoted;
import static chaozhou.gis.store.SqlNames.table;

import chaozhou.gis.catalog.Attribute;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.geo.TileCoord;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What PostGIS needs to make the service's tiles out of the same generalised geometry: areas cut, shifted, rounded, wound and, where
 * the cut made them invalid, repaired; labels; ST_AsMVT.
 */
final class TileStatement {

    /** The generalised points, which are the places of labels, lie on a grid 2^24 tiles wide; areas on that of the zoom. */
    private static final int POINT_LEVEL = 24;

    private static final String IN_FORCE =
            "valid_from <= cast(:day as date) and (valid_to is null or valid_to > cast(:day as date))";

    private final String sql;
    private final LocalDate day;

    /** @param layer of areas, with the attributes name, pinyin and kind */
    TileStatement(Layer layer, LocalDate day) {
        this.day = day;
        String attributes = layer.attributes().stream().map(TileStatement::tag).collect(Collectors.joining(", "));
        this.sql = "select %s\n|| %s"
                .formatted(
                        mvt(layer, "", attributes + ", feature.provenance", areas(layer)),
                        mvt(layer, "_label", "name, pinyin, kind", labels(layer)));
    }

    private static String mvt(Layer layer, String suffix, String attributes, String shapes) {
        return """
                (select ST_AsMVT(feature, '%s', 4096, 'geom')
                from (select shape.geom, id, %s
                  from (%s) shape join %s feature using (id, valid_from)
                  where not ST_IsEmpty(shape.geom)) feature)""".formatted(layer.id() + suffix, attributes, shapes, table(layer));
    }

    private static String areas(Layer layer) {
        return """
                select id, valid_from, ST_ForcePolygonCCW(case
                      when geom @ ST_MakeEnvelope(:left, :top, :left + 4096, :top + 4096) or ST_IsValid(cut) then cut
                      else ST_CollectionExtract(ST_MakeValid(cut), 3) end) as geom
                    from %s cross join lateral (
                      select ST_CollectionExtract(ST_SnapToGrid(ST_Translate(ST_ClipByBox2D(geom, %s), -:left, -:top), 1), 3) as cut
                      offset 0) piece
                    where level = cast(:zoom as smallint) and geom && %2$s and %s
                    offset 0""".formatted(
                generalizedTable(layer), "ST_MakeEnvelope(:left - 64, :top - 64, :left + 4160, :top + 4160)", IN_FORCE);
    }

    private static String labels(Layer layer) {
        return """
                select id, valid_from,
                      ST_SnapToGrid(ST_TransScale(geom, -:left * :fineness, -:top * :fineness, 1 / :fineness, 1 / :fineness), 1) as geom
                    from %s
                    where level = %d and %s and geom && ST_MakeEnvelope(
                      :left * :fineness, :top * :fineness, (:left + 4095) * :fineness, (:top + 4095) * :fineness)
                    offset 0""".formatted(generalizedTable(layer), POINT_LEVEL, IN_FORCE);
    }

    /** MVT has no dates. */
    private static String tag(Attribute attribute) {
        String column = "feature." + quoted(attribute.name());
        return attribute.type() == Attribute.Type.DATE
                ? "cast(%s as text) as %s".formatted(column, quoted(attribute.name()))
                : column;
    }

    /** The tile, not compressed. */
    byte[] tile(JdbcClient jdbc, TileCoord tile) {
        return jdbc.sql(sql)
                .param("zoom", tile.zoom())
                .param("left", tile.column() * 4096.0)
                .param("top", tile.row() * 4096.0)
                .param("fineness", fineness(tile.zoom()))
                .param("day", day)
                .query(byte[].class)
                .single();
    }

    /** Units of the grid of points in one of a zoom. */
    private static double fineness(int zoom) {
        return Math.scalb(1.0, POINT_LEVEL - zoom);
    }

    /** For pgbench, which sends values without types. */
    String script(TileRange range) {
        String typed = sql.replace(":day", "'" + day + "'");
        for (String name : List.of("left", "top", "fineness")) {
            typed = typed.replaceAll("(?<!:):" + name + "\\b", "cast(:" + name + " as double precision)");
        }
        return """
                %s
                \\set left :column * 4096
                \\set top :row * 4096
                \\set fineness %s
                %s;
                """.formatted(range.pgbench(), TileRange.byZoom(TileStatement::fineness), typed);
    }
}
