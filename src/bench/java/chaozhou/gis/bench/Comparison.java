package chaozhou.gis.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Takes turns between the service and what it is compared with. */
final class Comparison {

    /** A JVM has compiled what runs often after half a minute of it. */
    private static final int WARM_UP_TURNS = 5;

    private final Options options;

    Comparison(Options options) {
        this.options = options;
    }

    /**
     * Medians of both sides, in answers a second. A longer turn of each comes first that does not count: programs and caches get warm.
     *
     * @param least the least ratio wanted
     */
    Row measure(String what, Load service, Load other, double least) throws IOException, InterruptedException {
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        System.out.println(what);
        other.rate(options.seconds());
        service.rate(options.seconds() * WARM_UP_TURNS);
        for (int round = 1; round <= options.rounds(); round++) {
            double their = other.rate(options.seconds());
            double our = service.rate(options.seconds());
            System.out.printf("  round %d: %,.1f/s, against %,.1f/s%n", round, our, their);
            ours.add(our);
            theirs.add(their);
        }
        return Row.ratio(what, median(ours), median(theirs), least);
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }
}
