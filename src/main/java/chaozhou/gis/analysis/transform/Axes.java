package chaozhou.gis.analysis.transform;

import chaozhou.gis.geo.EachPosition;
import java.util.function.Consumer;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;

/** The order of axes. */
final class Axes {

    /** Swaps x and y of a geometry. */
    static final Consumer<Geometry> SWAP = geometry -> geometry.apply(new EachPosition() {
        @Override
        public void filter(CoordinateSequence positions, int index) {
            double x = positions.getX(index);
            positions.setOrdinate(index, 0, positions.getY(index));
            positions.setOrdinate(index, 1, x);
        }
    });

    private Axes() {}
}
