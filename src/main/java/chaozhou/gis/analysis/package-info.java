/**
 * Spatial questions as processes (OGC API - Processes - Part 1: Core, OGC 18-062r2). A package for each question, or for those that are
 * answered alike; here is what they share.
 *
 * <p>Coordinates are CGCS2000 (EPSG:4490) degrees, longitude first. Areas are on the ellipsoid, in m², unless a name says that they are of
 * the plane, EPSG:4548.
 */
@NullMarked
package chaozhou.gis.analysis;

import org.jspecify.annotations.NullMarked;
