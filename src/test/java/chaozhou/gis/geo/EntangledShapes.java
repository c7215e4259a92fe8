package chaozhou.gis.geo;

import java.util.SplittableRandom;
import java.util.function.IntFunction;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;

/** Polygons of few positions whose edges cross very often. */
public final class EntangledShapes {

    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final double LATITUDE = 23.65;

    private EntangledShapes() {}

    /** From anywhere to anywhere in a square of the city, so that each edge crosses a fourth of the others. */
    public static Polygon tangle(int positions) {
        SplittableRandom random = new SplittableRandom(positions);
        return polygon(
                positions,
                index -> new Coordinate(116.6 + random.nextDouble() / 10, LATITUDE + random.nextDouble() / 10 - 0.05));
    }

    /** Valid, with a spike at every position; two of them around places nearby cross with most spikes. */
    public static Polygon burr(int positions, double longitude) {
        SplittableRandom random = new SplittableRandom(positions);
        return polygon(positions, index -> {
            double angle = 2 * Math.PI * index / positions;
            double radius = index % 2 == 0 ? 0.005 : 0.1 + random.nextDouble() / 100;
            return new Coordinate(longitude + radius * Math.cos(angle), LATITUDE + radius * Math.sin(angle));
        });
    }

    private static Polygon polygon(int positions, IntFunction<Coordinate> position) {
        Coordinate[] ring = new Coordinate[positions + 1];
        for (int i = 0; i < positions; i++) {
            ring[i] = position.apply(i);
        }
        ring[positions] = ring[0].copy();
        return FACTORY.createPolygon(ring);
    }
}
