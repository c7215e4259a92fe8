/**
 * {@code transform}: coordinates of one reference system in another. Every way leads over degrees: of CGCS2000, or of the older datum where
 * both systems are on it.
 */
@NullMarked
package chaozhou.gis.analysis.transform;

import org.jspecify.annotations.NullMarked;
