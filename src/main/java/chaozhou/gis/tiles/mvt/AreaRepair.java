package chaozhou.gis.tiles.mvt;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.precision.GeometryPrecisionReducer;

/** Takes areas apart where they touch or cross themselves (OGC 06-103r4, 6.1.11.1); MVT 2.1, 4.3.4.4, forbids that. */
public final class AreaRepair {

    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final PrecisionModel WHOLE_NUMBERS = new PrecisionModel(1);

    private final Paths repaired = new Paths();

    /** The rings themselves when they are valid. What is returned is valid until the next call. */
    public Paths repair(Paths rings) {
        if (rings.isEmpty()) {
            return rings;
        }
        Geometry areas = areas(rings);
        if (areas.isValid()) {
            return rings;
        }
        repaired.clear();
        Geometry fixed = GeometryPrecisionReducer.reduce(GeometryFixer.fix(areas), WHOLE_NUMBERS);
        for (int i = 0; i < fixed.getNumGeometries(); i++) {
            if (fixed.getGeometryN(i) instanceof Polygon polygon && !polygon.isEmpty()) {
                addRing(polygon.getExteriorRing(), true);
                for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                    addRing(polygon.getInteriorRingN(hole), false);
                }
            }
        }
        return repaired;
    }

    private static Geometry areas(Paths rings) {
        List<Polygon> polygons = new ArrayList<>();
        for (int ring = 0; ring < rings.count(); ) {
            LinearRing shell = ring(rings, ring++);
            List<LinearRing> holes = new ArrayList<>();
            while (ring < rings.count() && rings.area(ring) < 0) {
                holes.add(ring(rings, ring++));
            }
            polygons.add(FACTORY.createPolygon(shell, holes.toArray(LinearRing[]::new)));
        }
        return FACTORY.createMultiPolygon(polygons.toArray(Polygon[]::new));
    }

    private static LinearRing ring(Paths rings, int ring) {
        int length = rings.length(ring);
        Coordinate[] positions = new Coordinate[length + 1];
        for (int i = 0; i <= length; i++) {
            // JTS takes -0 for another position than 0.
            positions[i] = new CoordinateXY(rings.x(ring, i % length) + 0.0, rings.y(ring, i % length) + 0.0);
        }
        return FACTORY.createLinearRing(positions);
    }

    private void addRing(LinearRing ring, boolean isShell) {
        for (Coordinate position : ring.getCoordinates()) {
            repaired.add(position.x, position.y);
        }
        double area = repaired.endRing();
        if (area != 0 && (area > 0) != isShell) {
            repaired.reverseLast();
        }
    }
}
