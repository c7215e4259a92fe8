package chaozhou.gis.geo;

import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.PolygonArea;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

/** Areas on the ellipsoid (Karney, Algorithms for geodesics, 2013). */
public final class EllipsoidalArea {

    /** That of CGCS2000 (GB 22021-2008). */
    private static final Geodesic ELLIPSOID = new Geodesic(6_378_137, 1 / 298.257222101);

    private EllipsoidalArea() {}

    /**
     * The area of all polygons of a geometry, in m².
     *
     * @param geometry in degrees, longitude in x
     */
    public static double of(Geometry geometry) {
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

    private static double ofRing(LineString ring) {
        PolygonArea area = new PolygonArea(ELLIPSOID, false);
        Coordinate[] corners = ring.getCoordinates();
        for (int i = 0; i + 1 < corners.length; i++) {
            area.AddPoint(corners[i].y, corners[i].x);
        }
        return Math.abs(area.Compute().area);
    }
}
