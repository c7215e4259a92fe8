/** {@code buffer}: the areas within a distance of features on the ellipsoid. */
@NullMarked
package chaozhou.gis.analysis.buffer;

import org.jspecify.annotations.NullMarked;
