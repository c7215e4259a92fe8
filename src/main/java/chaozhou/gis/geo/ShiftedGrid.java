package chaozhou.gis.geo;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/**
 * The shifted coordinates of Chinese web maps, longitude and latitude in degrees. Their formulas were never published; these are the ones
 * that are known from their use (the project eviltransform and others). Forward and back again agree to a tenth of a millimetre.
 */
public enum ShiftedGrid {
    /** The state's shift, of Amap and Tencent; 100 to 700 m. */
    GCJ02 {
        @Override
        public Coordinate shifted(double longitude, double latitude) {
            return gcj02(longitude, latitude);
        }
    },
    /** Baidu's, of GCJ-02 once more. */
    BD09 {
        @Override
        public Coordinate shifted(double longitude, double latitude) {
            Coordinate gcj = gcj02(longitude, latitude);
            double radius = Math.hypot(gcj.x, gcj.y) + 2e-5 * Math.sin(gcj.y * BAIDU_WAVE);
            double angle = Math.atan2(gcj.y, gcj.x) + 3e-6 * Math.cos(gcj.x * BAIDU_WAVE);
            return new Coordinate(radius * Math.cos(angle) + 0.0065, radius * Math.sin(angle) + 0.006);
        }
    };

    private static final double BAIDU_WAVE = Math.PI * 3000 / 180;

    /** Krassovsky's ellipsoid: semi-major axis in metres, and the square of its eccentricity. */
    private static final double AXIS = 6_378_245;

    private static final double ECCENTRICITY2 = 0.006693421622965943;

    private static final int MOST_STEPS = 30;
    private static final double ENOUGH_DEGREES = 1e-10;

    /** The position there of one in CGCS2000. */
    public abstract Coordinate shifted(double longitude, double latitude);

    /** Moves all positions from CGCS2000 there; a z stays. */
    public void shift(Geometry geometry) {
        EachPosition.move(geometry, this::shifted);
    }

    /** Moves all positions from there to CGCS2000; a z stays. */
    public void unshift(Geometry geometry) {
        EachPosition.move(geometry, this::unshifted);
    }

    /** The position that is shifted to this one; found by steps, as the shift changes slowly. */
    public Coordinate unshifted(double longitude, double latitude) {
        Coordinate found = new Coordinate(longitude, latitude);
        for (int step = 0; step < MOST_STEPS; step++) {
            Coordinate back = shifted(found.x, found.y);
            double east = longitude - back.x;
            double north = latitude - back.y;
            found.x += east;
            found.y += north;
            if (Math.abs(east) < ENOUGH_DEGREES && Math.abs(north) < ENOUGH_DEGREES) {
                break;
            }
        }
        return found;
    }

    private static Coordinate gcj02(double longitude, double latitude) {
        double x = longitude - 105;
        double y = latitude - 35;
        double waves = 20 * Math.sin(6 * x * Math.PI) + 20 * Math.sin(2 * x * Math.PI);
        double north = -100
                + 2 * x
                + 3 * y
                + 0.2 * y * y
                + 0.1 * x * y
                + 0.2 * Math.sqrt(Math.abs(x))
                + 2
                        / 3.0
                        * (waves
                                + 20 * Math.sin(y * Math.PI)
                                + 40 * Math.sin(y / 3 * Math.PI)
                                + 160 * Math.sin(y / 12 * Math.PI)
                                + 320 * Math.sin(y * Math.PI / 30));
        double east = 300
                + x
                + 2 * y
                + 0.1 * x * x
                + 0.1 * x * y
                + 0.1 * Math.sqrt(Math.abs(x))
                + 2
                        / 3.0
                        * (waves
                                + 20 * Math.sin(x * Math.PI)
                                + 40 * Math.sin(x / 3 * Math.PI)
                                + 150 * Math.sin(x / 12 * Math.PI)
                                + 300 * Math.sin(x / 30 * Math.PI));
        double phi = Math.toRadians(latitude);
        double w2 = 1 - ECCENTRICITY2 * Math.sin(phi) * Math.sin(phi);
        double metresOfDegreeNorth = Math.toRadians(AXIS * (1 - ECCENTRICITY2) / (w2 * Math.sqrt(w2)));
        double metresOfDegreeEast = Math.toRadians(AXIS / Math.sqrt(w2) * Math.cos(phi));
        return new Coordinate(longitude + east / metresOfDegreeEast, latitude + north / metresOfDegreeNorth);
    }
}
