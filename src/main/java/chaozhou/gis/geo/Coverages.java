package chaozhou.gis.geo;

import chaozhou.gis.error.GisException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.InteriorPoint;
import org.locationtech.jts.algorithm.locate.SimplePointInAreaLocator;
import org.locationtech.jts.coverage.CoveragePolygonValidator;
import org.locationtech.jts.coverage.CoverageUnion;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.overlayng.OverlayNG;

/**
 * Areas that tile the ground, sharing their edges exactly, and overlays that leave them so. Geometries are in degrees, longitude in x; edges
 * are straight there.
 */
public final class Coverages {

    /** The most pairs of areas whose edges are compared. */
    private static final int MOST_PAIRS = 2_000_000;

    private static final GeometryFactory FACTORY = new GeometryFactory();

    private Coverages() {}

    /**
     * The edges of each area that do not match those of its neighbours; null: none of that area. Both neighbours have theirs.
     *
     * @param gapWidth gaps up to this width, in degrees, are found too
     * @throws GisException.TooLarge when too many areas are near to each other
     * @throws java.util.concurrent.CancellationException when the thread is interrupted
     */
    public static @Nullable Geometry[] unmatchedEdges(List<Geometry> areas, double gapWidth) {
        return unmatchedEdges(areas, tree(areas), gapWidth);
    }

    private static @Nullable Geometry[] unmatchedEdges(List<Geometry> areas, STRtree tree, double gapWidth) {
        Geometry[] unmatched = new Geometry[areas.size()];
        long pairs = 0;
        for (int i = 0; i < unmatched.length; i++) {
            Interruption.check();
            Geometry area = areas.get(i);
            Envelope box = new Envelope(area.getEnvelopeInternal());
            box.expandBy(gapWidth);
            List<Geometry> near = near(tree, box, area);
            pairs += near.size();
            if (pairs > MOST_PAIRS) {
                throw new GisException.TooLarge(
                        "More than %d pairs of areas are near to each other, which is the most that is compared; do areas lie on each other? Ask about some of them with a filter."
                                .formatted(MOST_PAIRS));
            }
            Geometry edges = CoveragePolygonValidator.validate(area, near.toArray(Geometry[]::new), gapWidth);
            unmatched[i] = edges.isEmpty() ? null : edges;
        }
        return unmatched;
    }

    private static STRtree tree(List<Geometry> areas) {
        STRtree tree = new STRtree();
        areas.forEach(area -> tree.insert(area.getEnvelopeInternal(), area));
        tree.build();
        return tree;
    }

    private static List<Geometry> near(STRtree tree, Envelope box, Geometry area) {
        List<Geometry> near = new ArrayList<>();
        tree.query(box, item -> {
            if (item != area) {
                near.add((Geometry) item);
            }
        });
        return near;
    }

    /** Whether the areas share their edges exactly and do not overlap. */
    public static boolean isCoverage(List<Geometry> areas) {
        STRtree tree = tree(areas);
        return !doOverlap(areas, tree)
                && Arrays.stream(unmatchedEdges(areas, tree, 0)).allMatch(Objects::isNull);
    }

    /** Whether one area holds a position inside of another; that is soon found out, also of very many that lie on each other. */
    private static boolean doOverlap(List<Geometry> areas, STRtree tree) {
        for (Geometry area : areas) {
            Coordinate inside = InteriorPoint.getInteriorPoint(area);
            for (Geometry other : near(tree, new Envelope(inside), area)) {
                if (SimplePointInAreaLocator.locate(inside, other) == Location.INTERIOR) {
                    return true;
                }
            }
        }
        return false;
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
