package chaozhou.gis.analysis.coverage;

import chaozhou.gis.analysis.coverage.CoverageFault.Kind;
import chaozhou.gis.analysis.subject.Subject;
import chaozhou.gis.geo.Coverages;
import chaozhou.gis.geo.Geodesics;
import chaozhou.gis.jobs.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.index.strtree.STRtree;

/** Finds the faults of areas that should be a coverage. */
final class CoverageFaults {

    /** Ground below this, in m², is what rounding makes of an edge: then it is the edge that is told. */
    private static final double LEAST_M2 = 1e-4;

    /** The most faults that are told; they have to be held, and nobody mends more at once. */
    static final int MOST = 10_000;

    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final List<Subject> features;
    private final GroundWidth width;
    private final @Nullable Geometry[] edges;
    private final STRtree tree = new STRtree();
    private final List<CoverageFault> faults = new ArrayList<>();

    private CoverageFaults(List<Subject> features, List<Geometry> shapes, GroundWidth width) {
        this.features = features;
        this.width = width;
        this.edges = Coverages.unmatchedEdges(shapes, width.degrees());
        for (int i = 0; i < shapes.size(); i++) {
            tree.insert(shapes.get(i).getEnvelopeInternal(), i);
        }
        tree.build();
    }

    /**
     * The faults: overlaps, then gaps, then edges; the first ones where there are more than {@link #MOST}.
     *
     * @param gapWidthM how wide a gap may be, in metres; wider ones are ground that belongs to nobody
     */
    static List<CoverageFault> of(List<Subject> features, double gapWidthM, Progress progress) {
        if (features.isEmpty()) {
            return List.of();
        }
        List<Geometry> shapes = features.stream().map(Subject::shape).toList();
        Envelope box = new Envelope();
        shapes.forEach(shape -> box.expandToInclude(shape.getEnvelopeInternal()));
        CoverageFaults found = new CoverageFaults(features, shapes, new GroundWidth(gapWidthM, box.centre()));
        boolean isValid = Arrays.stream(found.edges).allMatch(Objects::isNull);
        found.findOverlaps(progress);
        if (!found.isFull()) {
            found.findGaps(polygons(Coverages.union(shapes, isValid)));
        }
        if (!found.isFull()) {
            found.findMismatchedEdges(progress);
        }
        return found.faults.subList(0, Math.min(MOST, found.faults.size()));
    }

    /** The indices of features whose boxes meet this one, in their order. */
    private List<Integer> near(Envelope box) {
        List<Integer> near = new ArrayList<>();
        tree.query(box, item -> near.add((Integer) item));
        near.sort(Comparator.naturalOrder());
        return near;
    }

    private boolean isFull() {
        return faults.size() >= MOST;
    }

    private Geometry shape(int index) {
        return features.get(index).shape();
    }

    /** Of two areas that overlap, at least one has an edge that does not match. */
    private void findOverlaps(Progress progress) {
        for (int i = 0; i < edges.length && !isFull(); i++) {
            if (edges[i] != null) {
                for (int other : near(shape(i).getEnvelopeInternal())) {
                    boolean isNew = other > i || edges[other] == null;
                    if (other != i && isNew) {
                        addOverlaps(i, other);
                    }
                }
            }
            progress.share(0.5 * i / edges.length);
        }
    }

    private void addOverlaps(int one, int other) {
        for (Polygon part : polygons(Coverages.intersection(shape(one), shape(other)))) {
            if (Geodesics.area(part) >= LEAST_M2) {
                faults.add(new CoverageFault(Kind.OVERLAP, features.get(one), features.get(other), part));
            }
        }
    }

    /** @param union the parts of what all features cover; gaps are their holes, but for parts that lie in these */
    private void findGaps(List<Polygon> union) {
        STRtree parts = new STRtree();
        union.forEach(part -> parts.insert(part.getEnvelopeInternal(), part));
        for (Polygon part : union) {
            for (int i = 0; i < part.getNumInteriorRing(); i++) {
                Polygon hole = FACTORY.createPolygon(part.getInteriorRingN(i).getCoordinates());
                for (Polygon gap : polygons(withoutIslands(hole, parts))) {
                    if (Geodesics.area(gap) >= LEAST_M2 && width.holds(gap)) {
                        addGap(gap);
                    }
                }
            }
        }
    }

    private static Geometry withoutIslands(Polygon hole, STRtree parts) {
        Envelope box = hole.getEnvelopeInternal();
        List<Polygon> islands = new ArrayList<>();
        parts.query(box, item -> {
            Polygon part = (Polygon) item;
            if (box.contains(part.getEnvelopeInternal())) {
                islands.add(part);
            }
        });
        return islands.isEmpty()
                ? hole
                : Coverages.difference(hole, FACTORY.createMultiPolygon(islands.toArray(Polygon[]::new)));
    }

    /** A gap is told of the two features that have most of its edge. */
    private void addGap(Polygon gap) {
        Ground ground = new Ground(gap);
        List<Subject> neighbours = near(ground.box()).stream()
                .map(features::get)
                .filter(feature -> ground.meets(feature.shape()))
                .sorted(Comparator.comparingDouble((Subject feature) -> -ground.edgeOf(feature.shape()))
                        .thenComparingLong(Subject::number))
                .toList();
        if (!neighbours.isEmpty()) {
            Subject other = neighbours.size() > 1 ? neighbours.get(1) : null;
            faults.add(new CoverageFault(Kind.GAP, neighbours.get(0), other, gap));
        }
    }

    private void findMismatchedEdges(Progress progress) {
        MismatchedEdges mismatched = new MismatchedEdges(faults, width.degrees(), (feature, segment) -> {
            Envelope box = new Envelope(segment.p0, segment.p1);
            box.expandBy(width.degrees());
            return near(box).stream()
                    .filter(index -> edges[index] != null)
                    .map(features::get)
                    .filter(other -> other.number() != feature.number())
                    .toList();
        });
        for (int i = 0; i < edges.length; i++) {
            Geometry unmatched = edges[i];
            if (unmatched != null) {
                mismatched.add(features.get(i), unmatched);
            }
            progress.share(0.5 + 0.5 * i / edges.length);
        }
        faults.addAll(mismatched.faults());
    }

    private static List<Polygon> polygons(Geometry geometry) {
        return IntStream.range(0, geometry.getNumGeometries())
                .mapToObj(geometry::getGeometryN)
                .filter(Polygon.class::isInstance)
                .map(Polygon.class::cast)
                .toList();
    }
}
