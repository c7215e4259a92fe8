package chaozhou.gis.sample;

import java.util.List;
import org.locationtech.jts.geom.Coordinate;

/** Pseudo-random numbers that are the same everywhere: SplitMix64 (Steele, Lea and Flood 2014). */
final class Chance {

    private static final long GAMMA = 0x9e3779b97f4a7c15L;

    private long state;

    Chance(long seed) {
        state = seed;
    }

    /** Numbers that depend on a name only. */
    static Chance of(String name) {
        long seed = 17;
        for (int i = 0; i < name.length(); i++) {
            seed = mix(seed * 31 + name.charAt(i));
        }
        return new Chance(seed);
    }

    /** Numbers that depend on two points, whichever comes first. */
    static Chance between(Coordinate one, Coordinate other) {
        return new Chance(mix(hash(one)) ^ mix(hash(other)));
    }

    private static long hash(Coordinate point) {
        return mix(Double.doubleToLongBits(point.x)) * 31 + Double.doubleToLongBits(point.y);
    }

    long next() {
        state += GAMMA;
        return mix(state);
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** From 0, inclusive, to 1, exclusive. */
    double unit() {
        return (next() >>> 11) * 0x1.0p-53;
    }

    double between(double least, double most) {
        return least + (most - least) * unit();
    }

    /** A whole number from 0 to {@code bound - 1}. */
    int below(int bound) {
        return (int) (unit() * bound);
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    /** Fisher and Yates, in place. */
    void shuffle(List<?> list) {
        swapAll(list);
    }

    private <T> void swapAll(List<T> list) {
        for (int i = list.size() - 1; i > 0; i--) {
            int j = below(i + 1);
            T held = list.get(i);
            list.set(i, list.get(j));
            list.set(j, held);
        }
    }
}
