/**
 * Spatial questions as processes (OGC API - Processes - Part 1: Core, OGC 18-062r2), answered at once.
 *
 * <ul>
 *   <li>{@code locate}: which divisions, zones and parks cover a point on a day.
 *   <li>{@code overlay}: which features of which layers stand in a relation to a <em>shape</em>; what an area and a shape share is their
 *       <em>overlap</em>.
 *   <li>{@code summarize}: one layer counted or added up within the areas of another, the <em>units</em>.
 *   <li>{@code classify}: numbers put into <em>classes</em>, each from its lower limit to that of the next.
 * </ul>
 *
 * <p>Coordinates are CGCS2000 (EPSG:4490) degrees, longitude first. Areas are on the ellipsoid, in m², unless a name says that they are of
 * the plane, EPSG:4548.
 */
@NullMarked
package chaozhou.gis.analysis;

import org.jspecify.annotations.NullMarked;
