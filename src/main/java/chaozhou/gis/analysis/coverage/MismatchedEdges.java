package chaozhou.gis.analysis.coverage;

import chaozhou.gis.analysis.coverage.CoverageFault.Kind;
import chaozhou.gis.analysis.subject.Subject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.util.LinearComponentExtracter;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.linemerge.LineMerger;

/** Puts edges that do not match together, those of both neighbours as one fault; edges of gaps and overlaps are told by these. */
final class MismatchedEdges {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final double widthDegrees;
    private final BiFunction<Subject, LineSegment, List<Subject>> neighbours;
    private final STRtree grounds = new STRtree();
    private final Map<String, Pair> pairs = new TreeMap<>();

    private record Known(CoverageFault fault, Ground ground) {}

    /** The edges between two features, of both. */
    private record Pair(Subject one, @Nullable Subject other, List<Edge> edges) {}

    private record Edge(Subject of, LineSegment segment) {}

    /**
     * @param grounds gaps and overlaps
     * @param neighbours of a feature, whose boundary may be near to a segment of it
     */
    MismatchedEdges(
            List<CoverageFault> grounds,
            double widthDegrees,
            BiFunction<Subject, LineSegment, List<Subject>> neighbours) {
        this.widthDegrees = widthDegrees;
        this.neighbours = neighbours;
        for (CoverageFault fault : grounds) {
            Ground ground = new Ground(fault.shape());
            this.grounds.insert(ground.box(), new Known(fault, ground));
        }
        this.grounds.build();
    }

    /** @param unmatched lines of the feature's boundary */
    void add(Subject feature, Geometry unmatched) {
        for (Object line : LinearComponentExtracter.getLines(unmatched)) {
            Coordinate[] positions = ((LineString) line).getCoordinates();
            for (int i = 0; i + 1 < positions.length; i++) {
                add(feature, new LineSegment(positions[i], positions[i + 1]));
            }
        }
    }

    private void add(Subject feature, LineSegment segment) {
        if (isOfGround(segment)) {
            return;
        }
        Subject other = nearest(feature, segment);
        Edge edge = new Edge(feature, segment);
        if (other == null || feature.number() < other.number()) {
            pair(feature, other).edges.add(edge);
        } else {
            pair(other, feature).edges.add(edge);
        }
    }

    private Pair pair(Subject one, @Nullable Subject other) {
        String key = "%019d %019d".formatted(one.number(), other == null ? 0 : other.number());
        return pairs.computeIfAbsent(key, none -> new Pair(one, other, new ArrayList<>()));
    }

    private boolean isOfGround(LineSegment segment) {
        return known(new Envelope(segment.p0, segment.p1)).stream()
                .anyMatch(known -> known.ground.isBoundedBy(segment));
    }

    private List<Known> known(Envelope box) {
        List<Known> known = new ArrayList<>();
        grounds.query(box, item -> known.add((Known) item));
        return known;
    }

    private @Nullable Subject nearest(Subject feature, LineSegment segment) {
        LineString line = segment.toGeometry(FACTORY);
        Geometry middle = FACTORY.createPoint(segment.midPoint());
        return neighbours.apply(feature, segment).stream()
                .filter(other -> other.shape().isWithinDistance(line, widthDegrees))
                .min(Comparator.comparingDouble(
                        other -> other.shape().getBoundary().distance(middle)))
                .orElse(null);
    }

    /** The faults: edges of a pair that lie together are one; what goes on from a gap or an overlap of the pair belongs to that. */
    List<CoverageFault> faults() {
        List<CoverageFault> faults = new ArrayList<>();
        for (Pair pair : pairs.values()) {
            for (List<Edge> cluster : clusters(pair.edges)) {
                Geometry lines = lines(cluster);
                boolean goesOn = known(lines.getEnvelopeInternal()).stream()
                        .anyMatch(known -> known.fault.isBetween(pair.one, pair.other) && known.ground.meets(lines));
                if (!goesOn) {
                    faults.add(
                            new CoverageFault(Kind.MISMATCHED_EDGE, pair.one, pair.other, lines(ofOneSide(cluster))));
                }
            }
        }
        return faults;
    }

    /** Those within the width of each other, directly or over others. */
    private Collection<List<Edge>> clusters(List<Edge> edges) {
        STRtree tree = new STRtree();
        for (int i = 0; i < edges.size(); i++) {
            LineSegment segment = edges.get(i).segment;
            tree.insert(new Envelope(segment.p0, segment.p1), i);
        }
        int[] joined = IntStream.range(0, edges.size()).toArray();
        for (int i = 0; i < joined.length; i++) {
            int one = i;
            LineSegment segment = edges.get(i).segment;
            Envelope box = new Envelope(segment.p0, segment.p1);
            box.expandBy(widthDegrees);
            tree.query(box, item -> {
                int other = (Integer) item;
                if (other < one && edges.get(other).segment.distance(segment) <= widthDegrees) {
                    joined[first(joined, one)] = first(joined, other);
                }
            });
        }
        Map<Integer, List<Edge>> clusters = new TreeMap<>();
        for (int i = 0; i < joined.length; i++) {
            clusters.computeIfAbsent(first(joined, i), none -> new ArrayList<>())
                    .add(edges.get(i));
        }
        return clusters.values();
    }

    /** Where the way from one to what it was joined to ends; the way is shorter after that. */
    private static int first(int[] joined, int one) {
        int at = one;
        while (joined[at] != at) {
            joined[at] = joined[joined[at]];
            at = joined[at];
        }
        return at;
    }

    /** The edges of the first feature, or where it has none of the other. */
    private static List<Edge> ofOneSide(List<Edge> cluster) {
        Subject first = cluster.stream()
                .map(Edge::of)
                .min(Comparator.comparingLong(Subject::number))
                .orElseThrow();
        return cluster.stream()
                .filter(edge -> edge.of.number() == first.number())
                .toList();
    }

    private static Geometry lines(List<Edge> edges) {
        LineMerger merger = new LineMerger();
        edges.forEach(edge -> merger.add(edge.segment.toGeometry(FACTORY)));
        return FACTORY.buildGeometry(merger.getMergedLineStrings());
    }
}
