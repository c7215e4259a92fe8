/**
 * Files of other programs, as they come. A {@link chaozhou.gis.source.SourceFile} is told by its content; GDAL makes
 * a GeoPackage of each of its layers, and that is read.
 */
@NullMarked
package chaozhou.gis.source;

import org.jspecify.annotations.NullMarked;
