package chaozhou.gis.sample;

import java.util.List;
import org.locationtech.jts.geom.Coordinate;

/**
 * A stretch of boundary between two nodes, or a closed one without any.
 *
 * @param points corners in the plane, as the cells have them
 * @param left the place on the left, or {@link Growth#NOBODY}
 * @param right the place on the right, or {@link Growth#NOBODY}
 */
record Chain(List<Coordinate> points, int left, int right) {

    Coordinate start() {
        return points.get(0);
    }

    Coordinate end() {
        return points.get(points.size() - 1);
    }

    boolean isClosed() {
        return start().equals2D(end());
    }

    boolean borders(int place) {
        return left == place || right == place;
    }

    double length() {
        double length = 0;
        for (int i = 1; i < points.size(); i++) {
            length += points.get(i - 1).distance(points.get(i));
        }
        return length;
    }
}
