package chaozhou.gis.geo;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/**
 * The projection of Gauss and Krüger (EPSG method 9807 with the scale 1), by Krüger's series of the sixth order in the third flattening
 * (Karney, Transverse Mercator with an accuracy of a few nanometers, 2011, equations 7 to 36). Exact to nanometres as far as 3,900 km from
 * the central meridian.
 */
public final class GaussKruger {

    /** EPSG:4548: CGCS2000, 3-degree zone with the central meridian 117° E, eastings without a zone number. */
    public static final GaussKruger CGCS2000_CM_117E =
            new GaussKruger(Ellipsoid.CGCS2000.semiMajorAxis(), Ellipsoid.CGCS2000.flattening(), 117, 500_000);

    private static final int STEPS = 5;

    private final double eccentricity;
    private final double centralMeridian;
    private final double falseEasting;
    private final double radius;
    private final double[] alpha;
    private final double[] beta;

    /**
     * @param semiMajorAxis of the ellipsoid, in metres
     * @param centralMeridian in degrees
     * @param falseEasting in metres
     */
    public GaussKruger(double semiMajorAxis, double flattening, double centralMeridian, double falseEasting) {
        this.eccentricity = Math.sqrt(flattening * (2 - flattening));
        this.centralMeridian = centralMeridian;
        this.falseEasting = falseEasting;
        double n = flattening / (2 - flattening);
        double n2 = n * n;
        double n3 = n2 * n;
        double n4 = n3 * n;
        double n5 = n4 * n;
        double n6 = n5 * n;
        this.radius = semiMajorAxis / (1 + n) * (1 + n2 / 4 + n4 / 64 + n6 / 256);
        this.alpha = new double[] {
            n / 2 - 2 * n2 / 3 + 5 * n3 / 16 + 41 * n4 / 180 - 127 * n5 / 288 + 7891 * n6 / 37800,
            13 * n2 / 48 - 3 * n3 / 5 + 557 * n4 / 1440 + 281 * n5 / 630 - 1983433 * n6 / 1935360,
            61 * n3 / 240 - 103 * n4 / 140 + 15061 * n5 / 26880 + 167603 * n6 / 181440,
            49561 * n4 / 161280 - 179 * n5 / 168 + 6601661 * n6 / 7257600,
            34729 * n5 / 80640 - 3418889 * n6 / 1995840,
            212378941 * n6 / 319334400
        };
        this.beta = new double[] {
            n / 2 - 2 * n2 / 3 + 37 * n3 / 96 - n4 / 360 - 81 * n5 / 512 + 96199 * n6 / 604800,
            n2 / 48 + n3 / 15 - 437 * n4 / 1440 + 46 * n5 / 105 - 1118711 * n6 / 3870720,
            17 * n3 / 480 - 37 * n4 / 840 - 209 * n5 / 4480 + 5569 * n6 / 90720,
            4397 * n4 / 161280 - 11 * n5 / 504 - 830251 * n6 / 7257600,
            4583 * n5 / 161280 - 108847 * n6 / 3991680,
            20648693 * n6 / 638668800
        };
    }

    /** On the ellipsoid of CGCS2000, with the central meridian, in degrees, at the easting 0. */
    static GaussKruger cgcs2000(double centralMeridian) {
        return new GaussKruger(
                Geodesics.ELLIPSOID.EquatorialRadius(), Geodesics.ELLIPSOID.Flattening(), centralMeridian, 0);
    }

    /** Easting in x and northing in y, in metres, of a position in degrees. */
    public Coordinate forward(double longitude, double latitude) {
        double lambda = Math.toRadians(longitude - centralMeridian);
        double tau = Math.tan(Math.toRadians(latitude));
        double conformal = conformal(tau);
        double cosine = Math.cos(lambda);
        double xi = Math.atan2(conformal, cosine);
        double eta = asinh(Math.sin(lambda) / Math.hypot(conformal, cosine));
        double east = eta;
        double north = xi;
        for (int i = 0; i < alpha.length; i++) {
            int twice = 2 * (i + 1);
            north += alpha[i] * Math.sin(twice * xi) * Math.cosh(twice * eta);
            east += alpha[i] * Math.cos(twice * xi) * Math.sinh(twice * eta);
        }
        return new Coordinate(falseEasting + radius * east, radius * north);
    }

    /** Longitude in x and latitude in y, in degrees, of a position in metres. */
    public Coordinate reverse(double easting, double northing) {
        double xi = northing / radius;
        double eta = (easting - falseEasting) / radius;
        double xiOfSphere = xi;
        double etaOfSphere = eta;
        for (int i = 0; i < beta.length; i++) {
            int twice = 2 * (i + 1);
            xiOfSphere -= beta[i] * Math.sin(twice * xi) * Math.cosh(twice * eta);
            etaOfSphere -= beta[i] * Math.cos(twice * xi) * Math.sinh(twice * eta);
        }
        double cosine = Math.cos(xiOfSphere);
        double sinh = Math.sinh(etaOfSphere);
        double conformal = Math.sin(xiOfSphere) / Math.hypot(sinh, cosine);
        return new Coordinate(
                centralMeridian + Math.toDegrees(Math.atan2(sinh, cosine)),
                Math.toDegrees(Math.atan(tangent(conformal))));
    }

    /** The same geometry, in degrees, on the plane: easting in x, northing in y, metres. */
    public Geometry forward(Geometry geometry) {
        return moved(geometry, this::forward);
    }

    /** The same geometry, on the plane, in degrees: longitude in x, latitude in y. */
    public Geometry reverse(Geometry geometry) {
        return moved(geometry, this::reverse);
    }

    private static Geometry moved(Geometry geometry, EachPosition.Move move) {
        Geometry moved = geometry.copy();
        EachPosition.move(moved, move);
        return moved;
    }

    /** The tangent of the conformal latitude, of that of the latitude (equations 7 to 9). */
    private double conformal(double tau) {
        double sigma = Math.sinh(eccentricity * atanh(eccentricity * tau / Math.hypot(1, tau)));
        return tau * Math.hypot(1, sigma) - sigma * Math.hypot(1, tau);
    }

    /** The tangent of the latitude, of that of the conformal one, by Newton's method (equations 19 to 21). */
    private double tangent(double conformal) {
        double tau = conformal;
        double rest = 1 - eccentricity * eccentricity;
        for (int step = 0; step < STEPS; step++) {
            double found = conformal(tau);
            tau += (conformal - found) / Math.hypot(1, found) * (1 + rest * tau * tau) / (rest * Math.hypot(1, tau));
        }
        return tau;
    }

    private static double asinh(double x) {
        return Math.copySign(Math.log(Math.abs(x) + Math.hypot(1, x)), x);
    }

    private static double atanh(double x) {
        return 0.5 * Math.log1p(2 * x / (1 - x));
    }
}
