package chaozhou.gis.tiles;

import static chaozhou.gis.store.SqlNames.generalizedTable;

import chaozhou.gis.catalog.Layer;
import chaozhou.gis.geo.TileCoord;
import java.util.Map;

/**
 * How generalised geometry comes into the tiles of a set: SQL that selects what may lie in a tile, and how its binary is moved to
 * the tile's units.
 */
interface TileShapes {

    /** Lines and areas, or the one point that each feature has. */
    enum Kind {
        SHAPES,
        POINTS
    }

    /**
     * A selection of {@code id}, {@code valid_from} and {@code wkb}, of the features in force on {@code :day} whose box meets the
     * tile with its buffer. Its parameters are named.
     */
    String selection(Layer layer, Kind kind);

    /** The values of the parameters, but the day's. */
    Map<String, Object> parameters(TileCoord tile);

    /** Where the tile lies on the plane of the binary. */
    TileFrame frame(TileCoord tile, Kind kind);

    /** Whether areas are as valid in the tile's units as they were stored. */
    boolean keepsValidity();

    static TileShapes of(TileMatrixSet set) {
        return set == TileMatrixSet.WEB_MERCATOR_QUAD ? new GridShapes() : new TransformedShapes(set);
    }

    /** The selection from a layer's generalised geometry. */
    static String selection(Layer layer, String shape, String level, String box) {
        return """
                select id, valid_from, ST_AsBinary(%s) as wkb
                    from %s
                    where level = cast(%s as smallint) and geom && %s
                      and valid_from <= cast(:day as date) and (valid_to is null or valid_to > cast(:day as date))""".formatted(shape, generalizedTable(layer), level, box);
    }
}
