package chaozhou.gis.analysis.locate;

import chaozhou.gis.analysis.proximity.Neighbour;
import chaozhou.gis.analysis.subject.Subject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;

/**
 * A point with what covers it.
 *
 * @param subject that the point is, or is one of
 * @param geometry null: it can't be used
 * @param covers by layer asked for, in order
 * @param nearest of layers of a coverage in which nothing covers the point, by their position: the nearest feature
 */
record LocatedPoint(
        Subject subject, @Nullable Point geometry, List<List<Cover>> covers, Map<Integer, Neighbour> nearest) {}
