package chaozhou.gis.geo;

import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;

/** Moves every position of a geometry. */
public abstract class EachPosition implements CoordinateSequenceFilter {

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
