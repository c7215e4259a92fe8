/**
 * GDAL's command-line programs, which read and write the formats of other programs. Files go in and out of them as FlatGeobuf: one
 * format of ours for all of theirs.
 */
@NullMarked
package chaozhou.gis.gdal;

import org.jspecify.annotations.NullMarked;
