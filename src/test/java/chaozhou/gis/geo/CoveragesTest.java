package chaozhou.gis.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import chaozhou.gis.error.GisException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.triangulate.VoronoiDiagramBuilder;

class CoveragesTest {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    /** Cells about random places, whose edges have no round numbers. */
    private static List<Geometry> cells(long seed, int count, double west) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Coordinate> places = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            places.add(new Coordinate(random.nextDouble(west, west + 0.3), random.nextDouble(23.4, 23.7)));
        }
        VoronoiDiagramBuilder builder = new VoronoiDiagramBuilder();
        builder.setSites(places);
        Geometry diagram = builder.getDiagram(FACTORY);
        List<Geometry> cells = new ArrayList<>();
        for (int i = 0; i < diagram.getNumGeometries(); i++) {
            cells.add(diagram.getGeometryN(i));
        }
        return cells;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whatIsCutOffACoverageIsACoverage(long seed) {
        List<Geometry> cells = cells(seed, 300, 116.5);
        assertThat(Coverages.isCoverage(cells)).isTrue();
        Geometry mask = Coverages.union(cells(seed + 100, 40, 116.58).subList(0, 15), true);
        List<Geometry> inside = new ArrayList<>();
        List<Geometry> all = new ArrayList<>();
        double sum = 0;
        for (Geometry cell : cells) {
            Geometry in = Coverages.intersection(cell, mask);
            Geometry out = Coverages.difference(cell, mask);
            if (!in.isEmpty()) {
                inside.add(in);
                all.add(in);
            }
            if (!out.isEmpty()) {
                all.add(out);
            }
            sum += in.getArea() + out.getArea();
        }
        assertThat(inside.size()).isBetween(10, 299);
        assertThat(Coverages.isCoverage(inside)).isTrue();
        assertThat(Coverages.isCoverage(all)).isTrue();
        assertThat(sum).isCloseTo(cells.stream().mapToDouble(Geometry::getArea).sum(), within(1e-12));
    }

    @Test
    void areasWithAnEdgeThatIsNotSharedAreNoCoverage() {
        Polygon one = square(0, 0);
        Polygon other = square(1, 1e-9);
        assertThat(Coverages.isCoverage(List.of(one, other))).isFalse();
        assertThat(Coverages.isCoverage(List.of(one, square(1, 0)))).isTrue();
        assertThat(Coverages.isCoverage(List.of(one, square(3, 0)))).isTrue();
    }

    private static Polygon square(double x, double y) {
        return FACTORY.createPolygon(new Coordinate[] {
            new Coordinate(x, y),
            new Coordinate(x + 1, y),
            new Coordinate(x + 1, y + 1),
            new Coordinate(x, y + 1),
            new Coordinate(x, y)
        });
    }

    /** Each on all others: as many pairs as would take minutes to compare. */
    @Test
    void areasThatLieOnEachOtherAreSoonToldToBeNoCoverage() {
        Geometry square = FACTORY.toGeometry(new Envelope(116.6, 116.7, 23.6, 23.7));
        List<Geometry> squares = Stream.generate(square::copy).limit(5000).toList();
        assertThat(Coverages.isCoverage(squares)).isFalse();
        assertThatThrownBy(() -> Coverages.unmatchedEdges(squares, 0))
                .isInstanceOf(GisException.TooLarge.class)
                .hasMessageContaining("2000000 pairs");
    }

    @Test
    void theComparisonEndsWhenNobodyWantsIt() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Coverages.isCoverage(cells(1, 10, 116.5))).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
    }
}
