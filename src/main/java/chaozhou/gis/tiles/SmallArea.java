package chaozhou.gis.tiles;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.locate.SimplePointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateArrays;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/**
 * Areas of a few vertices that stand alone: parcels, houses. There is nothing to simplify, so they are only rounded to the grid of each
 * level, which takes a hundredth of the time that a coverage takes.
 */
final class SmallArea {

    private static final int MOST_VERTICES = 24;

    private SmallArea() {}

    /**
     * Adds the rows of an area.
     *
     * @param feature with its shape on the grid of {@link Grid#LAST_LEVEL}
     * @return false, and nothing is added, when it is none of these
     */
    static boolean add(GeneralizedTable table, FeatureVersion feature, int lowestLevel) throws SQLException {
        Polygon polygon = simple(feature.shape());
        if (polygon == null) {
            return false;
        }
        List<MultiPolygon> levels = new ArrayList<>();
        for (int level = Grid.LAST_LEVEL; level >= lowestLevel; level--) {
            Polygon onGrid = onGrid(polygon, Math.scalb(1.0, level - Grid.LAST_LEVEL));
            if (onGrid == null) {
                break; // Too small to be seen, on all levels below too.
            }
            if (!onGrid.isValid()) {
                return false;
            }
            levels.add(Grid.FACTORY.createMultiPolygon(new Polygon[] {onGrid}));
        }
        if (levels.isEmpty()) {
            return false;
        }
        for (int i = 0; i < levels.size(); i++) {
            table.add(Grid.LAST_LEVEL - i, List.of(feature.with(levels.get(i))));
        }
        double scale = Math.scalb(1.0, Grid.POINT_LEVEL - Grid.LAST_LEVEL);
        Geometry label = Grid.rounded(Grid.scale(middle(polygon), scale));
        table.add(Grid.POINT_LEVEL, List.of(feature.with(label)));
        return true;
    }

    private static @Nullable Polygon simple(Geometry shape) {
        boolean isSimple = shape.getNumGeometries() == 1
                && shape.getNumPoints() <= MOST_VERTICES
                && shape.getGeometryN(0) instanceof Polygon polygon
                && polygon.getNumInteriorRing() == 0;
        return isSimple ? (Polygon) shape.getGeometryN(0) : null;
    }

    /** The ring on a coarser grid; null when nothing of it remains. */
    private static @Nullable Polygon onGrid(Polygon polygon, double scale) {
        Coordinate[] ring = polygon.getExteriorRing().getCoordinates();
        Coordinate[] rounded = new Coordinate[ring.length];
        for (int i = 0; i < ring.length; i++) {
            rounded[i] = new Coordinate(Math.rint(ring[i].x * scale), Math.rint(ring[i].y * scale));
        }
        Coordinate[] distinct = CoordinateArrays.removeRepeatedPoints(rounded);
        if (distinct.length < 4) {
            return null;
        }
        Polygon onGrid = Grid.FACTORY.createPolygon(distinct);
        return onGrid.getArea() == 0 ? null : onGrid;
    }

    /** Its centre where that lies within, as it mostly does. */
    private static Point middle(Polygon polygon) {
        Point centre = polygon.getCentroid();
        boolean isWithin = SimplePointInAreaLocator.locate(centre.getCoordinate(), polygon) == Location.INTERIOR;
        return isWithin ? centre : LabelPoint.of(polygon);
    }
}
