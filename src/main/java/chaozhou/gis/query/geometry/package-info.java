/** Geometries and boxes of requests: read, checked, and ready for PostGIS. */
@NullMarked
package chaozhou.gis.query.geometry;

import org.jspecify.annotations.NullMarked;
