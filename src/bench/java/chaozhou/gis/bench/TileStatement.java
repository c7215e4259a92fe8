package chaozhou.gis.bench;

import chaozhou.gis.catalog.Layer;
import chaozhou.gis.geo.TileCoord;
import chaozhou.gis.tiles.TileSql;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The service's own statement for tiles, for pgbench. */
final class TileStatement {

    private final TileSql tiles;
    private final String sql;
    private final LocalDate day;

    TileStatement(Layer layer, LocalDate day) {
        this.tiles = TileSql.of(List.of(layer));
        this.sql = tiles.statement();
        this.day = day;
    }

    /** How many bytes a tile has, not compressed. */
    int size(JdbcClient jdbc, TileCoord tile) {
        return jdbc.sql(sql)
                .params(tiles.parameters(tile, day))
                .query(byte[].class)
                .single()
                .length;
    }

    /** At each zoom, every parameter but the day grows evenly with the tile's column and row. */
    String script(TileRange range) {
        StringBuilder script = new StringBuilder(range.pgbench());
        String typed = sql;
        Set<String> names =
                new TreeSet<>(tiles.parameters(new TileCoord(0, 0, 0), day).keySet());
        names.remove("day");
        for (String name : names) {
            script.append("\\set ")
                    .append(name)
                    .append(' ')
                    .append(TileRange.byZoom(zoom -> expression(name, zoom)))
                    .append('\n');
            // pgbench sends values without types; the service's driver says that these are of double precision.
            typed = typed.replaceAll("(?<!:):" + name + "\\b", "cast(:" + name + " as double precision)");
        }
        return script.append(typed).append(";\n").toString();
    }

    private String expression(String name, int zoom) {
        double first = value(name, new TileCoord(zoom, 0, 0));
        double byColumn = value(name, new TileCoord(zoom, 0, 1)) - first;
        double byRow = value(name, new TileCoord(zoom, 1, 0)) - first;
        return "%s + :column * (%s) + :row * (%s)".formatted(first, byColumn, byRow);
    }

    private double value(String name, TileCoord tile) {
        Object value = tiles.parameters(tile, day).get(name);
        return ((Number) Objects.requireNonNull(value)).doubleValue();
    }
}
