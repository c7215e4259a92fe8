package chaozhou.gis.sample;

import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.PolygonArea;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

/** The plane of the generator, and its way back to degrees. */
final class Plane {

    /** The cosine of the city's middle latitude, 23.8°. */
    static final double SHRINK = 0.91496;

    /** Metres in a degree of latitude here, near enough to lay out shapes. */
    static final double METRES = 110_800;

    private static final double GRID = 1e6;

    /** CGCS2000 (GB 22021-2008). */
    private static final Geodesic ELLIPSOID = new Geodesic(6_378_137, 1 / 298.257222101);

    private Plane() {}

    static Coordinate of(double longitude, double latitude) {
        return new Coordinate(longitude * SHRINK, latitude);
    }

    /** Degrees on the grid of 10⁻⁶, longitude in x. */
    static Coordinate degrees(Coordinate plane) {
        return new Coordinate(StrictMath.rint(plane.x / SHRINK * GRID) / GRID, StrictMath.rint(plane.y * GRID) / GRID);
    }

    /** The area on the ellipsoid in m² of a polygonal geometry in degrees (Karney 2013). */
    static double area(Geometry degrees) {
        double sum = 0;
        for (int i = 0; i < degrees.getNumGeometries(); i++) {
            Polygon polygon = (Polygon) degrees.getGeometryN(i);
            sum += ringArea(polygon.getExteriorRing().getCoordinates());
            for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                sum -= ringArea(polygon.getInteriorRingN(hole).getCoordinates());
            }
        }
        return sum;
    }

    private static double ringArea(Coordinate[] ring) {
        PolygonArea area = new PolygonArea(ELLIPSOID, false);
        for (int i = 0; i < ring.length - 1; i++) {
            area.AddPoint(ring[i].y, ring[i].x);
        }
        return Math.abs(area.Compute().area);
    }
}
