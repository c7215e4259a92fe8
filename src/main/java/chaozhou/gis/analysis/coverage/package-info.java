/**
 * {@code coverage-check}: where areas that should tile the ground do not. A gap is ground between them up to a given width and closed all
 * round; an overlap is ground of two of them; a mismatched edge is one that neighbours do not share vertex by vertex, without ground worth
 * speaking of between them, or with a gap that is open at an end.
 */
@NullMarked
package chaozhou.gis.analysis.coverage;

import org.jspecify.annotations.NullMarked;
