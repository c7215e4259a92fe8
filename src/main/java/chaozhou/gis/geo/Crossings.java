package chaozhou.gis.geo;

import java.util.Collection;
import java.util.stream.Stream;
import org.locationtech.jts.algorithm.RobustLineIntersector;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.util.LinearComponentExtracter;
import org.locationtech.jts.noding.IntersectionAdder;
import org.locationtech.jts.noding.MCIndexNoder;
import org.locationtech.jts.noding.NodedSegmentString;
import org.locationtech.jts.noding.SegmentString;

/**
 * Finds where edges cross each other, until they turn out to be entangled: to cross in too many places, or to have so many others near to
 * them that to look through these would take long. Shapes of some thousand positions may do so by the million.
 */
final class Crossings extends IntersectionAdder {

    /** The most pairs of edges that are near to each other; they take some seconds. */
    private static final int MOST_PAIRS = 20_000_000;

    private final int most;

    /** @param most the most places where edges cross */
    Crossings(int most) {
        super(new RobustLineIntersector());
        this.most = most;
    }

    /**
     * Whether the edges of geometries are entangled.
     *
     * @param most the most places where they cross each other, or themselves
     * @throws java.util.concurrent.CancellationException when the thread is interrupted
     */
    static boolean areMore(int most, Geometry... geometries) {
        Crossings crossings = new Crossings(most);
        new MCIndexNoder(crossings)
                .computeNodes(Stream.of(geometries).flatMap(Crossings::edges).toList());
        return crossings.isDone();
    }

    private static Stream<SegmentString> edges(Geometry geometry) {
        Collection<?> lines = LinearComponentExtracter.getLines(geometry);
        return lines.stream().map(line -> new NodedSegmentString(((LineString) line).getCoordinates(), null));
    }

    @Override
    public void processIntersections(SegmentString one, int indexOfOne, SegmentString other, int indexOfOther) {
        Interruption.check();
        super.processIntersections(one, indexOfOne, other, indexOfOther);
    }

    /** Whether they are entangled. */
    @Override
    public boolean isDone() {
        return numInteriorIntersections > most || numTests > MOST_PAIRS;
    }
}
