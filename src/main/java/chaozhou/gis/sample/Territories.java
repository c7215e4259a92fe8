package chaozhou.gis.sample;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;

/** Who holds each cell: which town, and which of its villages. */
final class Territories {

    private static final int ROUNDS = 8;
    private static final String ENCLOSED = "enclosed";

    /** One town in so many gets a village with an exclave. */
    private static final int TOWNS_FOR_AN_EXCLAVE = 6;

    private static final int LEAST_CELLS_LEFT = 7;
    private static final double ADJUSTMENT = 0.3;

    private final Facts facts;
    private final Cells cells;
    private final Growth growth;
    private final int[] towns;
    private final int[] places;
    private final List<Place> list = new ArrayList<>();

    /**
     * A village or community, or a whole town that has none.
     *
     * @param rank 0 for the one nearest to the seat
     */
    record Place(Facts.Town town, int rank, Coordinate centre) {

        boolean isVillage() {
            return town.parts() > 0;
        }

        boolean isCommunity() {
            return rank < town.communities();
        }
    }

    Territories(Facts facts, Cells cells) {
        this.facts = facts;
        this.cells = cells;
        this.growth = new Growth(cells);
        this.towns = new int[cells.count()];
        this.places = new int[cells.count()];
        Arrays.fill(towns, Growth.NOBODY);
        Arrays.fill(places, Growth.NOBODY);
        settleTowns();
        for (int town = 0; town < facts.towns().size(); town++) {
            settlePlaces(town);
        }
        giveExclaves();
    }

    List<Place> places() {
        return list;
    }

    /** The number of the place that holds a cell, or {@link Growth#NOBODY}. */
    int place(int cell) {
        return places[cell];
    }

    private void settleTowns() {
        Map<String, List<IndexedPointInAreaLocator>> outlines = new HashMap<>();
        facts.outlines()
                .forEach((county, polygons) -> outlines.put(
                        county,
                        polygons.stream().map(IndexedPointInAreaLocator::new).toList()));
        @Nullable String[] counties = new String[cells.count()];
        for (int cell = 0; cell < counties.length; cell++) {
            counties[cell] = Seeds.county(outlines, facts, cells.seed(cell));
        }
        for (String county : facts.outlines().keySet()) {
            growTowns(county, counties);
        }
        closeBays(counties);
        takeInWhatIsLeft(counties);
    }

    /** A bay that is shut off from the sea by a single cell is ground of a neighbour, for the city has no holes. */
    private void closeBays(@Nullable String[] counties) {
        boolean[] isOpen = new boolean[cells.count()];
        Deque<Integer> front = new ArrayDeque<>(List.of(cells.westernmost()));
        while (!front.isEmpty()) {
            int cell = front.remove();
            if (towns[cell] == Growth.NOBODY && !isOpen[cell]) {
                isOpen[cell] = true;
                front.addAll(cells.neighbours(cell));
            }
        }
        for (int cell = 0; cell < isOpen.length; cell++) {
            if (towns[cell] == Growth.NOBODY && !isOpen[cell] && counties[cell] == null) {
                counties[cell] = ENCLOSED;
            }
        }
    }

    private void growTowns(String county, @Nullable String[] counties) {
        List<Integer> numbers = new ArrayList<>();
        List<Double> slowness = new ArrayList<>();
        for (int town = 0; town < facts.towns().size(); town++) {
            if (facts.towns().get(town).county().equals(county)) {
                numbers.add(town);
                slowness.add(slowness(facts.towns().get(town)));
            }
        }
        // The seats are the first seeds, in the order of the towns.
        int[] owners = growth.grow(numbers, slowness, cell -> county.equals(counties[cell]), growth.distance());
        for (int cell = 0; cell < owners.length; cell++) {
            if (owners[cell] != Growth.NOBODY) {
                towns[cell] = numbers.get(owners[cell]);
            }
        }
    }

    private static double slowness(Facts.Town town) {
        return switch (town.kind()) {
            case "street" -> 1.15;
            case "forest_farm" -> 1.7;
            default -> 1;
        };
    }

    /** Corners of a county that its towns can't reach go to a neighbour. */
    private void takeInWhatIsLeft(@Nullable String[] counties) {
        boolean isChanged = true;
        while (isChanged) {
            isChanged = false;
            for (int cell = 0; cell < towns.length; cell++) {
                if (counties[cell] != null && towns[cell] == Growth.NOBODY) {
                    for (int neighbour : cells.neighbours(cell)) {
                        if (towns[neighbour] != Growth.NOBODY) {
                            towns[cell] = towns[neighbour];
                            isChanged = true;
                        }
                    }
                }
            }
        }
    }

    private void settlePlaces(int number) {
        Facts.Town town = facts.towns().get(number);
        List<Integer> ground = new ArrayList<>();
        for (int cell = 0; cell < towns.length; cell++) {
            if (towns[cell] == number) {
                ground.add(cell);
            }
        }
        Chance chance = Chance.of("places of " + town.code());
        int count = Math.max(1, town.parts());
        List<Integer> starts = new ArrayList<>(ground);
        chance.shuffle(starts);
        starts = new ArrayList<>(starts.subList(0, count));
        List<Double> wanted = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            wanted.add(ground.size() / (double) count * chance.between(0.55, 1.45));
        }
        List<Double> slowness = new ArrayList<>(Collections.nCopies(count, 1.0));
        int[] owners = new int[0];
        for (int round = 0; round < ROUNDS; round++) {
            owners = growth.grow(starts, slowness, cell -> towns[cell] == number, Growth.steps());
            if (round < ROUNDS - 1) {
                starts = centres(owners, count);
                adjust(slowness, owners, wanted);
            }
        }
        number(town, ground, owners, starts);
    }

    /** Whoever has too little grows faster in the next round, and whoever has too much slower. */
    private static void adjust(List<Double> slowness, int[] owners, List<Double> wanted) {
        int[] size = new int[wanted.size()];
        for (int owner : owners) {
            if (owner != Growth.NOBODY) {
                size[owner]++;
            }
        }
        for (int i = 0; i < size.length; i++) {
            double change = StrictMath.pow(size[i] / wanted.get(i), ADJUSTMENT);
            slowness.set(i, Math.max(0.4, Math.min(2.5, slowness.get(i) * change)));
        }
    }

    /** The cell of each territory that is nearest to its middle. */
    private List<Integer> centres(int[] owners, int count) {
        double[] x = new double[count];
        double[] y = new double[count];
        int[] size = new int[count];
        for (int cell = 0; cell < owners.length; cell++) {
            if (owners[cell] != Growth.NOBODY) {
                x[owners[cell]] += cells.seed(cell).x;
                y[owners[cell]] += cells.seed(cell).y;
                size[owners[cell]]++;
            }
        }
        Integer[] centres = new Integer[count];
        double[] nearest = new double[count];
        Arrays.fill(nearest, Double.MAX_VALUE);
        for (int cell = 0; cell < owners.length; cell++) {
            int owner = owners[cell];
            if (owner != Growth.NOBODY) {
                double distance =
                        cells.seed(cell).distance(new Coordinate(x[owner] / size[owner], y[owner] / size[owner]));
                if (distance < nearest[owner]) {
                    nearest[owner] = distance;
                    centres[owner] = cell;
                }
            }
        }
        return new ArrayList<>(List.of(centres));
    }

    /** Places are numbered by their distance from the seat: the communities are the inner ones. */
    private void number(Facts.Town town, List<Integer> ground, int[] owners, List<Integer> starts) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingDouble(i -> cells.seed(starts.get(i)).distance(town.seat())));
        int first = list.size();
        int[] ranks = new int[starts.size()];
        for (int rank = 0; rank < order.size(); rank++) {
            ranks[order.get(rank)] = rank;
            list.add(new Place(town, rank, cells.seed(starts.get(order.get(rank)))));
        }
        for (int cell : ground) {
            // A corner that no place can reach falls to the first.
            int owner = owners[cell] == Growth.NOBODY ? 0 : ranks[owners[cell]];
            places[cell] = first + owner;
        }
    }

    /** Some villages hold a patch inside a neighbour, who has a hole there. */
    private void giveExclaves() {
        Map<Integer, Integer> sizes = new HashMap<>();
        for (int place : places) {
            sizes.merge(place, 1, Integer::sum);
        }
        Set<Integer> touched = new HashSet<>();
        for (int town = 0; town < facts.towns().size(); town += TOWNS_FOR_AN_EXCLAVE) {
            int wanted = town;
            for (int cell = 0; cell < places.length; cell++) {
                int holder = places[cell];
                if (holder != Growth.NOBODY
                        && towns[cell] == wanted
                        && isInterior(cell)
                        && sizes.getOrDefault(holder, 0) >= LEAST_CELLS_LEFT + 1) {
                    int taker = nearbyPlace(cell, holder);
                    if (taker != Growth.NOBODY && touched.add(holder) && touched.add(taker)) {
                        places[cell] = taker;
                        break;
                    }
                }
            }
        }
    }

    private boolean isInterior(int cell) {
        return cells.neighbours(cell).stream().allMatch(neighbour -> places[neighbour] == places[cell]);
    }

    /** Another place that begins two cells further on. */
    private int nearbyPlace(int cell, int holder) {
        for (int neighbour : cells.neighbours(cell)) {
            for (int next : cells.neighbours(neighbour)) {
                int other = places[next];
                if (other != holder
                        && other != Growth.NOBODY
                        && list.get(other).isVillage()
                        && !list.get(other).isCommunity()) {
                    return other;
                }
            }
        }
        return Growth.NOBODY;
    }
}
