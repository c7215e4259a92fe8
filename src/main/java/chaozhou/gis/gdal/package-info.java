/**
 * GDAL's command-line programs, which read and write the formats of other programs. Features go out through FlatGeobuf and come in
 * through GeoPackage: one format of ours for all of theirs.
 */
@NullMarked
package chaozhou.gis.gdal;

import org.jspecify.annotations.NullMarked;
