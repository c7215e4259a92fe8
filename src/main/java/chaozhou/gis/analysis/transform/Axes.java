package chaozhou.gis.analysis.transform;

import chaozhou.gis.geo.EachPosition;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/** The order of axes. */
final class Axes {

    private Axes() {}

    /** Swaps x and y of a geometry. */
    static void swap(Geometry geometry) {
        EachPosition.move(geometry, (x, y) -> new Coordinate(y, x));
    }
}
