/** {@code summarize}: one layer counted or added up within the areas of another, the <em>units</em>. */
@NullMarked
package chaozhou.gis.analysis.summarize;

import org.jspecify.annotations.NullMarked;
