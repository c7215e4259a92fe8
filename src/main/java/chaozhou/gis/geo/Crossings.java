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

/** Finds where edges cross each other, until that is in too many places, or nobody wants to know any more. */
final class Crossings extends IntersectionAdder {

    private final int most;

    Crossings(int most) {
        super(new RobustLineIntersector());
        this.most = most;
    }

    /**
     * Whether the edges of geometries cross each other, or themselves, in more places than that.
     *
     * @throws java.util.concurrent.CancellationException when the thread is interrupted
     */
    static boolean areMore(int most, Geometry... geometries) {
        Crossings crossings = new Crossings(most);
        crossings.find(Stream.of(geometries).flatMap(Crossings::edges).toList());
        return crossings.isDone();
    }

    private static Stream<SegmentString> edges(Geometry geometry) {
        Collection<?> lines = LinearComponentExtracter.getLines(geometry);
        return lines.stream().map(line -> new NodedSegmentString(((LineString) line).getCoordinates(), null));
    }

    /** Adds the nodes to the edges; not all of them when there are too many. */
    void find(Collection<?> edges) {
        new MCIndexNoder(this).computeNodes(edges);
    }

    @Override
    public void processIntersections(SegmentString one, int indexOfOne, SegmentString other, int indexOfOther) {
        Interruption.check();
        super.processIntersections(one, indexOfOne, other, indexOfOther);
    }

    /** Whether there are too many. */
    @Override
    public boolean isDone() {
        return numInteriorIntersections > most;
    }
}
