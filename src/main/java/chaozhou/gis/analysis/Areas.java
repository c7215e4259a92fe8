package chaozhou.gis.analysis;

/** Areas in the units of the trade. */
public final class Areas {

    private static final double M2_OF_HECTARE = 10_000;

    /** A mu is a fifteenth of a hectare. */
    private static final double M2_OF_MU = M2_OF_HECTARE / 15;

    private Areas() {}

    public static double hectares(double m2) {
        return m2 / M2_OF_HECTARE;
    }

    public static double mu(double m2) {
        return m2 / M2_OF_MU;
    }
}
