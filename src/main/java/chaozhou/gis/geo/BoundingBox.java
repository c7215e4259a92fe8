package chaozhou.gis.geo;

import java.util.List;

/**
 * A rectangle in degrees, longitude first (CRS84 axis order). {@code west > east} means that it crosses the antimeridian
 * (RFC 7946, 5.2).
 */
public record BoundingBox(double west, double south, double east, double north) {

    /** @throws IllegalArgumentException with a sentence that says what is wrong */
    public BoundingBox {
        requireWithin(west, 180, "longitude");
        requireWithin(east, 180, "longitude");
        requireWithin(south, 90, "latitude");
        requireWithin(north, 90, "latitude");
        if (south > north) {
            throw new IllegalArgumentException(
                    "The southern edge %s lies north of the northern edge %s; the order is west,south,east,north."
                            .formatted(south, north));
        }
    }

    private static void requireWithin(double value, double limit, String name) {
        // The negation also refuses NaN.
        if (!(Math.abs(value) <= limit)) {
            throw new IllegalArgumentException(
                    "%s is no %s; it must lie between -%.0f and %.0f degrees.".formatted(value, name, limit, limit));
        }
    }

    public boolean crossesAntimeridian() {
        return west > east;
    }

    /** The one or two rectangles, with {@code west <= east}, that it consists of. */
    public List<BoundingBox> parts() {
        return crossesAntimeridian()
                ? List.of(new BoundingBox(west, south, 180, north), new BoundingBox(-180, south, east, north))
                : List.of(this);
    }
}
