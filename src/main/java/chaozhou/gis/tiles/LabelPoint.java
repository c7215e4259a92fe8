package chaozhou.gis.tiles;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.locationtech.jts.algorithm.construct.MaximumInscribedCircle;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;

/** Where an area's name is written. */
final class LabelPoint {

    /** The circle may be smaller than the largest by this part of the area's size; nobody sees it, and it saves most of the work. */
    private static final double TOLERANCE = 0.02;

    private LabelPoint() {}

    /** The middle of the largest circle within the largest part of an area; the coordinate system stays. */
    static Point of(Geometry polygonal) {
        Geometry largest = IntStream.range(0, polygonal.getNumGeometries())
                .mapToObj(polygonal::getGeometryN)
                .max(Comparator.comparingDouble(Geometry::getArea))
                .orElseThrow(() -> new IllegalArgumentException("An empty area has no place for a label."));
        double size = Math.sqrt(largest.getArea());
        return size > 0 ? MaximumInscribedCircle.getCenter(largest, size * TOLERANCE) : largest.getInteriorPoint();
    }
}
