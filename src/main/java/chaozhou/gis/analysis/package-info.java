/**
 * Spatial questions as processes (OGC API - Processes - Part 1: Core, OGC 18-062r2), answered at once.
 *
 * <ul>
 *   <li>{@code locate}: which divisions, zones and parks cover a point on a day.
 * </ul>
 *
 * <p>Coordinates are CGCS2000 (EPSG:4490) degrees, longitude first.
 */
@NullMarked
package chaozhou.gis.analysis;

import org.jspecify.annotations.NullMarked;
