package chaozhou.gis.sample;

import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.IntPredicate;

/**
 * Territories that grow over cells from one cell each, all at once: each cell falls to whom it costs least to reach (Dijkstra
 * 1959). Uneven ground makes their borders wander.
 */
final class Growth {

    static final int NOBODY = -1;

    private final Cells cells;
    private final double[] roughness;

    Growth(Cells cells) {
        this.cells = cells;
        Chance chance = Chance.of("ground");
        roughness = new double[cells.count()];
        for (int i = 0; i < roughness.length; i++) {
            roughness[i] = chance.between(0.35, 1.0);
        }
    }

    private record Step(double cost, int cell, int owner) implements Comparable<Step> {
        @Override
        public int compareTo(Step other) {
            int byCost = Double.compare(cost, other.cost);
            return byCost != 0 ? byCost : Integer.compare(cell, other.cell);
        }
    }

    /** What it takes to get from a cell to its neighbour on even ground. */
    interface Effort {
        double between(int cell, int neighbour);
    }

    /** The way counts: territories come out about as wide as each other. */
    Effort distance() {
        return (cell, neighbour) -> cells.seed(cell).distance(cells.seed(neighbour));
    }

    /** Cells count: territories come out with about as many cells as each other, small where cells are small. */
    static Effort steps() {
        return (cell, neighbour) -> 1;
    }

    /**
     * Lets territories grow.
     *
     * @param starts the first cell of each
     * @param slowness of each: what a step costs it
     * @param ground the cells that may be taken
     * @return for each cell the number of its territory, or {@link #NOBODY}
     */
    int[] grow(List<Integer> starts, List<Double> slowness, IntPredicate ground, Effort effort) {
        int[] owners = new int[cells.count()];
        Arrays.fill(owners, NOBODY);
        PriorityQueue<Step> front = new PriorityQueue<>();
        for (int i = 0; i < starts.size(); i++) {
            front.add(new Step(0, starts.get(i), i));
        }
        while (!front.isEmpty()) {
            Step step = front.remove();
            if (owners[step.cell] != NOBODY || !ground.test(step.cell)) {
                continue;
            }
            owners[step.cell] = step.owner;
            for (int neighbour : cells.neighbours(step.cell)) {
                if (owners[neighbour] == NOBODY) {
                    double cost = effort.between(step.cell, neighbour)
                            * (roughness[step.cell] + roughness[neighbour])
                            * slowness.get(step.owner);
                    front.add(new Step(step.cost + cost, neighbour, step.owner));
                }
            }
        }
        return owners;
    }
}
