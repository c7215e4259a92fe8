package chaozhou.gis.tiles;

import chaozhou.gis.catalog.Layer;
import chaozhou.gis.geo.Crs;
import chaozhou.gis.geo.TileCoord;
import java.util.Map;

/**
 * Tiles of other sets than WebMercatorQuad. The generalised geometry of the level that is about as fine is transformed, vertex by
 * vertex, so that neighbours still have the same edges.
 */
final class TransformedShapes implements TileShapes {

    private static final double WORLD = 2 * TileMatrixSet.MERCATOR_HALF_SIDE;

    private final TileMatrixSet set;
    private final int srid;
    private final DirectShapes direct;

    TransformedShapes(TileMatrixSet set) {
        this.set = set;
        this.srid = set.crs().srid();
        this.direct = new DirectShapes(set);
    }

    @Override
    public String selection(Layer layer, Kind kind) {
        return TileShapes.selection(layer, moved(kind), ":" + kind + "_level", searched(kind));
    }

    /** What may lie in the tile, as a box on a grid. */
    private String searched(Kind kind) {
        return """
                ST_SetSRID(ST_TransScale(ST_Envelope(ST_Transform(%s, %d)),
                        :half_side, -:half_side, 1 / :%s_metres, -1 / :%3$s_metres), 0)""".formatted(DirectShapes.edge(set), Crs.WEB_MERCATOR.srid(), kind);
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
        Map<String, Object> values = direct.parameters(tile);
        values.put("half_side", TileMatrixSet.MERCATOR_HALF_SIDE);
        putGrid(values, Kind.SHAPES, Grid.levelFor(set.webMercatorZoom(tile.zoom())));
        putGrid(values, Kind.POINTS, Grid.POINT_LEVEL);
        return values;
    }

    private static void putGrid(Map<String, Object> values, Kind kind, int level) {
        double width = Math.scalb((double) Grid.EXTENT, level);
        values.put(kind + "_level", level);
        values.put(kind + "_half", width / 2);
        values.put(kind + "_metres", WORLD / width);
    }

    @Override
    public TileFrame frame(TileCoord tile, Kind kind) {
        return direct.frame(tile, kind);
    }

    @Override
    public boolean keepsValidity() {
        return direct.keepsValidity();
    }
}
