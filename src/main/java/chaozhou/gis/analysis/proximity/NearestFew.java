package chaozhou.gis.analysis.proximity;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/** Keeps the nearest of many neighbours. */
public final class NearestFew {

    private final int most;
    private final double withinM;
    private final PriorityQueue<Neighbour> farthestFirst = new PriorityQueue<>(Neighbour.NEAREST.reversed());

    /** @param withinM metres; what is farther is no neighbour */
    public NearestFew(int most, double withinM) {
        this.most = most;
        this.withinM = withinM;
    }

    /** What is farther, in metres, is not kept. */
    public double limitM() {
        double limit = farthestFirst.size() < most
                ? withinM
                : Math.min(withinM, farthestFirst.element().metres());
        return limit + Neighbour.SAME_M;
    }

    public void add(Neighbour neighbour) {
        farthestFirst.add(neighbour);
        if (farthestFirst.size() > most) {
            farthestFirst.remove();
        }
    }

    /** The nearest first. */
    public List<Neighbour> sorted() {
        List<Neighbour> sorted = new ArrayList<>(farthestFirst);
        sorted.sort(Neighbour.NEAREST);
        return sorted;
    }
}
