/** Chaozhou GIS: a city's layers out of PostGIS, as OGC API resources and a map. */
@NullMarked
package chaozhou.gis;

import org.jspecify.annotations.NullMarked;
