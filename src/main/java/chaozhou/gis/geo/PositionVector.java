package chaozhou.gis.geo;

import chaozhou.gis.geo.Ellipsoid.Geocentric;
import chaozhou.gis.geo.Ellipsoid.Geographic;
import org.locationtech.jts.geom.Coordinate;

/**
 * The change from one datum to another by seven parameters in the convention of position vectors (EPSG methods 1033 and 9606; IOGP
 * 373-7-2, 4.3.3).
 *
 * @param dx metres, like dy and dz
 * @param rx seconds of arc, like ry and rz
 * @param ds parts per million
 */
public record PositionVector(double dx, double dy, double dz, double rx, double ry, double rz, double ds) {

    /** A position on the other datum, of one on this. */
    Geocentric forward(Geocentric from) {
        double scale = 1 + ds * 1e-6;
        double a = radians(rx);
        double b = radians(ry);
        double c = radians(rz);
        return new Geocentric(
                dx + scale * (from.x() - c * from.y() + b * from.z()),
                dy + scale * (c * from.x() + from.y() - a * from.z()),
                dz + scale * (-b * from.x() + a * from.y() + from.z()));
    }

    /** The position on this datum that is at one on the other: the exact inverse. */
    Geocentric reverse(Geocentric to) {
        double scale = 1 + ds * 1e-6;
        double a = radians(rx);
        double b = radians(ry);
        double c = radians(rz);
        double x = (to.x() - dx) / scale;
        double y = (to.y() - dy) / scale;
        double z = (to.z() - dz) / scale;
        // The matrix of small angles is 1 + [w]; its inverse is (1 + w wᵀ - [w]) / (1 + w²).
        double along = a * x + b * y + c * z;
        double all = 1 + a * a + b * b + c * c;
        return new Geocentric(
                (x + a * along - (b * z - c * y)) / all,
                (y + b * along - (c * x - a * z)) / all,
                (z + c * along - (a * y - b * x)) / all);
    }

    private static double radians(double seconds) {
        return Math.toRadians(seconds / 3600);
    }

    /**
     * The position on the other datum of one on this, both in degrees and taken to lie on their ellipsoids, longitude in x. There and back
     * agree to a millimetre while the datums' ellipsoids are within 100 m of each other.
     */
    public Coordinate forward(Ellipsoid mine, Ellipsoid other, double longitude, double latitude) {
        return flat(other.geographic(forward(mine.geocentric(new Geographic(longitude, latitude, 0)))));
    }

    /** The position on this datum of one on the other. */
    public Coordinate reverse(Ellipsoid mine, Ellipsoid other, double longitude, double latitude) {
        return flat(mine.geographic(reverse(other.geocentric(new Geographic(longitude, latitude, 0)))));
    }

    private static Coordinate flat(Geographic position) {
        return new Coordinate(position.longitude(), position.latitude());
    }
}
