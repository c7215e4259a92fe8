package chaozhou.gis.analysis.neighbours;

import chaozhou.gis.analysis.AnalysisSql;
import chaozhou.gis.catalog.Text;
import chaozhou.gis.encode.table.Column;
import chaozhou.gis.error.GisException;
import chaozhou.gis.geo.Geodesics;
import chaozhou.gis.geo.Overlays;
import chaozhou.gis.geo.PlaneMeasures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryComponentFilter;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.operation.linemerge.LineMerger;
import org.locationtech.jts.operation.overlayng.OverlayNG;

/**
 * What two areas have in common.
 *
 * @param overlaps whether it is ground; nothing else is told of it then
 * @param shape the lines of the common boundary; the points where there are none; null: the areas overlap
 * @param lengthM of the lines, in metres on the ellipsoid
 * @param planeLengthM the same on the plane of EPSG:4548; null too where that is not computed
 * @param points how many single points there are beside the lines
 */
record CommonBoundary(
        boolean overlaps,
        @Nullable Geometry shape,
        @Nullable Double lengthM,
        @Nullable Double planeLengthM,
        @Nullable Long points) {

    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final double LEAST_OVERLAP_M2 = Double.parseDouble(AnalysisSql.LEAST_OVERLAP_M2);

    /** The grid on which common lines are found, as in the database: edges with different corners have their line in common too. */
    private static final PrecisionModel GRID = new PrecisionModel(1 / AnalysisSql.TOUCHING_DEGREES);

    /** Columns, and behind them those of {@link #values}. */
    static List<Column> columns(List<Column> before) {
        List<Column> columns = new ArrayList<>(before);
        columns.add(Column.number("lengthM", new Text("公共边界椭球长度", "Common boundary on the ellipsoid"), "m"));
        columns.add(Column.number("planeLengthM", new Text("公共边界平面长度", "Common boundary on the plane"), "m"));
        columns.add(
                new Column("points", new Text("单独接触点数", "Points where they only touch"), Column.Type.INTEGER, null));
        columns.add(new Column("overlaps", new Text("是否重叠", "Whether they overlap"), Column.Type.BOOLEAN, null));
        return columns;
    }

    /**
     * Finds it, of areas in degrees, longitude in x, that touch or overlap.
     *
     * @throws GisException.TooLarge when they are entangled
     */
    static CommonBoundary between(Geometry one, Geometry other) {
        return of(Overlays.overlay(one, other, OverlayNG.INTERSECTION, GRID));
    }

    /** @param common the intersection of the areas, in degrees, longitude in x */
    static CommonBoundary of(Geometry common) {
        if (Geodesics.area(common) >= LEAST_OVERLAP_M2) {
            return new CommonBoundary(true, null, null, null, null);
        }
        LineMerger lines = new LineMerger();
        List<Geometry> points = new ArrayList<>();
        common.apply((GeometryComponentFilter) part -> {
            if (part instanceof LineString && !(part instanceof LinearRing)) {
                lines.add(part);
            } else if (part instanceof Point) {
                points.add(part);
            }
        });
        @SuppressWarnings("unchecked")
        Collection<Geometry> merged = lines.getMergedLineStrings();
        Geometry boundary = FACTORY.buildGeometry(merged);
        PlaneMeasures plane = PlaneMeasures.of(boundary);
        return new CommonBoundary(
                false,
                merged.isEmpty() ? FACTORY.buildGeometry(points) : boundary,
                Geodesics.length(boundary),
                plane == null ? null : (Double) plane.lengthM(),
                (long) points.size());
    }

    List<@Nullable Object> values() {
        return Arrays.asList(lengthM, planeLengthM, points, overlaps);
    }
}
