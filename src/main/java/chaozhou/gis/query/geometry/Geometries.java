package chaozhou.gis.query.geometry;

import chaozhou.gis.geo.Crs;
import chaozhou.gis.geo.EachPosition;
import chaozhou.gis.geo.Overlays;
import chaozhou.gis.geo.Validity;
import java.util.List;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateFilter;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/** Geometries that come from outside. */
public final class Geometries {

    /** The most positions that a geometry may have. */
    public static final int MOST_POSITIONS = 10_000;

    private Geometries() {}

    /**
     * A geometry that PostGIS can work with.
     *
     * @param geometry with its coordinates in the order of the CRS; changed to longitude or easting first
     * @return the geometry with its number of CRS; a collection of one dimension is made a multi-geometry
     * @throws IllegalArgumentException with a sentence that says what is wrong and where
     */
    public static Geometry checked(Geometry geometry, Crs crs) {
        if (geometry.getNumPoints() > MOST_POSITIONS) {
            throw new IllegalArgumentException("the geometry has %d positions; the most is %d."
                    .formatted(geometry.getNumPoints(), MOST_POSITIONS));
        }
        if (geometry.isEmpty()) {
            throw new IllegalArgumentException("the geometry is empty.");
        }
        orient(geometry, crs);
        requireValid(geometry);
        Geometry simple =
                geometry.getClass() == GeometryCollection.class ? united((GeometryCollection) geometry) : geometry;
        simple.setSRID(crs.srid());
        return simple;
    }

    /**
     * Changes the coordinates from the order of the CRS to longitude or easting first.
     *
     * @throws IllegalArgumentException when one is no position of the CRS
     */
    public static void orient(Geometry geometry, Crs crs) {
        if (crs.isNorthFirst()) {
            swapAxes(geometry);
        }
        geometry.apply((CoordinateFilter) position -> requireWithin(position, crs));
    }

    /** Exchanges the first and the second coordinate of each position. */
    public static void swapAxes(Geometry geometry) {
        geometry.apply(new SwapAxes());
    }

    private static void requireWithin(Coordinate position, Crs crs) {
        if (!crs.holds(position.x, position.y)) {
            throw new IllegalArgumentException("%s is no position of %s; coordinates are %s."
                    .formatted(text(position, crs), crs.uri(), crs.axes()));
        }
    }

    private static String text(Coordinate position, Crs crs) {
        return crs.isNorthFirst() ? position.y + " " + position.x : position.x + " " + position.y;
    }

    private static void requireValid(Geometry geometry) {
        TopologyValidationError error = Validity.error(geometry);
        if (error != null) {
            throw new IllegalArgumentException("the geometry is not valid: %s at %s %s."
                    .formatted(error.getMessage(), error.getCoordinate().x, error.getCoordinate().y));
        }
    }

    /** Parts of one dimension as one geometry; a collection of several stays one. */
    private static Geometry united(GeometryCollection collection) {
        List<Geometry> parts = IntStream.range(0, collection.getNumGeometries())
                .mapToObj(collection::getGeometryN)
                .toList();
        boolean isOfOneDimension = parts.stream().allMatch(part -> part.getDimension() == collection.getDimension());
        return isOfOneDimension ? Overlays.union(parts) : collection;
    }

    private static final class SwapAxes extends EachPosition {
        @Override
        public void filter(CoordinateSequence positions, int index) {
            double first = positions.getOrdinate(index, 0);
            positions.setOrdinate(index, 0, positions.getOrdinate(index, 1));
            positions.setOrdinate(index, 1, first);
        }
    }
}
