package chaozhou.gis.tiles;

import chaozhou.gis.geo.EachPosition;
import chaozhou.gis.geo.WebMercator;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * The grids of whole numbers on which tiles are drawn. On the grid of level {@code n} the world is 4096 times 2^n units wide;
 * x grows eastwards from the antimeridian and y southwards, as in a tile.
 */
final class Grid {

    /** Units a tile's side. */
    static final int EXTENT = 4096;

    /** How far a tile's content reaches over its edges, in units, so that lines do not end where they can be seen. */
    static final int BUFFER = 64;

    /**
     * From this level on geometry keeps all its vertices. Maps that enlarge tiles take them from zoom 15, where a unit is
     * 0.3 m at the equator.
     */
    static final int FIRST_UNSIMPLIFIED_LEVEL = 15;

    /**
     * The last level of lines and areas, with units of 15 cm; higher zooms enlarge it. A coverage has to be rounded anew for
     * each grid that is coarser than its own, and never for a finer one. So this level is as fine as boundaries are known, and
     * not finer.
     */
    static final int LAST_LEVEL = 16;

    /** The level of points, which round on any grid without harm. */
    static final int POINT_LEVEL = 24;

    static final GeometryFactory FACTORY = new GeometryFactory();

    private Grid() {}

    /** The level that holds the lines and areas for a zoom. */
    static int levelFor(int zoom) {
        return Math.min(zoom, LAST_LEVEL);
    }

    /** A copy on the grid of a level, rounded, two-dimensional; rings and lines may have collapsed by that. */
    static Geometry project(Geometry degrees, int level) {
        double width = Math.scalb((double) EXTENT, level);
        Geometry copy = degrees.copy();
        copy.apply(new EachPosition() {
            @Override
            public void filter(CoordinateSequence sequence, int i) {
                sequence.setOrdinate(i, 0, WebMercator.x(sequence.getX(i)) * width);
                sequence.setOrdinate(i, 1, WebMercator.y(sequence.getY(i)) * width);
            }
        });
        return rounded(copy);
    }

    /** A copy with both ordinates multiplied, not rounded. */
    static Geometry scale(Geometry geometry, double factor) {
        Geometry copy = geometry.copy();
        copy.apply(new EachPosition() {
            @Override
            public void filter(CoordinateSequence sequence, int i) {
                sequence.setOrdinate(i, 0, sequence.getX(i) * factor);
                sequence.setOrdinate(i, 1, sequence.getY(i) * factor);
            }
        });
        return copy;
    }

    /** The geometry itself, with its ordinates made whole. */
    static Geometry rounded(Geometry geometry) {
        geometry.apply(new EachPosition() {
            @Override
            public void filter(CoordinateSequence sequence, int i) {
                sequence.setOrdinate(i, 0, Math.rint(sequence.getX(i)));
                sequence.setOrdinate(i, 1, Math.rint(sequence.getY(i)));
            }
        });
        return geometry;
    }
}
