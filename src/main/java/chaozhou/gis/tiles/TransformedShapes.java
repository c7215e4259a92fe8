package chaozhou.gis.tiles;

import chaozhou.gis.catalog.Layer;
import chaozhou.gis.geo.Crs;
import chaozhou.gis.geo.TileCoord;
import java.util.HashMap;
import java.util.Map;

/**
 * Tiles of other sets than WebMercatorQuad. The generalised geometry of the level that is about as fine is transformed, vertex by
 * vertex, so that neighbours still have the same edges.
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

    @Override
    public String selection(Layer layer, Kind kind) {
        return TileShapes.selection(layer, moved(kind), ":" + kind + "_level", searched(kind));
    }

    /** What may lie in the tile, as a box on a grid. */
    private String searched(Kind kind) {
        return """
                ST_SetSRID(ST_TransScale(ST_Envelope(ST_Transform(ST_Segmentize(
                        ST_MakeEnvelope(:west, :south, :east, :north, %d), :piece), %d)),
                        :half_side, -:half_side, 1 / :%s_metres, -1 / :%3$s_metres), 0)""".formatted(srid, Crs.WEB_MERCATOR.srid(), kind);
    }

    /** Geometry of a grid in units of the tile, not rounded. */
    private String moved(Kind kind) {
        return """
                ST_TransScale(ST_Transform(ST_SetSRID(
                        ST_TransScale(geom, -:%s_half, -:%1$s_half, :%1$s_metres, -:%1$s_metres), %d), %d),
                        -:left, -:top, :unit, -:unit)""".formatted(kind, Crs.WEB_MERCATOR.srid(), srid);
    }

    @Override
    public Map<String, Object> parameters(TileCoord tile) {
        double side = set.side(tile.zoom());
        double left = set.left(tile);
        double top = set.top(tile);
        double buffer = side * Grid.BUFFER / Grid.EXTENT;
        Map<String, Object> values = new HashMap<>();
        values.put("left", left);
        values.put("top", top);
        values.put("unit", Grid.EXTENT / side);
        values.put("half_side", TileMatrixSet.MERCATOR_HALF_SIDE);
        putGrid(values, Kind.SHAPES, Grid.levelFor(set.webMercatorZoom(tile.zoom())));
        putGrid(values, Kind.POINTS, Grid.POINT_LEVEL);
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

    private static void putGrid(Map<String, Object> values, Kind kind, int level) {
        double width = Math.scalb((double) Grid.EXTENT, level);
        values.put(kind + "_level", level);
        values.put(kind + "_half", width / 2);
        values.put(kind + "_metres", WORLD / width);
    }

    /** The database has moved it already. */
    @Override
    public TileFrame frame(TileCoord tile, Kind kind) {
        return new TileFrame(0, 0, 1);
    }

    /** A vertex may come to lie on an edge when it is rounded. */
    @Override
    public boolean keepsValidity() {
        return false;
    }
}
