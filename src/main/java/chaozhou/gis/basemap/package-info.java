/**
 * Maps of others below those of the service. The operator says which; the service fetches their tiles for its clients, so that keys stay
 * with it.
 *
 * <ul>
 *   <li>A <em>basemap</em> has one or two <em>tile sources</em>, drawn above each other: the picture, and labels.
 *   <li>An <em>address template</em> has placeholders for the number of a tile. Nothing that a client sends gets into an address but checked
 *       numbers, so no request reaches another host than those that the operator names.
 * </ul>
 */
@NullMarked
package chaozhou.gis.basemap;

import org.jspecify.annotations.NullMarked;
