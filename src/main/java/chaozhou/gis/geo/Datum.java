package chaozhou.gis.geo;

/** What coordinates of the region are based on, as far as it matters where a position lies on the ground. */
public enum Datum {
    /** CGCS2000, WGS 84 and what else has their size of the earth: equal to within a metre. */
    MODERN,
    /** Beijing 1954, on Krassovsky's ellipsoid. */
    BEIJING_1954,
    /** Xian 1980, on the ellipsoid IAG 1975. */
    XIAN_1980,
    OTHER;

    /**
     * The datum that uses an ellipsoid in China.
     *
     * @param semiMajorAxis in metres
     */
    public static Datum of(double semiMajorAxis, double inverseFlattening) {
        if (is(semiMajorAxis, 6_378_137) && Math.abs(inverseFlattening - 298.25722) < 1e-4) {
            return MODERN;
        } else if (is(semiMajorAxis, 6_378_245) && Math.abs(inverseFlattening - 298.3) < 1e-3) {
            return BEIJING_1954;
        } else if (is(semiMajorAxis, 6_378_140) && Math.abs(inverseFlattening - 298.257) < 1e-3) {
            return XIAN_1980;
        }
        return OTHER;
    }

    private static boolean is(double metres, double known) {
        return Math.abs(metres - known) < 0.5;
    }
}
