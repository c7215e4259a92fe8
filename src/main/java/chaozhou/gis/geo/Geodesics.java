package chaozhou.gis.geo;

import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicData;
import net.sf.geographiclib.GeodesicMask;
import org.locationtech.jts.densify.Densifier;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

/**
 * Areas, lengths, distances and directions on the ellipsoid (Karney, Algorithms for geodesics, 2013). Geometries are in degrees, longitude in
 * x. The edge of a shape is straight in degrees (RFC 7946, 3.1.1), so that it lies where it is drawn, cut and compared; its length is that
 * of geodesics between points on it. Distances and directions are those of the geodesic between two positions.
 */
public final class Geodesics {

    /** That of CGCS2000 (GB 22021-2008). */
    static final Geodesic ELLIPSOID = new Geodesic(Ellipsoid.CGCS2000.semiMajorAxis(), Ellipsoid.CGCS2000.flattening());

    private static final StraightAreas AREAS = new StraightAreas(Ellipsoid.CGCS2000);

    /** A degree of latitude is nowhere shorter, in metres, and one of longitude is nowhere by its cosine. */
    public static final double SHORTEST_DEGREE_M = 110_500;

    /**
     * Parts of edges are no longer, here and in the function {@code gis.with_short_edges} of the database. From a straight line in degrees that
     * runs at an angle α to the parallel a geodesic curves away by tan φ cos α (1 + sin² α) / R, and so the two, of length s, enclose that times
     * s³ / 12: of 0.001 degrees 0.008 m² at the latitude of 24°, and nowhere 0.015 m². So areas of the database are right to 0.07 m² at 24°, and
     * everywhere to 0.16 m², for each kilometre of edges, and mostly better, since on the opposite side as much is missing: to 1 m² a km²,
     * however small they are. Lengths are right to a thousandth of a millimetre for each kilometre.
     */
    private static final double SHORT_EDGE_DEGREES = 0.001;

    /** The square of the length of edges that are long; parts are rounded, and some of them a little longer than they should be. */
    private static final double LONG_EDGE_SQUARED = Math.pow(SHORT_EDGE_DEGREES + 1e-9, 2);

    /** The most parts that edges are cut into; on a boundary of more than 500 degrees they are longer instead. */
    private static final double MOST_PARTS = 500_000;

    private Geodesics() {}

    /** The same shape with points on its long edges; itself where all are short. */
    public static Geometry withShortEdges(Geometry shape) {
        if (!hasLongEdge(shape)) {
            return shape;
        }
        Densifier densifier = new Densifier(shape);
        densifier.setDistanceTolerance(Math.max(SHORT_EDGE_DEGREES, shape.getLength() / MOST_PARTS));
        densifier.setValidate(false);
        return densifier.getResultGeometry();
    }

    private static boolean hasLongEdge(Geometry shape) {
        LongEdge found = new LongEdge();
        shape.apply(found);
        return found.isDone();
    }

    /** Looks at each edge until a long one is found. */
    private static final class LongEdge implements CoordinateSequenceFilter {
        private boolean isFound;

        @Override
        public void filter(CoordinateSequence positions, int index) {
            if (index > 0) {
                double east = positions.getX(index) - positions.getX(index - 1);
                double north = positions.getY(index) - positions.getY(index - 1);
                isFound |= east * east + north * north > LONG_EDGE_SQUARED;
            }
        }

        @Override
        public boolean isDone() {
            return isFound;
        }

        @Override
        public boolean isGeometryChanged() {
            return false;
        }
    }

    /** The area of all polygons of a geometry, in m². */
    public static double area(Geometry geometry) {
        return AREAS.of(geometry);
    }

    /** The length of all lines of a geometry and of the boundaries of its polygons, in metres; 0 of points. */
    public static double length(Geometry geometry) {
        return length(ELLIPSOID, withShortEdges(geometry));
    }

    /** The same where edges are geodesics. */
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
