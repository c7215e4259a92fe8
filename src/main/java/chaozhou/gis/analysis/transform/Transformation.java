package chaozhou.gis.analysis.transform;

import chaozhou.gis.analysis.Provenance.Remark;
import chaozhou.gis.catalog.Text;
import chaozhou.gis.geo.EachPosition;
import chaozhou.gis.geo.Ellipsoid;
import chaozhou.gis.geo.PositionVector;
import chaozhou.gis.source.Positioning;
import chaozhou.gis.source.SoundShapes;
import chaozhou.gis.source.UnsoundShape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * The way from one reference system to another: off the projection or grid, from an older datum to CGCS2000, to an older datum, onto the
 * projection or grid.
 *
 * @param fromWgs84 parameters from the older datum of {@code from} to WGS 84; null: it is taken for CGCS2000
 * @param toWgs84 the same of {@code to}
 */
record Transformation(
        ReferenceSystem from,
        ReferenceSystem to,
        @Nullable PositionVector fromWgs84,
        @Nullable PositionVector toWgs84) {

    /** What CGCS2000 and WGS 84 differ by at most, as the EPSG has it. */
    private static final double MODERN_DATUMS_M = 1;

    /** Krüger's series, and doubles. */
    private static final double PROJECTION_M = 1e-6;

    /** The grids were never published: what is known is taken from their use. */
    private static final double GRID_M = 5;

    /** Whether the datum does not change, so that degrees in between are those of both. */
    private boolean isOnOneDatum() {
        return from.datum() == to.datum();
    }

    /** Whether the degrees in between are of CGCS2000 and not of an older datum. */
    boolean passesCgcs2000() {
        return !isOnOneDatum() || !from.isOnOlderDatum();
    }

    /** The degrees in between of a position. */
    private Coordinate toMiddle(double x, double y) {
        Coordinate degrees = from.projection().reverse(x, y);
        return isOnOneDatum() || fromWgs84 == null
                ? degrees
                : fromWgs84.forward(from.ellipsoid(), Ellipsoid.WGS_84, degrees.x, degrees.y);
    }

    private Coordinate fromMiddle(double longitude, double latitude) {
        Coordinate degrees = isOnOneDatum() || toWgs84 == null
                ? new Coordinate(longitude, latitude)
                : toWgs84.reverse(to.ellipsoid(), Ellipsoid.WGS_84, longitude, latitude);
        return to.projection().forward(degrees.x, degrees.y);
    }

    /**
     * Brings a geometry to the degrees in between.
     *
     * @throws IllegalArgumentException when a position can't be in the system
     */
    void toMiddle(Geometry geometry) {
        if (!from.isInDegrees() && SoundShapes.areDegrees(geometry.getEnvelopeInternal())) {
            throw new UnsoundShape(
                    new Text("%s %s 是度，而 %s 的单位是米，请核对。", "%s %s are degrees, and %s has metres; is it right?")
                            .with(geometry.getCoordinate().x, geometry.getCoordinate().y, from.code()));
        }
        EachPosition.move(geometry, this::toMiddle);
    }

    /**
     * A geometry of the degrees in between in the system that is wanted, longitude or easting in x.
     *
     * @throws IllegalArgumentException when a position can't be there
     */
    Geometry fromMiddle(Geometry geometry) {
        Geometry moved = geometry.copy();
        EachPosition.move(moved, this::fromMiddle);
        return moved;
    }

    /** What is to be told of a geometry of the degrees in between; null: nothing. */
    @Nullable
    Text remark(Geometry geometry) {
        Envelope degrees = geometry.getEnvelopeInternal();
        return Stream.of(from, to)
                .filter(system -> !system.isUsedAt(degrees))
                .findFirst()
                .map(system -> new Text(
                                "在 %s 的投影带（经度 %s 至 %s 度）之外；请核对带号和轴序（swapAxes）。",
                                "It lies outside of the zone of %s, %s to %s degrees of longitude; are zone and order of axes (swapAxes) right?")
                        .with(system.code(), ReferenceSystem.ZONE_WEST, ReferenceSystem.ZONE_EAST))
                .orElse(null);
    }

    /** What is done, and how far it may put positions off. */
    List<Remark> steps() {
        List<Remark> steps = new ArrayList<>();
        if (from.isGridOfWebMaps()) {
            if (from == ReferenceSystem.BD09) {
                steps.add(step("BD-09 → GCJ-02", GRID_M));
            }
            steps.add(step("GCJ-02 → CGCS2000", GRID_M));
        } else if (!from.isGeographic()) {
            steps.add(step(from.code() + " → " + from.base(), PROJECTION_M));
        }
        if (!isOnOneDatum()) {
            addDatum(steps, from, fromWgs84, from.base() + " → WGS 84");
            addDatum(steps, to, toWgs84, "WGS 84 → " + to.base());
        }
        if (passesCgcs2000() && isWgs84(from) != isWgs84(to)) {
            steps.add(step("CGCS2000 = WGS 84", MODERN_DATUMS_M));
        }
        if (to.isGridOfWebMaps()) {
            steps.add(step("CGCS2000 → GCJ-02", GRID_M));
            if (to == ReferenceSystem.BD09) {
                steps.add(step("GCJ-02 → BD-09", GRID_M));
            }
        } else if (!to.isGeographic()) {
            steps.add(step(to.base() + " → " + to.code(), PROJECTION_M));
        }
        return steps;
    }

    /** Parameters of an older datum lead to WGS 84. */
    private static boolean isWgs84(ReferenceSystem system) {
        return system.isWgs84() || system.isOnOlderDatum();
    }

    private static void addDatum(
            List<Remark> steps, ReferenceSystem system, @Nullable PositionVector parameters, String way) {
        if (system.isOnOlderDatum()) {
            steps.add(
                    parameters == null
                            ? new Remark(
                                    new Text(way + "（无参数，视为相同）", way + " (no parameters: taken for the same)"),
                                    Positioning.WITHOUT_PARAMETERS_M)
                            : new Remark(
                                    new Text(way + "（七参数，EPSG 9606）", way + " (seven parameters, EPSG 9606)"),
                                    Positioning.WITH_PARAMETERS_M));
        }
    }

    private static Remark step(String title, double accuracyM) {
        return new Remark(new Text(title, title), accuracyM);
    }
}
