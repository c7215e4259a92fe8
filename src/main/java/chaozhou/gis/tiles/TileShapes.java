package chaozhou.gis.tiles;

import chaozhou.gis.catalog.Layer;
import chaozhou.gis.geo.TileCoord;
import java.util.Map;

/**
 * SQL that brings generalised geometry into a tile: selections of {@code id}, {@code valid_from} and {@code geom}, in units of the
 * tile, of the features in force on {@code :day}. Their parameters are named.
 */
interface TileShapes {

    String areas(Layer layer);

    String lines(Layer layer);

    String points(Layer layer);

    /** The places of labels; each is in one tile only. */
    String labels(Layer layer);

    /** The values of the parameters, but the day's. */
    Map<String, Object> parameters(TileCoord tile);

    static TileShapes of(TileMatrixSet set) {
        return set == TileMatrixSet.WEB_MERCATOR_QUAD ? new GridShapes() : new TransformedShapes(set);
    }

    /** The condition that a row is in force on the day. */
    static String inForce() {
        return "valid_from <= cast(:day as date) and (valid_to is null or valid_to > cast(:day as date))";
    }

    /**
     * An area as MVT 2.1, 4.3.4.4 wants it: exterior rings have a positive area where y grows downwards. Where it touches itself, at
     * the edge of the box that cut it or where vertices fell together, it is taken apart, which moves no edge.
     *
     * @param isWhole an SQL condition under which it is as valid as it was stored
     */
    static String wound(String area, String isWhole) {
        return """
                ST_ForcePolygonCCW(case when %s or ST_IsValid(%s) then %2$s
                      else ST_CollectionExtract(ST_MakeValid(%2$s), 3) end)""".formatted(isWhole, area);
    }
}
