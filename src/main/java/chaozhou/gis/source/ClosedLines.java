package chaozhou.gis.source;

import java.util.Optional;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

/** Lines that end where they begin, which drawings have for areas. */
public final class ClosedLines {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    private ClosedLines() {}

    /** The area inside of such a line; empty when the shape is none. */
    public static Optional<Polygon> area(Geometry shape) {
        return shape.getNumGeometries() == 1
                        && shape.getGeometryN(0) instanceof LineString line
                        && line.isClosed()
                        && line.getNumPoints() >= 4
                ? Optional.of(FACTORY.createPolygon(line.getCoordinateSequence()))
                : Optional.empty();
    }
}
