package chaozhou.gis.source;

import chaozhou.gis.error.GisException.InvalidParameter;
import chaozhou.gis.geo.PositionVector;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The seven parameters from a datum to WGS 84, in the convention of position vectors (EPSG method 9606).
 *
 * @param values dx, dy, dz in metres; rx, ry, rz in seconds of arc; ds in parts per million
 */
public record DatumShift(String values) {

    private static final int COUNT = 7;

    /** The same as numbers. */
    public PositionVector vector() {
        double[] numbers = Arrays.stream(values.split(",", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
        return new PositionVector(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5], numbers[6]);
    }

    /** @throws InvalidParameter when the text is not seven numbers with commas between them */
    public static DatumShift parse(String text) {
        String[] parts = text.split(",", -1);
        try {
            String values = Arrays.stream(parts)
                    .map(part -> String.format(Locale.ROOT, "%.9f", Double.parseDouble(part.strip())))
                    .collect(Collectors.joining(","));
            if (parts.length == COUNT && !values.contains("N") && !values.contains("I")) {
                return new DatumShift(values);
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw new InvalidParameter(
                "to-wgs84",
                "%s are not the seven parameters dx,dy,dz,rx,ry,rz,ds: metres, seconds of arc, parts per million."
                        .formatted(text));
    }
}
