package chaozhou.gis.tiles.mvt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.algorithm.Area;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.dissolve.LineDissolver;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.util.LinearComponentExtracter;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBWriter;
import org.locationtech.jts.io.WKTReader;
import org.locationtech.jts.noding.NodedSegmentString;
import org.locationtech.jts.noding.SegmentString;
import org.locationtech.jts.noding.snapround.SnapRoundingNoder;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.polygonize.Polygonizer;
import org.locationtech.jts.triangulate.VoronoiDiagramBuilder;

/** Cutting at a square from 0 to 100, against JTS. */
class BoxClipTest {

    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final int LAST = 100;
    private static final Geometry SQUARE = FACTORY.toGeometry(new Envelope(0, LAST, 0, LAST));

    private final ShapeReader reader = new ShapeReader();
    private final BoxClip clip = new BoxClip(0, LAST);
    private final AreaRepair repair = new AreaRepair();

    /** Its areas, repaired where that may be needed; empty where none are left. */
    private Geometry cut(Geometry areas) {
        Paths cut = clip.areas(reader.read(new WKBWriter().write(areas)));
        return polygons(clip.mayBeInvalid() ? repair.repair(cut) : cut);
    }

    /** Fails where rings do not come in MVT's order and direction. */
    private static Geometry polygons(Paths paths) {
        List<Polygon> polygons = new ArrayList<>();
        for (int path = 0; path < paths.count(); ) {
            assertThat(paths.area(path)).isPositive();
            LinearRing shell = ring(paths, path++);
            List<LinearRing> holes = new ArrayList<>();
            while (path < paths.count() && paths.area(path) < 0) {
                holes.add(ring(paths, path++));
            }
            polygons.add(FACTORY.createPolygon(shell, holes.toArray(LinearRing[]::new)));
        }
        return FACTORY.createMultiPolygon(polygons.toArray(Polygon[]::new));
    }

    private static LinearRing ring(Paths paths, int path) {
        Coordinate[] positions = new Coordinate[paths.length(path) + 1];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = new Coordinate(paths.x(path, i % paths.length(path)), paths.y(path, i % paths.length(path)));
        }
        // MVT's sign is that of y growing southwards.
        assertThat(Area.ofRingSigned(positions) < 0).isEqualTo(Orientation.isCCW(positions));
        return FACTORY.createLinearRing(positions);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "around everything     | POLYGON((-10 -10, 200 -10, 200 200, -10 200, -10 -10)) | POLYGON((0 0, 100 0, 100 100, 0 100, 0 0))",
                "outside               | POLYGON((-10 -10, -5 -10, -5 200, -10 -10)) | POLYGON EMPTY",
                "within                | POLYGON((10 10, 20 10, 20 20, 10 10)) | POLYGON((10 10, 20 10, 20 20, 10 10))",
                "around the corner     | POLYGON((-300 50, 50 -300, -300 -300, -300 50)) | POLYGON EMPTY",
                "in a hole             | POLYGON((-10 -10, 200 -10, 200 200, -10 200, -10 -10), (-5 -5, 150 -5, 150 150, -5 150, -5 -5)) | POLYGON EMPTY",
                "with a hole           | POLYGON((-10 -10, 200 -10, 200 200, -10 200, -10 -10), (10 10, 20 10, 20 20, 10 10)) | POLYGON((0 0, 100 0, 100 100, 0 100, 0 0), (10 10, 20 10, 20 20, 10 10))",
                "island, hole, ground  | MULTIPOLYGON(((30 30, 40 30, 40 40, 30 30)), ((-10 -10, 200 -10, 200 200, -10 200, -10 -10), (20 20, 80 20, 80 80, 20 80, 20 20))) | MULTIPOLYGON(((30 30, 40 30, 40 40, 30 30)), ((0 0, 100 0, 100 100, 0 100, 0 0), (20 20, 80 20, 80 80, 20 80, 20 20)))",
                "a band                | POLYGON((-10 40, 200 40, 200 60, -10 60, -10 40)) | POLYGON((0 40, 100 40, 100 60, 0 60, 0 40))",
                "two fingers           | POLYGON((-10 10, 50 10, 50 20, -5 20, -5 60, 50 60, 50 70, -10 70, -10 10)) | MULTIPOLYGON(((0 10, 50 10, 50 20, 0 20, 0 10)), ((0 60, 50 60, 50 70, 0 70, 0 60)))",
                "a hole over the edge  | POLYGON((-50 20, 50 20, 50 80, -50 80, -50 20), (-10 40, 20 40, 20 60, -10 60, -10 40)) | POLYGON((0 20, 50 20, 50 80, 0 80, 0 60, 20 60, 20 40, 0 40, 0 20))",
                "two halves and holes  | POLYGON((-10 10, 90 10, 90 40, -5 40, -5 60, 90 60, 90 90, -10 90, -10 10), (20 70, 30 70, 30 80, 20 70), (20 20, 30 20, 30 30, 20 20)) | MULTIPOLYGON(((0 10, 90 10, 90 40, 0 40, 0 10), (20 20, 30 20, 30 30, 20 20)), ((0 60, 90 60, 90 90, 0 90, 0 60), (20 70, 30 70, 30 80, 20 70)))",
                "an edge on the edge   | POLYGON((0 20, 0 80, -50 80, -50 20, 0 20)) | POLYGON EMPTY",
                "touching from inside  | POLYGON((-10 10, 40 10, 0 50, 40 90, -10 90, -10 10)) | MULTIPOLYGON(((0 10, 40 10, 0 50, 0 10)), ((0 50, 40 90, 0 90, 0 50)))"
            })
    void whatIsInTheSquareStays(String name, String areas, String expected) throws ParseException {
        WKTReader wkt = new WKTReader();
        Geometry cut = cut(wkt.read(areas));
        assertThat(cut.isValid()).as(name).isTrue();
        assertThat(cut.norm()).as(name).isEqualTo(multi(wkt.read(expected)).norm());
    }

    private static Geometry multi(Geometry areas) {
        return areas.isEmpty() || areas instanceof Polygon
                ? FACTORY.createMultiPolygon(areas.isEmpty() ? new Polygon[0] : new Polygon[] {(Polygon) areas})
                : areas;
    }

    /** Cells with whole corners: many are cut, some more than once, some at a corner of the square. */
    @ParameterizedTest
    @ValueSource(ints = {20, 60, 200, 600, 2000, 6000})
    void neighboursStayNeighbours(int count) {
        for (int seed = 0; seed < 20; seed++) {
            List<Geometry> cells = cells(count, new Random(seed));
            List<Geometry> cuts = new ArrayList<>();
            double area = 0;
            for (Geometry cell : cells) {
                Geometry cut = cut(cell);
                assertThat(cut.isValid()).as("%s of %s", cut, cell).isTrue();
                if (!cut.isEmpty()) {
                    cuts.add(cut);
                    area += cut.getArea();
                }
            }
            assertThat(CoverageValidator.isValid(cuts.toArray(Geometry[]::new)))
                    .as("seed %d", seed)
                    .isTrue();
            assertThat(area).as("seed %d", seed).isEqualTo(SQUARE.getArea());
        }
    }

    /** A coverage of the plane around the square, rounded as a whole. */
    private static List<Geometry> cells(int count, Random random) {
        List<Coordinate> sites = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sites.add(new Coordinate(random.nextInt(-60, 160), random.nextInt(-60, 160)));
        }
        VoronoiDiagramBuilder voronoi = new VoronoiDiagramBuilder();
        voronoi.setSites(sites);
        voronoi.setClipEnvelope(new Envelope(-300, 400, -300, 400));
        Geometry diagram = voronoi.getDiagram(FACTORY);
        return polygons(noded(diagram));
    }

    private static Collection<?> noded(Geometry diagram) {
        List<SegmentString> edges = new ArrayList<>();
        for (Object line : LinearComponentExtracter.getLines(diagram)) {
            edges.add(new NodedSegmentString(((LineString) line).getCoordinates(), null));
        }
        SnapRoundingNoder noder = new SnapRoundingNoder(new PrecisionModel(1));
        noder.computeNodes(edges);
        return noder.getNodedSubstrings();
    }

    private static List<Geometry> polygons(Collection<?> edges) {
        LineDissolver dissolver = new LineDissolver();
        edges.forEach(edge -> dissolver.add(FACTORY.createLineString(((SegmentString) edge).getCoordinates())));
        Polygonizer polygonizer = new Polygonizer();
        polygonizer.add(dissolver.getResult());
        List<Geometry> polygons = new ArrayList<>();
        polygonizer.getPolygons().forEach(polygon -> polygons.add((Geometry) polygon));
        return polygons;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "through and back | LINESTRING(-50 50, 150 50, 150 60, 50 60) | MULTILINESTRING((0 50, 100 50), (100 60, 50 60))",
                "over a corner    | LINESTRING(-20 40, 40 -20, 200 -20, 50 50) | MULTILINESTRING((0 20, 20 0), (100 26, 50 50))",
                "within           | LINESTRING(10 10, 20 20) | MULTILINESTRING((10 10, 20 20))",
                "outside          | LINESTRING(-10 10, 10 200) | MULTILINESTRING EMPTY",
                "touching         | LINESTRING(-10 10, 0 20, -10 30) | MULTILINESTRING EMPTY",
                "several          | MULTILINESTRING((-10 10, 10 10), (200 200, 300 300), (50 50, 60 60)) | MULTILINESTRING((0 10, 10 10), (50 50, 60 60))"
            })
    void linesAreCut(String name, String lines, String expected) throws ParseException {
        WKTReader wkt = new WKTReader();
        Paths cut = clip.lines(reader.read(new WKBWriter().write(wkt.read(lines))));
        List<LineString> parts = new ArrayList<>();
        for (int path = 0; path < cut.count(); path++) {
            Coordinate[] positions = new Coordinate[cut.length(path)];
            for (int i = 0; i < positions.length; i++) {
                positions[i] = new Coordinate(cut.x(path, i), cut.y(path, i));
            }
            parts.add(FACTORY.createLineString(positions));
        }
        assertThat(FACTORY.createMultiLineString(parts.toArray(LineString[]::new)))
                .as(name)
                .isEqualTo(wkt.read(expected));
    }

    @Test
    void pointsOnTheEdgeAreInTheSquare() throws ParseException {
        Geometry points = new WKTReader().read("MULTIPOINT((0 0), (100 100), (101 50), (50 -1), (50 50))");
        Paths cut = clip.points(reader.read(new WKBWriter().write(points)));
        assertThat(cut.count()).isEqualTo(3);
    }

    /** Combs and stars with holes cross the edge often. */
    @Test
    void aRaggedAreaIsCutLikeByJts() {
        for (int seed = 0; seed < 2000; seed++) {
            Geometry star = star(new Random(seed));
            if (!star.isValid()) {
                continue;
            }
            Geometry expected = areasOf(OverlayNGRobust.overlay(star, SQUARE, OverlayNG.INTERSECTION));
            Geometry cut = cut(star);
            assertThat(cut.isValid()).as("%s of %s", cut, star).isTrue();
            // Cuts move by less than a unit.
            Geometry difference = OverlayNGRobust.overlay(cut, expected, OverlayNG.SYMDIFFERENCE);
            assertThat(difference.buffer(-0.75).isEmpty())
                    .as("%s in %s of %s", difference.buffer(-0.75), cut, star)
                    .isTrue();
        }
    }

    /** Without lines and points in which the star only touches the square. */
    private static Geometry areasOf(Geometry overlay) {
        List<?> areas = PolygonExtracter.getPolygons(overlay);
        return FACTORY.createMultiPolygon(areas.toArray(Polygon[]::new));
    }

    private static Geometry star(Random random) {
        int corners = random.nextInt(3, 60);
        Coordinate middle = new Coordinate(random.nextInt(-20, 120), random.nextInt(-20, 120));
        Coordinate[] shell = new Coordinate[corners + 1];
        Coordinate[] hole = new Coordinate[corners + 1];
        for (int i = 0; i < corners; i++) {
            double radius = random.nextDouble(20, 120);
            shell[i] = around(middle, radius, i, corners);
            hole[i] = around(middle, radius * random.nextDouble(0.1, 0.7), i, corners);
        }
        shell[corners] = shell[0];
        hole[corners] = hole[0];
        return FACTORY.createPolygon(
                FACTORY.createLinearRing(shell), new LinearRing[] {FACTORY.createLinearRing(hole)});
    }

    private static Coordinate around(Coordinate middle, double radius, int i, int count) {
        double angle = 2 * Math.PI * i / count;
        return new Coordinate(
                Math.round(middle.x + radius * Math.cos(angle)), Math.round(middle.y + radius * Math.sin(angle)));
    }
}
