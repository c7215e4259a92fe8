package chaozhou.gis.tiles;

import chaozhou.gis.geo.TileCoord;

/**
 * Where a tile lies on the grid of a level.
 *
 * @param left the first column of the grid that the tile covers
 * @param top the first row of the grid that the tile covers
 * @param scale how many units of the tile one unit of the grid is; a power of two
 */
record TileFrame(double left, double top, double scale) {

    static TileFrame of(TileCoord tile, int level) {
        double scale = Math.scalb(1.0, tile.zoom() - level);
        double side = Grid.EXTENT / scale;
        return new TileFrame(tile.column() * side, tile.row() * side, scale);
    }

    /** A length in units of the tile, in units of the grid: whole, since 64 is the smallest length and 64 the largest scale. */
    double units(int ofTile) {
        return ofTile / scale;
    }
}
