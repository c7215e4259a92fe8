/**
 * Geographic values that are valid once built. Coordinates are CGCS2000 (EPSG:4490) degrees, longitude first, unless a
 * name says otherwise.
 */
@NullMarked
package chaozhou.gis.geo;

import org.jspecify.annotations.NullMarked;
