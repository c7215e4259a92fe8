package chaozhou.gis.geo;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;

/** Moves every position of a geometry. */
public abstract class EachPosition implements CoordinateSequenceFilter {

    /** Where a position goes. */
    @FunctionalInterface
    public interface Move {
        Coordinate of(double x, double y);
    }

    /** Moves every position of a geometry; a z stays. */
    public static void move(Geometry geometry, Move move) {
        geometry.apply(new EachPosition() {
            @Override
            public void filter(CoordinateSequence positions, int index) {
                Coordinate to = move.of(positions.getX(index), positions.getY(index));
                positions.setOrdinate(index, 0, to.x);
                positions.setOrdinate(index, 1, to.y);
            }
        });
    }

    /** Changes the position at an index. */
    @Override
    public abstract void filter(CoordinateSequence positions, int index);

    @Override
    public final boolean isDone() {
        return false;
    }

    @Override
    public final boolean isGeometryChanged() {
        return true;
    }
}
