/** {@code locate}: which divisions, zones and parks cover a point on a day. */
@NullMarked
package chaozhou.gis.analysis.locate;

import org.jspecify.annotations.NullMarked;
