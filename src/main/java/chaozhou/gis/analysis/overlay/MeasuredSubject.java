package chaozhou.gis.analysis.overlay;

import chaozhou.gis.analysis.QueryShape;
import chaozhou.gis.analysis.subject.Subject;
import chaozhou.gis.geo.GaussKruger;
import chaozhou.gis.geo.Geodesics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * A subject that is an area; its edges are short.
 *
 * @param areaM2 on the ellipsoid; 0 where it can't be used
 * @param planeM2 on the plane of EPSG:4548; null where it lies far from that
 */
record MeasuredSubject(
        Subject subject, double areaM2, @Nullable Double planeM2) {

    /** What of a row comes before the subject's own values. */
    private static final int OWN = 5;

    static MeasuredSubject of(Subject subject) {
        if (!subject.isUsable()) {
            return new MeasuredSubject(subject, 0, null);
        }
        Geometry shape = Geodesics.withShortEdges(subject.shape());
        boolean isOnPlane = new QueryShape(shape, null).isOnPlane();
        return new MeasuredSubject(
                new Subject(subject.number(), subject.id(), subject.values(), shape, subject.remark()),
                Geodesics.area(shape),
                isOnPlane ? (Double) GaussKruger.CGCS2000_CM_117E.forward(shape).getArea() : null);
    }

    /** Its values as a row whose shape is its own. */
    List<@Nullable Object> row() {
        List<@Nullable Object> row =
                new ArrayList<>(Arrays.asList(subject.number(), subject.id(), subject.remark(), areaM2, planeM2));
        row.addAll(subject.values());
        return row;
    }

    static MeasuredSubject read(List<@Nullable Object> row, @Nullable Geometry shape) {
        Subject subject = new Subject(
                (Long) Objects.requireNonNull(row.get(0)),
                (String) Objects.requireNonNull(row.get(1)),
                row.subList(OWN, row.size()),
                shape,
                (String) row.get(2));
        return new MeasuredSubject(subject, (Double) Objects.requireNonNull(row.get(3)), (Double) row.get(4));
    }
}
