package chaozhou.gis.geo;

/**
 * The projection of web maps (EPSG:3857) onto the unit square: x grows eastwards from the antimeridian, y southwards from
 * the northern edge at 85.05 degrees. Both are numbers from 0 to 1.
 */
public final class WebMercator {

    /** The latitude of the square's upper edge, in degrees. */
    public static final double MAX_LATITUDE = Math.toDegrees(Math.atan(Math.sinh(Math.PI)));

    private WebMercator() {}

    /** @param longitude in degrees */
    public static double x(double longitude) {
        return longitude / 360 + 0.5;
    }

    /** @param latitude in degrees; beyond the edges of the square the nearest edge counts */
    public static double y(double latitude) {
        double sine = Math.sin(Math.toRadians(Math.min(MAX_LATITUDE, Math.max(-MAX_LATITUDE, latitude))));
        return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
    }

    /** The longitude in degrees. */
    public static double longitude(double x) {
        return (x - 0.5) * 360;
    }

    /** The latitude in degrees. */
    public static double latitude(double y) {
        return Math.toDegrees(Math.atan(Math.sinh(Math.PI * (1 - 2 * y))));
    }
}
