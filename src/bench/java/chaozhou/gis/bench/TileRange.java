package chaozhou.gis.bench;

import chaozhou.gis.geo.TileCoord;
import chaozhou.gis.geo.WebMercator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tiles over the city at the zooms of a map. A random one is a tile of the last zoom, all alike probable, or one that holds it:
 * each zoom is as probable as the others.
 */
record TileRange(TileCoord northWest, TileCoord southEast) {

    private static final int FIRST_ZOOM = 9;
    private static final int LAST_ZOOM = 14;

    /** The tiles over all villages. */
    static TileRange ofVillages(JdbcClient jdbc) {
        Map<String, Object> box = jdbc.sql("""
                        select ST_XMin(box) west, ST_YMin(box) south, ST_XMax(box) east, ST_YMax(box) north
                        from (select ST_Extent(geom) box from public.villages) extent""").query().singleRow();
        return new TileRange(
                TileCoord.at(degrees(box, "west"), degrees(box, "north"), LAST_ZOOM),
                TileCoord.at(degrees(box, "east"), degrees(box, "south"), LAST_ZOOM));
    }

    private static double degrees(Map<String, Object> box, String side) {
        return ((Number) box.get(side)).doubleValue();
    }

    static String path(TileCoord tile) {
        return "/api/collections/villages/tiles/WebMercatorQuad/%d/%d/%d"
                .formatted(tile.zoom(), tile.row(), tile.column());
    }

    /** Every tile that may be asked for. */
    Set<TileCoord> tiles() {
        Set<TileCoord> tiles = new LinkedHashSet<>();
        for (int zoom = FIRST_ZOOM; zoom <= LAST_ZOOM; zoom++) {
            int shift = LAST_ZOOM - zoom;
            for (int row = northWest.row() >> shift; row <= southEast.row() >> shift; row++) {
                for (int column = northWest.column() >> shift; column <= southEast.column() >> shift; column++) {
                    tiles.add(new TileCoord(zoom, row, column));
                }
            }
        }
        return tiles;
    }

    /** One tile a zoom, in the middle of the city. */
    List<TileCoord> examples() {
        double longitude = WebMercator.longitude(middle(northWest.column(), southEast.column()));
        double latitude = WebMercator.latitude(middle(northWest.row(), southEast.row()));
        return IntStream.rangeClosed(FIRST_ZOOM, LAST_ZOOM)
                .mapToObj(zoom -> TileCoord.at(longitude, latitude, zoom))
                .toList();
    }

    private static double middle(int first, int last) {
        return (first + last + 1) / 2.0 / (1 << LAST_ZOOM);
    }

    /** For pgbench: sets {@code zoom}, {@code row} and {@code column} of a random tile. */
    String pgbench() {
        return """
                \\set zoom random(%d, %d)
                \\set row random(%d, %d) >> (%d - :zoom)
                \\set column random(%d, %d) >> (%d - :zoom)
                """.formatted(
                        FIRST_ZOOM,
                        LAST_ZOOM,
                        northWest.row(),
                        southEast.row(),
                        LAST_ZOOM,
                        northWest.column(),
                        southEast.column(),
                        LAST_ZOOM);
    }

    /** For pgbench: an expression of the zoom. */
    static String byZoom(java.util.function.IntFunction<Object> value) {
        return IntStream.rangeClosed(FIRST_ZOOM, LAST_ZOOM)
                .mapToObj(zoom -> "when :zoom = " + zoom + " then " + value.apply(zoom))
                .collect(Collectors.joining(" ", "case ", " end"));
    }

    /** For wrk: asks the service for random tiles. */
    String lua() {
        return lua("\"/api/collections/villages/tiles/WebMercatorQuad/\" .. zoom .. \"/\" .. row .. \"/\" .. column");
    }

    /** @param path of a tile, as an expression in Lua of {@code zoom}, {@code row} and {@code column} */
    String lua(String path) {
        return """
                local bit = require("bit")
                local headers = { ["Accept-Encoding"] = "gzip" }
                math.randomseed(os.time())
                request = function()
                  local zoom = math.random(%d, %d)
                  local row = bit.rshift(math.random(%d, %d), %d - zoom)
                  local column = bit.rshift(math.random(%d, %d), %d - zoom)
                  return wrk.format("GET", %s, headers)
                end
                """.formatted(
                        FIRST_ZOOM,
                        LAST_ZOOM,
                        northWest.row(),
                        southEast.row(),
                        LAST_ZOOM,
                        northWest.column(),
                        southEast.column(),
                        LAST_ZOOM,
                        path);
    }
}
