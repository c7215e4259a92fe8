package chaozhou.gis.analysis.pieces;

import chaozhou.gis.geo.Coverages;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;

/** What areas cover together, by its parts, to cut shapes with. Its edges are the same whatever is cut. */
final class Mask {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final STRtree parts = new STRtree();

    Mask(List<Geometry> areas) {
        if (!areas.isEmpty()) {
            Geometry union = Coverages.union(areas, Coverages.isCoverage(areas));
            for (int i = 0; i < union.getNumGeometries(); i++) {
                Geometry part = union.getGeometryN(i);
                parts.insert(part.getEnvelopeInternal(), PreparedGeometryFactory.prepare(part));
            }
        }
        parts.build();
    }

    /** What of a shape lies inside; the shape itself where all does. */
    Geometry inside(Geometry shape) {
        List<PreparedGeometry> meeting = meeting(shape);
        if (meeting.isEmpty()) {
            return FACTORY.createEmpty(shape.getDimension());
        }
        return isCovered(shape, meeting) ? shape : Coverages.intersection(shape, together(meeting));
    }

    /** What of a shape lies outside; the shape itself where all does. */
    Geometry outside(Geometry shape) {
        List<PreparedGeometry> meeting = meeting(shape);
        if (meeting.isEmpty()) {
            return shape;
        }
        return isCovered(shape, meeting)
                ? FACTORY.createEmpty(shape.getDimension())
                : Coverages.difference(shape, together(meeting));
    }

    private List<PreparedGeometry> meeting(Geometry shape) {
        List<PreparedGeometry> meeting = new ArrayList<>();
        parts.query(shape.getEnvelopeInternal(), item -> {
            PreparedGeometry part = (PreparedGeometry) item;
            if (part.intersects(shape)) {
                meeting.add(part);
            }
        });
        return meeting;
    }

    private static boolean isCovered(Geometry shape, List<PreparedGeometry> meeting) {
        return meeting.stream().anyMatch(part -> part.covers(shape));
    }

    /** Parts of a union do not overlap, so they are one valid geometry. */
    private static Geometry together(List<PreparedGeometry> parts) {
        return FACTORY.createMultiPolygon(
                parts.stream().map(part -> (Polygon) part.getGeometry()).toArray(Polygon[]::new));
    }
}
