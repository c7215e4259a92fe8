package chaozhou.gis.analysis.overlay;

import chaozhou.gis.analysis.subject.Subject;
import chaozhou.gis.catalog.Text;
import chaozhou.gis.geo.Geodesics;
import chaozhou.gis.geo.PlaneMeasures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** A subject that is an area, with short edges; it is measured when somebody asks. */
final class MeasuredSubject {

    /** What of a row comes before the subject's own values. */
    private static final int OWN = 4;

    private final Subject subject;
    private @Nullable Double areaM2;

    private MeasuredSubject(Subject subject, @Nullable Double areaM2) {
        this.subject = subject;
        this.areaM2 = areaM2;
    }

    static MeasuredSubject of(Subject subject) {
        return new MeasuredSubject(
                subject.isUsable() ? subject.withShape(Geodesics.withShortEdges(subject.shape())) : subject, null);
    }

    Subject subject() {
        return subject;
    }

    /** Its area on the ellipsoid. */
    double areaM2() {
        if (areaM2 == null) {
            areaM2 = Geodesics.area(subject.shape());
        }
        return areaM2;
    }

    /** Its area on the plane of EPSG:4548; null where it lies far from that. */
    @Nullable
    Double planeM2() {
        PlaneMeasures plane = PlaneMeasures.of(subject.shape());
        return plane == null ? null : (Double) plane.areaM2();
    }

    /** Its values as a row whose shape is its own. */
    List<@Nullable Object> row() {
        List<@Nullable Object> row =
                new ArrayList<>(Arrays.asList(subject.number(), subject.id(), subject.remark(), areaM2));
        row.addAll(subject.values());
        return row;
    }

    static MeasuredSubject read(List<@Nullable Object> row, @Nullable Geometry shape) {
        Subject subject = new Subject(
                (Long) Objects.requireNonNull(row.get(0)),
                (String) Objects.requireNonNull(row.get(1)),
                row.subList(OWN, row.size()),
                shape,
                (Text) row.get(2));
        return new MeasuredSubject(subject, (Double) row.get(3));
    }
}
