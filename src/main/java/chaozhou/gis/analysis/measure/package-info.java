/** {@code measure}: areas and lengths on the ellipsoid and on the plane. */
@NullMarked
package chaozhou.gis.analysis.measure;

import org.jspecify.annotations.NullMarked;
