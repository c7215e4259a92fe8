package chaozhou.gis.bench;

import chaozhou.gis.catalog.Layer;
import chaozhou.gis.geo.TileCoord;
import chaozhou.gis.tiles.TileSql;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The service's own statement for tiles, for pgbench. */
final class TileStatement {

    /** Values that depend on nothing but the zoom. */
    private static final List<String> BY_ZOOM =
            List.of("level", "scale", "buffer", "side", "point_scale", "point_buffer", "point_side");

    private final String sql;
    private final LocalDate day;

    TileStatement(Layer layer, LocalDate day) {
        // pgbench sends values without types; the service's driver says that these are of double precision.
        this.sql = TileSql.statement(List.of(layer))
                .replaceAll(":(left|top|scale|buffer|side|point_\\w+)\\b", "cast(:$1 as double precision)");
        this.day = day;
    }

    /** How many bytes a tile has, not compressed. */
    int size(JdbcClient jdbc, TileCoord tile) {
        return jdbc.sql(sql)
                .params(TileSql.parameters(tile, day))
                .query(byte[].class)
                .single()
                .length;
    }

    String script(TileRange range) {
        StringBuilder script = new StringBuilder(range.pgbench());
        for (String name : BY_ZOOM) {
            String value = TileRange.byZoom(
                    zoom -> TileSql.parameters(new TileCoord(zoom, 0, 0), day).get(name));
            script.append("\\set ").append(name).append(' ').append(value).append('\n');
        }
        return script.append("""
                \\set left :column * :side
                \\set top :row * :side
                \\set point_left :column * :point_side
                \\set point_top :row * :point_side
                """).append(sql).append(";\n").toString();
    }
}
