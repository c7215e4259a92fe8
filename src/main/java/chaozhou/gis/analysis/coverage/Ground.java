package chaozhou.gis.analysis.coverage;

import chaozhou.gis.geo.PlaneBuffer;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.geom.util.LinearComponentExtracter;

/** The ground of a gap or an overlap, with its boundary. */
final class Ground {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    /** A tenth of a millimetre in degrees: as near counts as on the boundary. */
    private static final double NEAR_DEGREES = 1e-9;

    private final PreparedGeometry around;
    private final Envelope box;

    Ground(Geometry ground) {
        Geometry buffer = PlaneBuffer.of(ground, NEAR_DEGREES, 1);
        this.around = PreparedGeometryFactory.prepare(buffer);
        this.box = buffer.getEnvelopeInternal();
    }

    Envelope box() {
        return box;
    }

    boolean meets(Geometry shape) {
        return around.intersects(shape);
    }

    /** Whether a part of the segment bounds it, and not only an end. */
    boolean isBoundedBy(LineSegment segment) {
        if (!box.intersects(segment.p0, segment.p1)) {
            return false;
        }
        LineString line = segment.toGeometry(FACTORY);
        return around.intersects(line)
                && (around.covers(FACTORY.createPoint(segment.midPoint())) || part(line) > 4 * NEAR_DEGREES);
    }

    /** How long the part of a line is that lies on the boundary or in the ground, in degrees. */
    private double part(LineString line) {
        return line.intersection(around.getGeometry()).getLength();
    }

    /** How long the parts of an area's edges are that bound it, in degrees. */
    double edgeOf(Geometry area) {
        double length = 0;
        for (Object line : LinearComponentExtracter.getLines(area)) {
            Coordinate[] positions = ((LineString) line).getCoordinates();
            for (int i = 0; i + 1 < positions.length; i++) {
                LineSegment segment = new LineSegment(positions[i], positions[i + 1]);
                length += isBoundedBy(segment) ? part(segment.toGeometry(FACTORY)) : 0;
            }
        }
        return length;
    }
}
