package chaozhou.gis.query.geometry;

import chaozhou.gis.geo.BoundingBox;
import chaozhou.gis.geo.Crs;
import java.util.List;
import org.locationtech.jts.densify.Densifier;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;

/** Bounding boxes as geometries. */
public final class Envelopes {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    /** Edges of a box in a plane are bent on the ellipsoid, so each gets so many pieces before it is transformed. */
    private static final int PIECES = 16;

    private Envelopes() {}

    /**
     * The geometry of a box: an area, or a line or a point where the box has no width or height; two areas across the
     * antimeridian.
     *
     * @param bounds lower corner, upper corner, in the order of the CRS; with six numbers the third of each is a height and counts
     *     for nothing
     * @throws IllegalArgumentException with a sentence that says what is wrong
     */
    public static Geometry geometry(List<Double> bounds, Crs crs) {
        if (bounds.size() != 4 && bounds.size() != 6) {
            throw new IllegalArgumentException(
                    "a box has four numbers, or six with heights, and here are %d.".formatted(bounds.size()));
        }
        int second = bounds.size() / 2;
        int east = crs.isNorthFirst() ? 1 : 0;
        int north = 1 - east;
        Geometry geometry = crs.isGeographic()
                ? degrees(new BoundingBox(
                        bounds.get(east), bounds.get(north), bounds.get(second + east), bounds.get(second + north)))
                : metres(
                        new Envelope(
                                bounds.get(east),
                                bounds.get(second + east),
                                bounds.get(north),
                                bounds.get(second + north)),
                        bounds,
                        crs);
        geometry.setSRID(crs.srid());
        return geometry;
    }

    private static Geometry degrees(BoundingBox box) {
        List<Geometry> parts = box.parts().stream().map(Envelopes::part).toList();
        return parts.size() == 1
                ? parts.get(0)
                : FACTORY.createMultiPolygon(
                        parts.stream().filter(Polygon.class::isInstance).toArray(Polygon[]::new));
    }

    private static Geometry part(BoundingBox box) {
        return FACTORY.toGeometry(new Envelope(box.west(), box.east(), box.south(), box.north()));
    }

    private static Geometry metres(Envelope box, List<Double> bounds, Crs crs) {
        int second = bounds.size() / 2;
        if (bounds.get(0) > bounds.get(second) || bounds.get(1) > bounds.get(second + 1)) {
            throw new IllegalArgumentException("the first corner of a box is the lower one in both coordinates.");
        }
        if (!crs.holds(box.getMinX(), box.getMinY()) || !crs.holds(box.getMaxX(), box.getMaxY())) {
            throw new IllegalArgumentException(
                    "the box lies outside %s; coordinates are %s.".formatted(crs.uri(), crs.axes()));
        }
        Geometry geometry = FACTORY.toGeometry(box);
        double step = Math.max(box.getWidth(), box.getHeight()) / PIECES;
        return step == 0 ? geometry : Densifier.densify(geometry, step);
    }
}
