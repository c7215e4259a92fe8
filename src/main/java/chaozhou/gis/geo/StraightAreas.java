package chaozhou.gis.geo;

import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

/**
 * Areas on an ellipsoid within rings whose edges are straight in degrees (RFC 7946, 3.1.1). Below an edge lies the integral, over its
 * longitudes, of the zone from the equator to its latitude (Snyder, Map Projections: A Working Manual, 1987, equation 3-12). It is taken by
 * Gauss and Legendre at three latitudes, which is right to the last digits.
 */
final class StraightAreas {

    /** Longer edges are taken in parts, in degrees of latitude. */
    private static final double LONGEST_DEGREES = 4;

    /** Where the outer latitudes lie, in shares of an edge from its middle, and how much each counts (Gauss-Legendre, n = 3). */
    private static final double OUTER = Math.sqrt(0.15);

    private static final double OUTER_WEIGHT = 5.0 / 18;
    private static final double MIDDLE_WEIGHT = 8.0 / 18;

    private final double eccentricity2;

    /** The area of a zone of one radian of longitude whose {@link #zone} is 1, in m². */
    private final double unit;

    StraightAreas(Ellipsoid ellipsoid) {
        this.eccentricity2 = ellipsoid.eccentricity2();
        double polar = ellipsoid.semiMajorAxis() * (1 - ellipsoid.flattening());
        this.unit = polar * polar / 2;
    }

    /** The area of all polygons of a geometry in degrees, longitude in x, in m². */
    double of(Geometry geometry) {
        double area = 0;
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            if (geometry.getGeometryN(i) instanceof Polygon polygon) {
                area += ofRing(polygon.getExteriorRing());
                for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                    area -= ofRing(polygon.getInteriorRingN(hole));
                }
            }
        }
        return area;
    }

    private double ofRing(LineString ring) {
        CoordinateSequence corners = ring.getCoordinateSequence();
        // What is below the first corner is the same for the way there and back; without it nothing large cancels.
        double below = corners.size() == 0 ? 0 : zone(corners.getY(0));
        double sum = 0;
        for (int i = 1; i < corners.size(); i++) {
            double east = corners.getX(i) - corners.getX(i - 1);
            if (east != 0) {
                sum += east * (mean(corners.getY(i - 1), corners.getY(i)) - below);
            }
        }
        return Math.abs(Math.toRadians(sum)) * unit;
    }

    /** The mean zone along an edge. */
    private double mean(double from, double to) {
        double rise = to - from;
        int parts = Math.max(1, (int) Math.ceil(Math.abs(rise) / LONGEST_DEGREES));
        double step = rise / parts;
        double sum = 0;
        for (int part = 0; part < parts; part++) {
            double middle = from + (part + 0.5) * step;
            sum += OUTER_WEIGHT * (zone(middle - OUTER * step) + zone(middle + OUTER * step))
                    + MIDDLE_WEIGHT * zone(middle);
        }
        return sum / parts;
    }

    /** {@code q / (1 - e²)} of the equation; its logarithm as a series, whose next member would be 4e-17. */
    private double zone(double latitude) {
        double sine = Math.sin(Math.toRadians(latitude));
        double u = eccentricity2 * sine * sine;
        double series = 1 + u * (1.0 / 3 + u * (1.0 / 5 + u * (1.0 / 7 + u * (1.0 / 9 + u * (1.0 / 11 + u / 13)))));
        return sine * (1 / (1 - u) + series);
    }
}
