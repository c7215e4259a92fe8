package chaozhou.gis.tiles;

import static chaozhou.gis.store.SqlNames.table;

import chaozhou.gis.catalog.Layer;
import chaozhou.gis.geo.Crs;
import chaozhou.gis.geo.TileCoord;
import java.util.HashMap;
import java.util.Map;

/**
 * Tiles of layers that are too large to be generalised: their features as they are stored, brought to the plane of the set for each
 * tile and there rounded.
 */
final class DirectShapes implements TileShapes {

    /** The northernmost latitude that is looked for; Mercator's own square ends a little further north. */
    private static final double MOST_NORTH = 85;

    /** An edge of the tile is bent on the plane of the features, so it is looked at in so many pieces. */
    private static final int PIECES = 16;

    private final TileMatrixSet set;

    DirectShapes(TileMatrixSet set) {
        this.set = set;
    }

    @Override
    public String selection(Layer layer, Kind kind) {
        boolean isPlace = kind == Kind.POINTS && layer.geometry() != Layer.GeometryType.POINT;
        return """
                select id, valid_from, ST_AsBinary(ST_TransScale(ST_Transform(%s, %d), -:left, -:top, :unit, -:unit)) as wkb
                    from %s
                    where geom && ST_Transform(%s, %d)
                      and valid_from <= cast(:day as date) and (valid_to is null or valid_to > cast(:day as date))""".formatted(
                        isPlace ? "ST_PointOnSurface(geom)" : "geom",
                        set.crs().srid(),
                        table(layer),
                        edge(set),
                        Crs.STORAGE_SRID);
    }

    /** The edge of a tile with its buffer, on the plane of the set. */
    static String edge(TileMatrixSet set) {
        return "ST_Segmentize(ST_MakeEnvelope(:west, :south, :east, :north, %d), :piece)"
                .formatted(set.crs().srid());
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
