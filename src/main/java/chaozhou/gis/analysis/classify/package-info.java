/** {@code classify}: numbers put into <em>classes</em>, each from its lower limit to that of the next. */
@NullMarked
package chaozhou.gis.analysis.classify;

import org.jspecify.annotations.NullMarked;
