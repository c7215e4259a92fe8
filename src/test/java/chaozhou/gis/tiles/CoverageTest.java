package chaozhou.gis.tiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class CoverageTest {

    private static IntStream levels() {
        return IntStream.rangeClosed(6, Grid.LAST_LEVEL);
    }

    @ParameterizedTest
    @MethodSource("levels")
    void neighboursShareTheirWindingEdgeAtEveryLevel(int level) {
        MadeUpGround ground = new MadeUpGround(0.05, 7);
        List<Geometry> cells = ground.cells(3, 3).stream()
                .map(cell -> Grid.project(cell, Grid.LAST_LEVEL))
                .toList();
        Map<Integer, MultiPolygon> onGrid =
                simplified(Coverage.of(cells), level).onGrid(level);
        assertCoverage(onGrid.values().toArray(Geometry[]::new));
        assertThat(onGrid.values()).allSatisfy(CoverageTest::assertWhole);
    }

    @ParameterizedTest
    @MethodSource("levels")
    void anUpperFeatureIsTheUnionOfTheLowerOnes(int level) {
        MadeUpGround ground = new MadeUpGround(0.05, 7);
        List<Geometry> features = Stream.concat(ground.cells(2, 2).stream(), Stream.of(ground.block(0, 0, 2)))
                .map(cell -> Grid.project(cell, Grid.LAST_LEVEL))
                .toList();
        Map<Integer, MultiPolygon> onGrid =
                simplified(Coverage.of(features), level).onGrid(level);
        double lower = IntStream.range(0, 4)
                .mapToObj(onGrid::get)
                .filter(Objects::nonNull)
                .mapToDouble(Geometry::getArea)
                .sum();
        assertThat(Objects.requireNonNull(onGrid.get(4)).getArea()).isEqualTo(lower);
    }

    @Test
    void aFeatureTooSmallForTheGridIsAbsentAndItsGroundGoesToWhoSurroundsIt() {
        Coverage coverage = Coverage.of(List.of(
                polygon(
                        "POLYGON ((0 0, 6400 0, 6400 6400, 0 6400, 0 0), (100 100, 110 100, 110 110, 100 110, 100 100))"),
                polygon("POLYGON ((100 100, 110 100, 110 110, 100 110, 100 100))")));
        Map<Integer, MultiPolygon> onGrid = simplified(coverage, 10).onGrid(10);
        assertThat(onGrid).containsOnlyKeys(0);
        assertThat(Objects.requireNonNull(onGrid.get(0)).getArea()).isEqualTo(100 * 100);
    }

    @Test
    void anEnclaveAndAnExclaveKeepTheirShapes() {
        Geometry around = polygon(
                "POLYGON ((0 0, 9000 0, 9000 9000, 0 9000, 0 0), (3000 3000, 6000 3000, 6000 6000, 3000 6000, 3000 3000))");
        Geometry enclave = polygon(
                "MULTIPOLYGON (((3000 3000, 6000 3000, 6000 6000, 3000 6000, 3000 3000)), ((20000 0, 24000 0, 24000 4000, 20000 4000, 20000 0)))");
        Map<Integer, MultiPolygon> onGrid =
                simplified(Coverage.of(List.of(around, enclave)), 14).onGrid(14);
        assertThat(Objects.requireNonNull(onGrid.get(0)).equalsTopo(Grid.scale(around, 0.25)))
                .isTrue();
        assertThat(Objects.requireNonNull(onGrid.get(1)).equalsTopo(Grid.scale(enclave, 0.25)))
                .isTrue();
    }

    @Test
    void versionsOfDifferentDaysAgreeWithTheirNeighboursOnTheirOwnDays() {
        Geometry old = polygon("POLYGON ((0 0, 5000 0, 5000 9000, 0 9000, 0 0))");
        Geometry grown = polygon("POLYGON ((0 0, 8000 0, 8000 9000, 0 9000, 0 0))");
        Geometry oldNeighbour = polygon("POLYGON ((5000 0, 12000 0, 12000 9000, 5000 9000, 5000 0))");
        Geometry newNeighbour = polygon("POLYGON ((8000 0, 12000 0, 12000 9000, 8000 9000, 8000 0))");
        Map<Integer, MultiPolygon> onGrid = simplified(Coverage.of(List.of(old, grown, oldNeighbour, newNeighbour)), 12)
                .onGrid(12);
        assertCoverage(onGrid.get(0), onGrid.get(2));
        assertCoverage(onGrid.get(1), onGrid.get(3));
        assertThat(onGrid).hasSize(4);
    }

    @Test
    void boundariesThatMissEachOtherByLessThanAUnitAreJoined() {
        Geometry left = polygon("POLYGON ((0 0, 1000 0, 1001 500, 1000 1000, 0 1000, 0 0))");
        Geometry right = polygon("POLYGON ((1000 0, 2000 0, 2000 1000, 1000 1000, 1000 0))");
        Map<Integer, MultiPolygon> onGrid = Coverage.of(List.of(left, right)).onGrid(14);
        assertCoverage(onGrid.get(0), onGrid.get(1));
    }

    @Test
    void featuresThatAreNotVisibleLeaveNoTrace() {
        Geometry west = polygon("POLYGON ((0 0, 4000 0, 4100 4000, 0 4000, 0 0))");
        Geometry east = polygon("POLYGON ((4000 0, 8000 0, 8000 4000, 4100 4000, 4000 0))");
        Geometry whole = polygon("POLYGON ((0 0, 4000 0, 8000 0, 8000 4000, 4100 4000, 0 4000, 0 0))");
        BitSet upper = new BitSet();
        upper.set(2);
        Map<Integer, MultiPolygon> onGrid = simplified(
                        Coverage.of(List.of(west, east, whole)).of(upper), 14)
                .onGrid(14);
        assertThat(onGrid).containsOnlyKeys(2);
        assertThat(Objects.requireNonNull(onGrid.get(2)).getNumPoints()).isEqualTo(5);
    }

    private static Coverage simplified(Coverage coverage, int level) {
        return level >= Grid.FIRST_UNSIMPLIFIED_LEVEL
                ? coverage
                : coverage.simplified(Math.scalb(Generalization.TOLERANCE, Grid.LAST_LEVEL - level));
    }

    private static void assertCoverage(Geometry... shapes) {
        assertThat(Arrays.stream(CoverageValidator.validate(shapes)).filter(Objects::nonNull))
                .isEmpty();
        assertThat(shapes).allMatch(Geometry::isValid);
    }

    private static void assertWhole(Geometry shape) {
        shape.apply(new CoordinateSequenceFilter() {
            @Override
            public void filter(CoordinateSequence sequence, int i) {
                assertThat(sequence.getX(i)).isEqualTo(Math.rint(sequence.getX(i)));
                assertThat(sequence.getY(i)).isEqualTo(Math.rint(sequence.getY(i)));
            }

            @Override
            public boolean isDone() {
                return false;
            }

            @Override
            public boolean isGeometryChanged() {
                return false;
            }
        });
    }

    private static Geometry polygon(String wkt) {
        try {
            return new WKTReader(Grid.FACTORY).read(wkt);
        } catch (ParseException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
