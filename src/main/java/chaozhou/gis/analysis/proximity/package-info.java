/**
 * {@code nearest} and {@code within-distance}: which features are near to something, how far they are on the ellipsoid, and in which
 * direction. What touches is 0 away and in no direction.
 */
@NullMarked
package chaozhou.gis.analysis.proximity;

import org.jspecify.annotations.NullMarked;
