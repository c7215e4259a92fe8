/**
 * Vector tiles, as OGC API - Tiles serves them.
 *
 * <p>The words:
 *
 * <ul>
 *   <li>The <em>grid</em> of a level is the plane of WebMercatorQuad cut into whole units, 4096 a tile's side, with y growing
 *       southwards. It is the space of a tile's own coordinates.
 *   <li>A <em>level</em> is geometry made beforehand for one zoom, on that zoom's grid. The last level for lines and areas
 *       keeps every vertex and serves all zooms from there on, multiplied by a power of two; so whole numbers stay whole.
 *   <li>An <em>atom</em> is a piece of ground that no boundary of any feature crosses: each feature, of any layer and of any
 *       day, is a set of atoms. Atoms are what is simplified, so two features cannot come to disagree about an edge.
 * </ul>
 *
 * <p>{@link chaozhou.gis.tiles.Generalization} derives the levels when features are published; {@link
 * chaozhou.gis.tiles.TileSource} makes tiles of them; {@link chaozhou.gis.tiles.Tiles} keeps finished tiles; {@link
 * chaozhou.gis.tiles.TileServlet} answers requests.
 */
@NullMarked
package chaozhou.gis.tiles;

import org.jspecify.annotations.NullMarked;
