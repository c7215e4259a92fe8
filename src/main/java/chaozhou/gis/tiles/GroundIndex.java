package chaozhou.gis.tiles;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.index.strtree.STRtree;

/** Finds which of many polygons cover a point. */
final class GroundIndex {

    private final STRtree tree = new STRtree();
    private final List<Geometry> polygons;
    private final List<@Nullable IndexedPointInAreaLocator> locators;

    GroundIndex(List<? extends Geometry> polygons) {
        this.polygons = List.copyOf(polygons);
        locators = new ArrayList<>(polygons.size());
        for (int i = 0; i < polygons.size(); i++) {
            locators.add(null);
            if (!polygons.get(i).isEmpty()) {
                tree.insert(polygons.get(i).getEnvelopeInternal(), i);
            }
        }
        tree.build();
    }

    /** The numbers of the polygons, in the order they were given, that have the point inside them. */
    BitSet covering(Coordinate point) {
        BitSet result = new BitSet();
        for (Object found : tree.query(new Envelope(point))) {
            int number = (Integer) found;
            if (locator(number).locate(point) == Location.INTERIOR) {
                result.set(number);
            }
        }
        return result;
    }

    private IndexedPointInAreaLocator locator(int number) {
        IndexedPointInAreaLocator locator = locators.get(number);
        if (locator == null) {
            locator = new IndexedPointInAreaLocator(polygons.get(number));
            locators.set(number, locator);
        }
        return locator;
    }
}
