package chaozhou.gis.geo;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.util.LinearComponentExtracter;

/** Distances on the ellipsoid, found by trying; slowly, and by another way than the program's. */
public final class TrueDistance {

    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final double LONGEST_DEGREE_M = 111_700;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private TrueDistance() {}

    /** The metres from a position to a shape, whose edges are straight in degrees; 0 within areas. */
    public static double to(Geometry shape, Coordinate position) {
        return shape.intersects(FACTORY.createPoint(position)) ? 0 : toEdges(shape, position);
    }

    /** The metres from a position to the boundary of an area, to a line, or to points. */
    public static double toEdges(Geometry shape, Coordinate position) {
        double least = Double.POSITIVE_INFINITY;
        Coordinate[] corners = shape.getCoordinates();
        for (Coordinate corner : corners) {
            least = Math.min(least, Geodesics.distance(position, corner));
        }
        for (Object part : LinearComponentExtracter.getLines(shape)) {
            Coordinate[] line = ((LineString) part).getCoordinates();
            for (int i = 0; i + 1 < line.length; i++) {
                if (Geodesics.distance(line[i], position) - line[i].distance(line[i + 1]) * LONGEST_DEGREE_M < least) {
                    least = Math.min(least, toEdge(line[i], line[i + 1], position));
                }
            }
        }
        return least;
    }

    /** By golden sections. */
    private static double toEdge(Coordinate start, Coordinate end, Coordinate position) {
        double low = 0;
        double high = 1;
        for (int step = 0; step < 60; step++) {
            double one = high - GOLDEN * (high - low);
            double two = low + GOLDEN * (high - low);
            if (at(start, end, one, position) < at(start, end, two, position)) {
                high = two;
            } else {
                low = one;
            }
        }
        return at(start, end, (low + high) / 2, position);
    }

    private static double at(Coordinate start, Coordinate end, double share, Coordinate position) {
        return Geodesics.distance(
                new Coordinate(start.x + share * (end.x - start.x), start.y + share * (end.y - start.y)), position);
    }

    /** The metres between shapes that do not touch. */
    public static double between(Geometry one, Geometry other) {
        double least = Double.POSITIVE_INFINITY;
        for (Coordinate corner : one.getCoordinates()) {
            least = Math.min(least, toEdges(other, corner));
        }
        for (Coordinate corner : other.getCoordinates()) {
            least = Math.min(least, toEdges(one, corner));
        }
        return least;
    }
}
