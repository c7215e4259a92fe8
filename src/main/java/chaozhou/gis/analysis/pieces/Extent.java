package chaozhou.gis.analysis.pieces;

import chaozhou.gis.geo.Geodesics;
import org.locationtech.jts.densify.Densifier;
import org.locationtech.jts.geom.Geometry;

/** How much there is of a shape: an area in m², a length in metres, or a number of points. */
final class Extent {

    /** Edges in degrees that are no longer than this, about 100 m, are as good as geodesics. */
    private static final double SHORT_DEGREES = 1e-3;

    private Extent() {}

    static double of(Geometry shape) {
        return switch (shape.getDimension()) {
            case 2 -> Geodesics.area(shape);
            case 1 -> Geodesics.length(shape);
            default -> shape.getNumPoints();
        };
    }

    /**
     * How much a piece is of a whole. Where edges are cut they are straight in degrees, and where areas are measured they are geodesics; so that
     * pieces add up to the whole however long its edges are, its area is divided as the edges in degrees divide it.
     */
    static double ofPiece(Geometry piece, Geometry whole) {
        return whole.getDimension() < 2 || piece.equalsExact(whole)
                ? of(piece)
                : of(whole) * straight(piece) / straight(whole);
    }

    /** The area inside of edges that are straight in degrees, in m². */
    private static double straight(Geometry area) {
        return Geodesics.area(Densifier.densify(area, SHORT_DEGREES));
    }
}
