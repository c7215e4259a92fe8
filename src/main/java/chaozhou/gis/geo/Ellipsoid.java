package chaozhou.gis.geo;

/**
 * A size and shape of the earth.
 *
 * @param semiMajorAxis in metres
 */
public record Ellipsoid(double semiMajorAxis, double flattening) {

    /** That of CGCS2000 (EPSG:1024). */
    public static final Ellipsoid CGCS2000 = new Ellipsoid(6_378_137, 1 / 298.257222101);

    /** EPSG:7030. */
    public static final Ellipsoid WGS_84 = new Ellipsoid(6_378_137, 1 / 298.257223563);

    /** That of Beijing 1954 (EPSG:7024). */
    public static final Ellipsoid KRASSOVSKY = new Ellipsoid(6_378_245, 1 / 298.3);

    /** That of Xian 1980 (EPSG:7049). */
    public static final Ellipsoid IAG_1975 = new Ellipsoid(6_378_140, 1 / 298.257);

    private static final int STEPS = 8;

    /** A position as distances from the centre of the earth, in metres (EPSG:9602). */
    public record Geocentric(double x, double y, double z) {}

    /** A position in degrees and metres above the ellipsoid. */
    public record Geographic(double longitude, double latitude, double height) {}

    /** The square of the first eccentricity. */
    double eccentricity2() {
        return flattening * (2 - flattening);
    }

    /** EPSG method 9602, forward. */
    public Geocentric geocentric(Geographic position) {
        double lambda = Math.toRadians(position.longitude());
        double phi = Math.toRadians(position.latitude());
        double primeVertical = primeVertical(phi);
        double fromAxis = (primeVertical + position.height()) * Math.cos(phi);
        return new Geocentric(
                fromAxis * Math.cos(lambda),
                fromAxis * Math.sin(lambda),
                ((1 - eccentricity2()) * primeVertical + position.height()) * Math.sin(phi));
    }

    /** EPSG method 9602, reverse; the latitude by steps that each gain a factor of a hundred and more, near the ellipsoid. */
    public Geographic geographic(Geocentric position) {
        double fromAxis = Math.hypot(position.x(), position.y());
        double phi = Math.atan2(position.z(), fromAxis * (1 - eccentricity2()));
        for (int step = 0; step < STEPS; step++) {
            phi = Math.atan2(position.z() + eccentricity2() * primeVertical(phi) * Math.sin(phi), fromAxis);
        }
        // The height along the normal, exact at every latitude.
        double sine = Math.sin(phi);
        double height = fromAxis * Math.cos(phi)
                + position.z() * sine
                - semiMajorAxis * Math.sqrt(1 - eccentricity2() * sine * sine);
        return new Geographic(Math.toDegrees(Math.atan2(position.y(), position.x())), Math.toDegrees(phi), height);
    }

    private double primeVertical(double phi) {
        double sine = Math.sin(phi);
        return semiMajorAxis / Math.sqrt(1 - eccentricity2() * sine * sine);
    }
}
