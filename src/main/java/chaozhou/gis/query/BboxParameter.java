package chaozhou.gis.query;

import chaozhou.gis.error.GisException.InvalidParameter;
import chaozhou.gis.geo.BoundingBox;

/** The parameter {@code bbox} in CRS84: {@code west,south,east,north}, or six numbers with heights (OGC 17-069r4, 7.15.3). */
final class BboxParameter {

    private BboxParameter() {}

    static BoundingBox parse(String value) {
        String[] parts = value.split(",", -1);
        if (parts.length != 4 && parts.length != 6) {
            throw invalid(
                    "bbox needs four numbers, west,south,east,north in degrees; here are %d.".formatted(parts.length));
        }
        double[] numbers = new double[parts.length];
        for (int i = 0; i < parts.length; i++) {
            numbers[i] = number(parts[i]);
        }
        try {
            return parts.length == 4
                    ? new BoundingBox(numbers[0], numbers[1], numbers[2], numbers[3])
                    : new BoundingBox(numbers[0], numbers[1], numbers[3], numbers[4]);
        } catch (IllegalArgumentException e) {
            throw invalid(String.valueOf(e.getMessage()));
        }
    }

    private static double number(String text) {
        // A plain decimal: Double.parseDouble alone would take "NaN", "0x1p3" and "1d" as well.
        if (!text.strip().matches("[+-]?(\\d{1,20}(\\.\\d{0,30})?|\\.\\d{1,30})([eE][+-]?\\d{1,3})?")) {
            throw invalid("bbox needs four numbers, west,south,east,north in degrees; one of these is none.");
        }
        return Double.parseDouble(text.strip());
    }

    private static InvalidParameter invalid(String detail) {
        return new InvalidParameter("bbox", detail);
    }
}
