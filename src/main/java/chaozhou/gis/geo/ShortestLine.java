package chaozhou.gis.geo;

import org.locationtech.jts.geom.Coordinate;

/**
 * The shortest geodesic between two shapes.
 *
 * @param from its end on the one shape, in degrees, longitude in x
 * @param to its end on the other
 */
public record ShortestLine(Coordinate from, Coordinate to, double metres) {

    /** The direction in which it sets out, in degrees from north by east, 0 to 360. */
    public double azimuth() {
        return Geodesics.azimuth(from, to);
    }
}
