/**
 * Makes the sample data from the facts in {@code gis-data/facts}: the same files, byte for byte, on every machine.
 *
 * <p>The ground is cut into many small <em>cells</em>. Towns, then villages, grow over the cells; where two territories meet
 * runs a <em>chain</em> of cell edges, which is smoothed and roughened once, so that both sides have the same vertices. The
 * boundaries of villages, towns and counties are traced from the same chains, so that every level is exactly the union of the
 * one below.
 *
 * <p>Geometry is worked out in a plane: x is the longitude times {@link chaozhou.gis.sample.Plane#SHRINK}, y the latitude, both
 * in degrees, so that shapes are undistorted. What leaves the package is CGCS2000 degrees, longitude first, on a grid of
 * 10⁻⁶ degrees.
 */
@NullMarked
package chaozhou.gis.sample;

import org.jspecify.annotations.NullMarked;
