package chaozhou.gis.analysis.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chaozhou.gis.analysis.subject.Subject;
import chaozhou.gis.geo.Geodesics;
import chaozhou.gis.jobs.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class CoverageFaultsTest {

    private static final double METRE = 1 / 102_000.0;

    private static List<CoverageFault> faults(PlantedCoverage coverage, double gapWidthM) {
        List<Subject> subjects = new ArrayList<>();
        coverage.cells()
                .forEach((id, cell) -> subjects.add(new Subject(subjects.size() + 1, id, List.of(), cell, null)));
        return CoverageFaults.of(subjects, gapWidthM, Progress.NONE);
    }

    private static List<String> told(List<CoverageFault> faults) {
        return faults.stream()
                .map(fault -> {
                    TreeSet<String> ids = new TreeSet<>();
                    ids.add(fault.one().id());
                    if (fault.other() != null) {
                        ids.add(fault.other().id());
                    }
                    return fault.kind() + " " + String.join(" ", ids);
                })
                .sorted()
                .toList();
    }

    @Test
    void aCoverageHasNone() {
        PlantedCoverage coverage = new PlantedCoverage(12, 1);
        assertThat(told(faults(coverage, 1))).isEmpty();
        // Ground that belongs to nobody is wider than a gap.
        coverage.remove(5, 5);
        assertThat(told(faults(coverage, 1))).isEmpty();
        assertThat(told(faults(coverage, 500))).hasSize(1).first().asString().startsWith("GAP ");
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 3, 4, 5, 6, 7, 8, 9})
    void everyPlantedFaultIsFoundAndNothingElse(long seed) {
        PlantedCoverage coverage = new PlantedCoverage(14, seed);
        SplittableRandom random = new SplittableRandom(seed);
        List<String> planted = new ArrayList<>();
        for (int y = 1; y < 13; y += 3) {
            coverage.moveEast(1, y, -random.nextDouble(0.05, 0.9) * METRE);
            planted.add("GAP 1-%d 2-%d".formatted(y, y));
            coverage.moveEast(4, y, random.nextDouble(0.05, 5) * METRE);
            planted.add("OVERLAP 4-%d 5-%d".formatted(y, y));
            coverage.addToEast(7, y);
            planted.add("MISMATCHED_EDGE 7-%d 8-%d".formatted(y, y));
            // So little ground is none: a hair's breadth.
            coverage.moveEast(10, y, 1e-7 * METRE);
            planted.add("MISMATCHED_EDGE 10-%d 11-%d".formatted(y, y));
        }
        // A gap that is open towards the outside.
        coverage.moveCorner(12, 13, -0.4 * METRE);
        planted.add("MISMATCHED_EDGE 12-13 13-13");
        planted.sort(null);
        assertThat(told(faults(coverage, 1))).isEqualTo(planted);
    }

    /** Of the long edges of the western two a fifth and a tenth bound the gap; the eastern one has both its other sides. */
    @Test
    void aGapIsOfTheFeaturesThatHaveMostOfItsEdge() throws ParseException {
        List<Subject> subjects = new ArrayList<>();
        for (String wkt : List.of(
                "POLYGON ((116.6 23.6, 116.61 23.6, 116.61 23.61, 116.6 23.61, 116.6 23.6))",
                "POLYGON ((116.6 23.61, 116.61 23.61, 116.61 23.62, 116.6 23.62, 116.6 23.61))",
                "POLYGON ((116.61 23.6, 116.62 23.6, 116.62 23.62, 116.61 23.62, 116.61 23.611, 116.610005 23.61, 116.61 23.608, 116.61 23.6))")) {
            long number = subjects.size() + 1L;
            subjects.add(new Subject(number, "f" + number, List.of(), new WKTReader().read(wkt), null));
        }
        List<CoverageFault> gaps = CoverageFaults.of(subjects, 1, Progress.NONE).stream()
                .filter(fault -> fault.kind() == CoverageFault.Kind.GAP)
                .toList();
        assertThat(told(gaps)).containsExactly("GAP f1 f3");
        assertThat(gaps.get(0).one().id()).isEqualTo("f3");
    }

    @Test
    void aGapIsMeasuredAndShown() {
        PlantedCoverage coverage = new PlantedCoverage(4, 77);
        coverage.moveEast(1, 1, -0.5 * METRE);
        CoverageFault gap = faults(coverage, 1).get(0);
        assertThat(gap.kind()).isEqualTo(CoverageFault.Kind.GAP);
        double bySubtraction = 0;
        PlantedCoverage whole = new PlantedCoverage(4, 77);
        for (String id : whole.cells().keySet()) {
            bySubtraction += Geodesics.area(whole.cells().get(id))
                    - Geodesics.area(coverage.cells().get(id));
        }
        assertThat(Geodesics.area(gap.shape())).isCloseTo(bySubtraction, within(0.01));
    }

    /** A thousand squares on each other: half a million overlaps. */
    @Test
    void ofVeryManyTheFirstAreTold() throws ParseException {
        List<Subject> subjects = new ArrayList<>();
        for (int number = 1; number <= 1000; number++) {
            subjects.add(new Subject(
                    number,
                    Integer.toString(number),
                    List.of(),
                    new WKTReader().read("POLYGON ((116.6 23.6, 116.7 23.6, 116.7 23.7, 116.6 23.7, 116.6 23.6))"),
                    null));
        }
        assertThat(CoverageFaults.of(subjects, 1, Progress.NONE))
                .hasSize(CoverageFaults.MOST)
                .extracting(CoverageFault::kind)
                .containsOnly(CoverageFault.Kind.OVERLAP);
    }
}
