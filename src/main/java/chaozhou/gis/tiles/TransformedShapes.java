package chaozhou.gis.tiles;

import static chaozhou.gis.store.SqlNames.generalizedTable;

import chaozhou.gis.catalog.Layer;
import chaozhou.gis.geo.Crs;
import chaozhou.gis.geo.TileCoord;
import java.util.HashMap;
import java.util.Map;

/**
 * Tiles of other sets than WebMercatorQuad. The generalised geometry of the level that is about as fine is transformed, vertex by
 * vertex, so that neighbours still have the same edges; then it is cut and rounded.
 */
final class TransformedShapes implements TileShapes {

    private static final double WORLD = 2 * TileMatrixSet.MERCATOR_HALF_SIDE;

    /** The northernmost latitude that is looked for; Mercator's own square ends a little further north. */
    private static final double MOST_NORTH = 85;

    /** An edge of the tile is bent on the grid of the geometry, so it is looked at in so many pieces. */
    private static final int PIECES = 16;

    private final TileMatrixSet set;
    private final int srid;

    TransformedShapes(TileMatrixSet set) {
        this.set = set;
        this.srid = set.crs().srid();
    }

    /** What may lie in the tile, as a box on a grid. */
    private static String searched(String grid, int srid) {
        return """
                ST_SetSRID(ST_TransScale(ST_Envelope(ST_Transform(ST_Segmentize(
                        ST_MakeEnvelope(:west, :south, :east, :north, %d), :piece), %d)),
                        :half_side, -:half_side, 1 / :%s_metres, -1 / :%3$s_metres), 0)""".formatted(srid, Crs.WEB_MERCATOR.srid(), grid);
    }

    /** Geometry of a grid in units of the tile, not rounded. */
    private String moved(String grid) {
        return """
                ST_TransScale(ST_Transform(ST_SetSRID(
                        ST_TransScale(geom, -:%s_half, -:%1$s_half, :%1$s_metres, -:%1$s_metres), %d), %d),
                        -:left, -:top, :unit, -:unit)""".formatted(grid, Crs.WEB_MERCATOR.srid(), srid);
    }

    @Override
    public String areas(Layer layer) {
        return cut(layer, TileShapes.wound("cut", "false"), 3);
    }

    @Override
    public String lines(Layer layer) {
        return cut(layer, "cut", 2);
    }

    /** @param dimension what of a cut is kept: 2 lines, 3 areas, in the numbers of ST_CollectionExtract */
    private String cut(Layer layer, String shape, int dimension) {
        return """
                select id, valid_from, %s as geom
                    from %s cross join lateral (
                      select ST_CollectionExtract(ST_SnapToGrid(ST_ClipByBox2D(%s,
                        ST_MakeEnvelope(%d, %4$d, %d, %5$d, %d)), 1), %d) as cut offset 0) piece
                    where level = cast(:level as smallint) and geom && %s and %s
                    offset 0""".formatted(
                        shape,
                        generalizedTable(layer),
                        moved("shape"),
                        -Grid.BUFFER,
                        Grid.EXTENT + Grid.BUFFER,
                        srid,
                        dimension,
                        searched("shape", srid),
                        TileShapes.inForce());
    }

    @Override
    public String points(Layer layer) {
        return points(layer, -Grid.BUFFER, Grid.EXTENT + Grid.BUFFER);
    }

    @Override
    public String labels(Layer layer) {
        return points(layer, 0, Grid.EXTENT - 1);
    }

    private String points(Layer layer, int first, int last) {
        return """
                select id, valid_from, place as geom
                    from %s cross join lateral (select ST_SnapToGrid(%s, 1) as place offset 0) placed
                    where level = %d and geom && %s and %s
                      and ST_X(place) between %d and %d and ST_Y(place) between %6$d and %7$d
                    offset 0""".formatted(
                        generalizedTable(layer),
                        moved("point"),
                        Grid.POINT_LEVEL,
                        searched("point", srid),
                        TileShapes.inForce(),
                        first,
                        last);
    }

    @Override
    public Map<String, Object> parameters(TileCoord tile) {
        double side = set.side(tile.zoom());
        double left = set.left(tile);
        double top = set.top(tile);
        double buffer = side * Grid.BUFFER / Grid.EXTENT;
        int level = Grid.levelFor(set.webMercatorZoom(tile.zoom()));
        Map<String, Object> values = new HashMap<>();
        values.put("level", level);
        values.put("left", left);
        values.put("top", top);
        values.put("unit", Grid.EXTENT / side);
        values.put("half_side", TileMatrixSet.MERCATOR_HALF_SIDE);
        putGrid(values, "shape", level);
        putGrid(values, "point", Grid.POINT_LEVEL);
        values.put("west", limited(left - buffer, 180));
        values.put("east", limited(left + side + buffer, 180));
        values.put("south", limited(top - side - buffer, MOST_NORTH));
        values.put("north", limited(top + buffer, MOST_NORTH));
        values.put("piece", side / PIECES);
        return values;
    }

    /** Degrees within what Web Mercator shows; metres as they are. */
    private double limited(double value, double limit) {
        return set.crs().isGeographic() ? Math.max(-limit, Math.min(limit, value)) : value;
    }

    private static void putGrid(Map<String, Object> values, String grid, int level) {
        double width = Math.scalb((double) Grid.EXTENT, level);
        values.put(grid + "_half", width / 2);
        values.put(grid + "_metres", WORLD / width);
    }
}
