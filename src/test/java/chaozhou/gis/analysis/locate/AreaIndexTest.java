package chaozhou.gis.analysis.locate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.locationtech.jts.triangulate.VoronoiDiagramBuilder;

class AreaIndexTest {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    private static List<Integer> at(AreaIndex index, double x, double y) {
        AreaIndex.Search search = index.new Search();
        List<Integer> areas = new ArrayList<>();
        int count = search.at(x, y);
        for (int i = 0; i < count; i++) {
            areas.add(search.area(i));
        }
        return areas;
    }

    static List<Geometry> voronoi(SplittableRandom random, int cells) {
        VoronoiDiagramBuilder builder = new VoronoiDiagramBuilder();
        List<Coordinate> seeds = new ArrayList<>();
        for (int i = 0; i < cells; i++) {
            seeds.add(new Coordinate(random.nextDouble(116.4, 117.2), random.nextDouble(23.4, 24.2)));
        }
        builder.setSites(seeds);
        builder.setClipEnvelope(new Envelope(116.4, 117.2, 23.4, 24.2));
        Geometry diagram = builder.getDiagram(FACTORY);
        List<Geometry> areas = new ArrayList<>();
        for (int i = 0; i < diagram.getNumGeometries(); i++) {
            areas.add(diagram.getGeometryN(i));
        }
        return areas;
    }

    private static void compare(List<Geometry> areas, List<Coordinate> points) {
        AreaIndex index = new AreaIndex(new EdgeGrid(areas));
        List<IndexedPointInAreaLocator> locators =
                areas.stream().map(IndexedPointInAreaLocator::new).toList();
        for (Coordinate point : points) {
            List<Integer> expected = new ArrayList<>();
            for (int i = 0; i < locators.size(); i++) {
                if (areas.get(i).getEnvelopeInternal().covers(point)
                        && locators.get(i).locate(point) != Location.EXTERIOR) {
                    expected.add(i);
                }
            }
            // What touches within a ten-millionth of a micrometre counts here, and for JTS what touches exactly.
            assertThat(at(index, point.x, point.y)).as(point.toString()).containsAll(expected);
            if (!at(index, point.x, point.y).equals(expected)) {
                at(index, point.x, point.y)
                        .forEach(area -> assertThat(areas.get(area).distance(FACTORY.createPoint(point)))
                                .isLessThan(1e-11));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 30, 2000})
    void pointsOfACoverageAreFoundAsJtsFindsThem(int cells) {
        SplittableRandom random = new SplittableRandom(cells);
        List<Geometry> areas = voronoi(random, cells);
        List<Coordinate> points = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            points.add(new Coordinate(random.nextDouble(116.3, 117.3), random.nextDouble(23.3, 24.3)));
        }
        areas.forEach(area -> points.addAll(List.of(area.getCoordinates())));
        compare(areas, points);
    }

    /** Stars with holes lie over each other; their corners and the middles of their edges are on small grids, so many meet exactly. */
    @Test
    void pointsOfAreasThatOverlapAreFoundAsJtsFindsThem() {
        SplittableRandom random = new SplittableRandom(8);
        List<Geometry> areas = new ArrayList<>();
        while (areas.size() < 300) {
            int x = random.nextInt(60);
            int y = random.nextInt(60);
            Geometry area = FACTORY.createPolygon(ring(random, x, y, 12));
            Geometry hole = FACTORY.createPolygon(ring(random, x, y, 3));
            if (area.isValid() && hole.isValid()) {
                Geometry cut = area.difference(hole);
                if (cut instanceof Polygon) {
                    areas.add(cut);
                }
            }
        }
        List<Coordinate> points = new ArrayList<>();
        for (int x = 0; x < 140; x++) {
            for (int y = 0; y < 140; y++) {
                points.add(new Coordinate(x / 2.0, y / 2.0));
            }
        }
        compare(areas, points);
    }

    private static Coordinate[] ring(SplittableRandom random, int x, int y, int size) {
        Coordinate[] ring = new Coordinate[9];
        for (int i = 0; i < 8; i++) {
            double radius = size * random.nextDouble(0.4, 1);
            ring[i] = new Coordinate(
                    x + Math.rint(radius * Math.cos(i * Math.PI / 4)),
                    y + Math.rint(radius * Math.sin(i * Math.PI / 4)));
        }
        ring[8] = ring[0].copy();
        return ring;
    }

    @Test
    void aPointOnACommonEdgeTouchesBothNeighbours() throws ParseException {
        WKTReader wkt = new WKTReader();
        AreaIndex index = new AreaIndex(new EdgeGrid(List.of(
                wkt.read("POLYGON((0 0,1 0,1 3,0 3,0 0))"),
                wkt.read("POLYGON((1 0,2 0,2 3,1 3,1 0))"),
                wkt.read("MULTIPOLYGON(((5 5,6 5,6 6,5 6,5 5)),((7 7,8 7,8 8,7 8,7 7)))"))));
        assertThat(at(index, 1, 1.234567)).containsExactly(0, 1);
        assertThat(at(index, 1 + 1e-13, 1.234567)).containsExactly(0, 1);
        assertThat(at(index, 1 + 1e-9, 1.234567)).containsExactly(1);
        assertThat(at(index, 7.5, 7.5)).containsExactly(2);
        assertThat(at(index, 6.5, 6.5)).isEmpty();
        assertThat(at(index, 100, 0)).isEmpty();
        assertThat(at(new AreaIndex(new EdgeGrid(List.of())), 1, 1)).isEmpty();
    }
}
