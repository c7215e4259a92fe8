package chaozhou.gis.sample;

import java.util.Set;
import org.locationtech.jts.algorithm.LineIntersector;
import org.locationtech.jts.algorithm.RobustLineIntersector;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.noding.SegmentIntersector;
import org.locationtech.jts.noding.SegmentString;

/** Finds lines that meet where they should not; the data of a segment string is its number. */
final class Meetings implements SegmentIntersector {

    private final Set<Integer> found;
    private final LineIntersector intersector = new RobustLineIntersector();

    Meetings(Set<Integer> found) {
        this.found = found;
    }

    @Override
    public void processIntersections(SegmentString one, int oneIndex, SegmentString other, int otherIndex) {
        if (one == other && oneIndex == otherIndex) {
            return;
        }
        intersector.computeIntersection(
                one.getCoordinate(oneIndex),
                one.getCoordinate(oneIndex + 1),
                other.getCoordinate(otherIndex),
                other.getCoordinate(otherIndex + 1));
        if (intersector.hasIntersection() && !isAllowed(one, oneIndex, other, otherIndex)) {
            found.add((Integer) one.getData());
            found.add((Integer) other.getData());
        }
    }

    private boolean isAllowed(SegmentString one, int oneIndex, SegmentString other, int otherIndex) {
        if (intersector.getIntersectionNum() != 1 || intersector.isProper()) {
            return false;
        }
        if (one == other && Math.abs(oneIndex - otherIndex) == 1) {
            return true;
        }
        Coordinate point = intersector.getIntersection(0);
        return isEnd(one, point) && isEnd(other, point);
    }

    private static boolean isEnd(SegmentString line, Coordinate point) {
        return line.getCoordinate(0).equals2D(point)
                || line.getCoordinate(line.size() - 1).equals2D(point);
    }

    @Override
    public boolean isDone() {
        return false;
    }
}
