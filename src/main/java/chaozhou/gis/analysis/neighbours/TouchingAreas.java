package chaozhou.gis.analysis.neighbours;

import chaozhou.gis.analysis.AnalysisSql;
import chaozhou.gis.analysis.subject.Subject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.distance.IndexedFacetDistance;

/** Tells which of some areas touch each other. Those do that PostGIS would find to do so, as {@link NeighboursSql} asks it. */
final class TouchingAreas {

    private final STRtree tree = new STRtree();

    TouchingAreas(List<Subject> areas) {
        areas.forEach(area -> tree.insert(area.shape().getEnvelopeInternal(), area));
        tree.build();
    }

    /** The others that touch an area or overlap it, in their order. */
    List<Subject> of(Subject area) {
        PreparedGeometry prepared = PreparedGeometryFactory.prepare(area.shape());
        IndexedFacetDistance boundary = new IndexedFacetDistance(area.shape());
        Envelope box = new Envelope(area.shape().getEnvelopeInternal());
        box.expandBy(AnalysisSql.TOUCHING_DEGREES);
        List<Subject> touching = new ArrayList<>();
        tree.query(box, item -> {
            Subject other = (Subject) item;
            if (other.number() != area.number()
                    && (prepared.intersects(other.shape())
                            || boundary.isWithinDistance(other.shape(), AnalysisSql.TOUCHING_DEGREES))) {
                touching.add(other);
            }
        });
        touching.sort(Comparator.comparingLong(Subject::number));
        return touching;
    }
}
