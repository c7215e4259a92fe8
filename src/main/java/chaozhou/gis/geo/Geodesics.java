package chaozhou.gis.geo;

import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicMask;
import net.sf.geographiclib.PolygonArea;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

/**
 * Areas and lengths on the ellipsoid, along geodesics (Karney, Algorithms for geodesics, 2013). Geometries are in degrees, longitude in x.
 */
public final class Geodesics {

    /** That of CGCS2000 (GB 22021-2008). */
    private static final Geodesic ELLIPSOID =
            new Geodesic(Ellipsoid.CGCS2000.semiMajorAxis(), Ellipsoid.CGCS2000.flattening());

    private Geodesics() {}

    /** The area of all polygons of a geometry, in m². */
    public static double area(Geometry geometry) {
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

    /** The length of all lines of a geometry and of the boundaries of its polygons, in metres; 0 of points. */
    public static double length(Geometry geometry) {
        double length = 0;
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            Geometry part = geometry.getGeometryN(i);
            if (part instanceof Polygon polygon) {
                length += ofLine(polygon.getExteriorRing());
                for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                    length += ofLine(polygon.getInteriorRingN(hole));
                }
            } else if (part instanceof LineString line) {
                length += ofLine(line);
            }
        }
        return length;
    }

    private static double ofLine(LineString line) {
        double length = 0;
        for (int i = 0; i + 1 < line.getNumPoints(); i++) {
            length += distance(line.getCoordinateN(i), line.getCoordinateN(i + 1));
        }
        return length;
    }

    /** The distance of two positions in metres. */
    public static double distance(Coordinate one, Coordinate other) {
        return ELLIPSOID.Inverse(one.y, one.x, other.y, other.x, GeodesicMask.DISTANCE).s12;
    }
}
