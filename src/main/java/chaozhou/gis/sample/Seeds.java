package chaozhou.gis.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;

/**
 * Places the seeds of the cells: close together where villages are small, never nearer to each other than two thirds of the
 * spacing wanted there.
 */
final class Seeds {

    private static final int CELLS_OF_A_VILLAGE = 16;
    private static final double RASTER = 0.004;
    private static final double SPACING_WITHOUT_VILLAGES = 0.0065;
    private static final double LEAST_SPACING = 0.0011;
    private static final double MOST_SPACING = 0.0085;
    private static final double MARGIN = 0.03;
    private static final int TRIES = 400_000;
    private static final double BUCKET = MOST_SPACING;

    private final Facts facts;
    private final Map<String, List<IndexedPointInAreaLocator>> outlines = new HashMap<>();
    private final Map<String, Double> spacings = new HashMap<>();
    private final Map<Long, List<Coordinate>> buckets = new HashMap<>();
    private final List<Coordinate> seeds = new ArrayList<>();

    private Seeds(Facts facts) {
        this.facts = facts;
        facts.outlines()
                .forEach((county, polygons) -> outlines.put(
                        county,
                        polygons.stream().map(IndexedPointInAreaLocator::new).toList()));
    }

    /** In the plane; the seats of the towns are among them. */
    static List<Coordinate> place(Facts facts) {
        Seeds seeds = new Seeds(facts);
        seeds.estimateSpacings();
        facts.towns().forEach(town -> seeds.add(town.seat()));
        seeds.fill();
        return seeds.seeds;
    }

    /** The county whose outline covers a point of the plane; null at sea and beyond the city. */
    static @Nullable String county(
            Map<String, List<IndexedPointInAreaLocator>> outlines, Facts facts, Coordinate point) {
        for (String county : facts.outlines().keySet()) {
            for (IndexedPointInAreaLocator outline : outlines.getOrDefault(county, List.of())) {
                if (outline.locate(point) != Location.EXTERIOR) {
                    return county;
                }
            }
        }
        return null;
    }

    /** The area nearest to each seat, shared by its villages, tells how far apart seeds have to be. */
    private void estimateSpacings() {
        Map<String, Integer> nearest = new HashMap<>();
        Envelope ground = ground();
        for (double x = ground.getMinX(); x < ground.getMaxX(); x += RASTER) {
            for (double y = ground.getMinY(); y < ground.getMaxY(); y += RASTER) {
                Facts.Town town = nearestTown(new Coordinate(x, y));
                if (town != null) {
                    nearest.merge(town.code(), 1, Integer::sum);
                }
            }
        }
        for (Facts.Town town : facts.towns()) {
            double area = nearest.getOrDefault(town.code(), 1) * RASTER * RASTER;
            double spacing = town.parts() == 0
                    ? SPACING_WITHOUT_VILLAGES
                    : Math.sqrt(area / (town.parts() * CELLS_OF_A_VILLAGE));
            spacings.put(town.code(), Math.max(LEAST_SPACING, Math.min(MOST_SPACING, spacing)));
        }
    }

    private Facts.@Nullable Town nearestTown(Coordinate point) {
        String county = county(outlines, facts, point);
        Facts.Town nearest = null;
        for (Facts.Town town : facts.towns()) {
            if (town.county().equals(county)
                    && (nearest == null || point.distance(town.seat()) < point.distance(nearest.seat()))) {
                nearest = town;
            }
        }
        return nearest;
    }

    private Envelope ground() {
        Envelope ground = new Envelope();
        facts.outlines()
                .values()
                .forEach(list -> list.forEach((Polygon p) -> ground.expandToInclude(p.getEnvelopeInternal())));
        ground.expandBy(MARGIN);
        return ground;
    }

    private void fill() {
        Chance chance = Chance.of("seeds");
        Envelope ground = ground();
        for (int i = 0; i < TRIES; i++) {
            Coordinate point = new Coordinate(
                    chance.between(ground.getMinX(), ground.getMaxX()),
                    chance.between(ground.getMinY(), ground.getMaxY()));
            if (isFree(point, spacing(point) * 2 / 3)) {
                add(point);
            }
        }
    }

    /** Smaller near the seat than at the edge of the town. */
    private double spacing(Coordinate point) {
        Facts.Town town = nearestTown(point);
        if (town == null) {
            return SPACING_WITHOUT_VILLAGES;
        }
        double spacing = spacings.getOrDefault(town.code(), SPACING_WITHOUT_VILLAGES);
        double radius = spacing * Math.sqrt(CELLS_OF_A_VILLAGE * Math.max(1.0, town.parts()) / 3);
        double distance = Math.min(1, point.distance(town.seat()) / radius);
        return spacing * (0.62 + 0.5 * distance);
    }

    private boolean isFree(Coordinate point, double distance) {
        long column = (long) Math.floor(point.x / BUCKET);
        long row = (long) Math.floor(point.y / BUCKET);
        for (long dx = -1; dx <= 1; dx++) {
            for (long dy = -1; dy <= 1; dy++) {
                for (Coordinate seed : buckets.getOrDefault(key(column + dx, row + dy), List.of())) {
                    if (seed.distance(point) < distance) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private void add(Coordinate seed) {
        seeds.add(seed);
        long key = key((long) Math.floor(seed.x / BUCKET), (long) Math.floor(seed.y / BUCKET));
        buckets.computeIfAbsent(key, k -> new ArrayList<>()).add(seed);
    }

    private static long key(long column, long row) {
        return column * 1_000_003 + row;
    }
}
