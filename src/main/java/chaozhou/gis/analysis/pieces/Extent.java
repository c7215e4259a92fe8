package chaozhou.gis.analysis.pieces;

import chaozhou.gis.geo.Geodesics;
import org.locationtech.jts.geom.Geometry;

/** How much there is of a shape: an area in m², a length in metres, or a number of points. */
final class Extent {

    private Extent() {}

    static double of(Geometry shape) {
        return switch (shape.getDimension()) {
            case 2 -> Geodesics.area(shape);
            case 1 -> Geodesics.length(shape);
            default -> shape.getNumPoints();
        };
    }
}
