/**
 * {@code clip}, {@code difference}, {@code union} and {@code dissolve}: features cut up by others, or put together.
 *
 * <p>Shapes stay in degrees as they are stored, and edges are straight there, so that neighbours which share an edge share the pieces of it.
 * Areas are on the ellipsoid, and those of pieces add up to that of the whole.
 */
@NullMarked
package chaozhou.gis.analysis.pieces;

import org.jspecify.annotations.NullMarked;
