package chaozhou.gis.sample;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;

/** The outline of farmed ground: patches with spurs and bays, as slopes and brooks leave them. */
final class Patches {

    private static final int CORNERS = 90;
    private static final int WAVES = 9;
    private static final double SPACING = 0.02;
    private static final double ROUGHNESS = 0.12;

    private final List<List<Coordinate>> parts = new ArrayList<>();

    /**
     * The first layout for a name whose patches neither meet nor cross themselves.
     *
     * @param count of patches: a large one, and smaller ones beside it
     */
    static Patches of(String name, int count) {
        for (int attempt = 0; ; attempt++) {
            Patches patches = new Patches(Chance.of("patches " + attempt + " of " + name), count);
            if (Sites.degrees(patches.around(new Coordinate(0, 0), 1)).isValid()) {
                return patches;
            }
        }
    }

    private Patches(Chance chance, int count) {
        parts.add(patch(chance, new Coordinate(0, 0), 1));
        double angle = chance.between(0, 2 * StrictMath.PI);
        for (int i = 1; i < count; i++) {
            double size = chance.between(0.38, 0.55);
            angle += chance.between(1.6, 2.6);
            double distance = 0.75 + size / 2;
            Coordinate middle = new Coordinate(distance * StrictMath.cos(angle), distance * StrictMath.sin(angle));
            parts.add(patch(chance, middle, size));
        }
    }

    /** Rings in the plane, counterclockwise. */
    List<List<Coordinate>> around(Coordinate centre, double size) {
        List<List<Coordinate>> rings = new ArrayList<>();
        for (List<Coordinate> part : parts) {
            rings.add(part.stream()
                    .map(point -> new Coordinate(centre.x + point.x * size, centre.y + point.y * size))
                    .toList());
        }
        return rings;
    }

    private static List<Coordinate> patch(Chance chance, Coordinate middle, double size) {
        double[] swings = new double[WAVES];
        double[] phases = new double[WAVES];
        for (int wave = 2; wave < WAVES; wave++) {
            swings[wave] = chance.between(0.3, 0.75) / (wave + 1);
            phases[wave] = chance.between(0, 2 * StrictMath.PI);
        }
        double stretch = chance.between(1.0, 1.3);
        double turn = chance.between(0, StrictMath.PI);
        List<Coordinate> ring = new ArrayList<>();
        for (int i = 0; i < CORNERS; i++) {
            double angle = 2 * StrictMath.PI * i / CORNERS;
            double wavy = 0;
            for (int wave = 2; wave < WAVES; wave++) {
                wavy += swings[wave] * StrictMath.cos(wave * angle + phases[wave]);
            }
            // Never to the middle nor far away, however the waves add up.
            double radius = size / 2 * StrictMath.exp(Math.max(-0.75, Math.min(0.6, wavy)));
            double x = radius * StrictMath.cos(angle) * stretch;
            double y = radius * StrictMath.sin(angle) / stretch;
            ring.add(Sites.turned(middle, x, y, turn));
        }
        ring.add(ring.get(0));
        return Line.roughened(Line.resampled(Line.smoothed(ring), SPACING), ROUGHNESS);
    }
}
