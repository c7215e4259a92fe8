/**
 * {@code neighbours}: which areas of a layer, or of those that are sent, touch each other. Neighbours have a boundary or points in common and no ground; areas that
 * have ground in common overlap.
 */
@NullMarked
package chaozhou.gis.analysis.neighbours;

import org.jspecify.annotations.NullMarked;
