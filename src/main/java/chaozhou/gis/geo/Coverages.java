package chaozhou.gis.geo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.locationtech.jts.coverage.CoverageUnion;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.operation.overlayng.OverlayNG;

/**
 * Areas that tile the ground, sharing their edges exactly, and overlays that leave them so. Geometries are in degrees, longitude in x; edges
 * are straight there.
 */
public final class Coverages {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    private Coverages() {}

    /**
     * The edges of each area that do not match those of its neighbours; null: none of that area. Both neighbours have theirs.
     *
     * @param gapWidth gaps up to this width, in degrees, are found too
     */
    public static Geometry[] unmatchedEdges(List<Geometry> areas, double gapWidth) {
        return CoverageValidator.validate(areas.toArray(Geometry[]::new), gapWidth);
    }

    /** Whether the areas share their edges exactly and do not overlap. */
    public static boolean isCoverage(List<Geometry> areas) {
        return Arrays.stream(unmatchedEdges(areas, 0)).allMatch(Objects::isNull);
    }

    /**
     * What areas cover together.
     *
     * @param isCoverage whether they are one; then every position on the outside stays where it is
     */
    public static Geometry union(List<Geometry> areas, boolean isCoverage) {
        return isCoverage ? CoverageUnion.union(areas.toArray(Geometry[]::new)) : Overlays.union(areas);
    }

    /** What a shape has in common with areas, of the dimension of the shape; empty: nothing. */
    public static Geometry intersection(Geometry shape, Geometry areas) {
        return overlay(shape, areas, OverlayNG.INTERSECTION);
    }

    /** What of a shape lies outside of areas. */
    public static Geometry difference(Geometry shape, Geometry areas) {
        return overlay(shape, areas, OverlayNG.DIFFERENCE);
    }

    /**
     * Neighbours are cut in the same place: where two whole edges cross comes out the same from both sides, and is computed anew with snapping
     * only where edges are nearly the same, which moves positions by hundredths of a millimetre.
     */
    private static Geometry overlay(Geometry shape, Geometry areas, int operation) {
        return ofDimension(shape.getDimension(), Overlays.overlay(shape, areas, operation));
    }

    /** What a geometry has of a dimension; shapes that touch have things of a lower one in common. */
    private static Geometry ofDimension(int dimension, Geometry geometry) {
        List<Geometry> parts = new ArrayList<>();
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            Geometry part = geometry.getGeometryN(i);
            if (part.getDimension() == dimension && !part.isEmpty()) {
                parts.add(part);
            }
        }
        return parts.size() == geometry.getNumGeometries() ? geometry : FACTORY.buildGeometry(parts);
    }
}
