package chaozhou.gis.sample;

import org.locationtech.jts.geom.Coordinate;

/** The plane of the generator, and its way back to degrees. */
final class Plane {

    /** The cosine of the city's middle latitude, 23.8°. */
    static final double SHRINK = 0.91496;

    /** Metres in a degree of latitude here, near enough to lay out shapes. */
    static final double METRES = 110_800;

    private static final double GRID = 1e6;

    private Plane() {}

    static Coordinate of(double longitude, double latitude) {
        return new Coordinate(longitude * SHRINK, latitude);
    }

    /** Degrees on the grid of 10⁻⁶, longitude in x. */
    static Coordinate degrees(Coordinate plane) {
        return new Coordinate(StrictMath.rint(plane.x / SHRINK * GRID) / GRID, StrictMath.rint(plane.y * GRID) / GRID);
    }
}
