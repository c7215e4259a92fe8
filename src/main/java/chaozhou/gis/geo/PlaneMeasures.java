package chaozhou.gis.geo;

import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * How large a shape is on the plane of EPSG:4548. Its edges are straight in degrees (RFC 7946, 3.1.1), as on the ellipsoid, and so they are
 * curves on the plane: they are measured in parts, those of {@link Geodesics#withShortEdges}, and {@code AnalysisSql.planeAreaM2} does the same in
 * the database. Their chords leave as little out there as geodesics do on the ellipsoid: areas are right to 0.07 m² for each kilometre of
 * longer edges, lengths to a thousandth of a millimetre.
 *
 * @param areaM2 of its polygons, in m²
 * @param lengthM of its lines and of the boundaries of its polygons, in metres
 */
public record PlaneMeasures(double areaM2, double lengthM) {

    /** Between these longitudes, 40 degrees from the central meridian, the plane is computed. */
    public static final double WEST = 77;

    public static final double EAST = 157;

    /** @param shape in degrees, longitude in x; null is what lies too far from the central meridian */
    public static @Nullable PlaneMeasures of(Geometry shape) {
        Envelope box = shape.getEnvelopeInternal();
        if (!box.isNull() && (box.getMinX() < WEST || box.getMaxX() > EAST)) {
            return null;
        }
        Geometry plane = GaussKruger.CGCS2000_CM_117E.forward(Geodesics.withShortEdges(shape));
        return new PlaneMeasures(plane.getArea(), plane.getLength());
    }
}
