/**
 * Mapbox Vector Tile 2.1: geometry cut at the tile's edge, and the tile's bytes.
 *
 * <p>{@link chaozhou.gis.tiles.mvt.ShapeReader} turns what the database sends into {@link chaozhou.gis.tiles.mvt.Paths}, {@link
 * chaozhou.gis.tiles.mvt.BoxClip} cuts them, {@link chaozhou.gis.tiles.mvt.TileLayer} writes them. All arrays are kept from one
 * feature to the next, and nothing is an object that need not be one.
 */
@NullMarked
package chaozhou.gis.tiles.mvt;

import org.jspecify.annotations.NullMarked;
