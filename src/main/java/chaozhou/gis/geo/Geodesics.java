package chaozhou.gis.geo;

import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicData;
import net.sf.geographiclib.GeodesicMask;
import net.sf.geographiclib.PolygonArea;
import org.locationtech.jts.densify.Densifier;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

/**
 * Areas, lengths, distances and directions on the ellipsoid, along geodesics (Karney, Algorithms for geodesics, 2013). Geometries are in
 * degrees, longitude in x.
 */
public final class Geodesics {

    /** That of CGCS2000 (GB 22021-2008). */
    static final Geodesic ELLIPSOID = new Geodesic(Ellipsoid.CGCS2000.semiMajorAxis(), Ellipsoid.CGCS2000.flattening());

    /**
     * Edges are straight in degrees (RFC 7946, 3.1.1) where shapes are cut, and geodesics where they are measured. Between points that are
     * 200 m apart these enclose less than 0.05 m².
     */
    private static final double SHORT_EDGE_DEGREES = 0.002;

    private Geodesics() {}

    /** The same shape with points on its long edges, so that the areas of parts into which it is cut add up to its own. */
    public static Geometry withShortEdges(Geometry shape) {
        Densifier densifier = new Densifier(shape);
        densifier.setDistanceTolerance(SHORT_EDGE_DEGREES);
        densifier.setValidate(false);
        return densifier.getResultGeometry();
    }

    /** The area of all polygons of a geometry, in m². */
    public static double area(Geometry geometry) {
        return area(ELLIPSOID, geometry);
    }

    static double area(Geodesic ellipsoid, Geometry geometry) {
        double area = 0;
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            if (geometry.getGeometryN(i) instanceof Polygon polygon) {
                area += ofRing(ellipsoid, polygon.getExteriorRing());
                for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                    area -= ofRing(ellipsoid, polygon.getInteriorRingN(hole));
                }
            }
        }
        return area;
    }

    private static double ofRing(Geodesic ellipsoid, LineString ring) {
        PolygonArea area = new PolygonArea(ellipsoid, false);
        Coordinate[] corners = ring.getCoordinates();
        for (int i = 0; i + 1 < corners.length; i++) {
            area.AddPoint(corners[i].y, corners[i].x);
        }
        return Math.abs(area.Compute().area);
    }

    /** The length of all lines of a geometry and of the boundaries of its polygons, in metres; 0 of points. */
    public static double length(Geometry geometry) {
        return length(ELLIPSOID, geometry);
    }

    static double length(Geodesic ellipsoid, Geometry geometry) {
        double length = 0;
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            Geometry part = geometry.getGeometryN(i);
            if (part instanceof Polygon polygon) {
                length += ofLine(ellipsoid, polygon.getExteriorRing());
                for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                    length += ofLine(ellipsoid, polygon.getInteriorRingN(hole));
                }
            } else if (part instanceof LineString line) {
                length += ofLine(ellipsoid, line);
            }
        }
        return length;
    }

    private static double ofLine(Geodesic ellipsoid, LineString line) {
        double length = 0;
        for (int i = 0; i + 1 < line.getNumPoints(); i++) {
            length += distance(ellipsoid, line.getCoordinateN(i), line.getCoordinateN(i + 1));
        }
        return length;
    }

    /** The distance of two positions in metres. */
    public static double distance(Coordinate one, Coordinate other) {
        return distance(ELLIPSOID, one, other);
    }

    static double distance(Geodesic ellipsoid, Coordinate one, Coordinate other) {
        return ellipsoid.Inverse(one.y, one.x, other.y, other.x, GeodesicMask.DISTANCE).s12;
    }

    /** The direction in which the geodesic from one position to another sets out, in degrees from north by east, 0 to 360. */
    public static double azimuth(Coordinate from, Coordinate to) {
        return azimuth(ELLIPSOID, from, to);
    }

    static double azimuth(Geodesic ellipsoid, Coordinate from, Coordinate to) {
        double azimuth = ellipsoid.Inverse(from.y, from.x, to.y, to.x, GeodesicMask.AZIMUTH).azi1;
        return azimuth < 0 ? azimuth + 360 : azimuth;
    }

    /** Where the geodesic ends that sets out in a direction, in degrees from north by east, and is so many metres long. */
    public static Coordinate destination(Coordinate from, double azimuth, double metres) {
        return destination(ELLIPSOID, from, azimuth, metres);
    }

    static Coordinate destination(Geodesic ellipsoid, Coordinate from, double azimuth, double metres) {
        GeodesicData end = ellipsoid.Direct(
                from.y,
                from.x,
                azimuth,
                metres,
                GeodesicMask.LATITUDE | GeodesicMask.LONGITUDE | GeodesicMask.LONG_UNROLL);
        return new Coordinate(end.lon2, end.lat2);
    }
}
