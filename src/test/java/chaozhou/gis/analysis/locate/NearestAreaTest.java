package chaozhou.gis.analysis.locate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chaozhou.gis.analysis.proximity.NearestFew;
import chaozhou.gis.analysis.proximity.Neighbour;
import chaozhou.gis.geo.Edges;
import chaozhou.gis.geo.ShortestLine;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class NearestAreaTest {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    private static NearestArea search(List<Geometry> areas) {
        List<Cover> covers = IntStream.range(0, areas.size())
                .mapToObj(area -> new Cover("%04d".formatted(area), null, null, null))
                .toList();
        return new NearestArea(new EdgeGrid(areas), covers);
    }

    /** The nearest of all, by the distance to each. */
    private static Neighbour nearest(List<Edges> areas, Coordinate point) {
        NearestFew nearest = new NearestFew(1, 1e7);
        Edges from = Edges.of(FACTORY.createPoint(point));
        for (int area = 0; area < areas.size(); area++) {
            ShortestLine line = from.to(areas.get(area), nearest.limitM());
            if (line != null) {
                nearest.add(new Neighbour("%04d".formatted(area), null, null, line));
            }
        }
        return nearest.sorted().get(0);
    }

    /** Islands with sea between them, at several latitudes, asked from the sea and from beyond. */
    @ParameterizedTest
    @CsvSource({"0, 0.2", "0, 2.5", "-24, 0.2", "-24, 2.5", "40, 2", "-65, 0.5"})
    void isTheSameAsByTheDistanceToEach(double northwards, double away) {
        SplittableRandom random = new SplittableRandom(21);
        List<Geometry> areas = AreaIndexTest.voronoi(random, 80).stream()
                .filter(area -> random.nextInt(3) == 0)
                .map(area ->
                        AffineTransformation.translationInstance(0, northwards).transform(area))
                .toList();
        List<Edges> edges = areas.stream().map(Edges::of).toList();
        NearestArea search = search(areas);
        int found = 0;
        while (found < 300) {
            Coordinate point = new Coordinate(
                    random.nextDouble(116.4 - away, 117.2 + away),
                    random.nextDouble(23.4 - away, 24.2 + away) + northwards);
            if (areas.stream().noneMatch(area -> area.intersects(FACTORY.createPoint(point)))) {
                Neighbour expected = nearest(edges, point);
                Neighbour neighbour = search.to(point);
                assertThat(neighbour).as(point.toString()).isNotNull();
                assertThat(neighbour.id()).as(point.toString()).isEqualTo(expected.id());
                assertThat(neighbour.metres()).isCloseTo(expected.metres(), within(1e-6));
                found++;
            }
        }
    }

    @Test
    void ofTwoThatAreEquallyNearItIsTheFirst() throws ParseException {
        WKTReader wkt = new WKTReader();
        List<Geometry> areas = new ArrayList<>();
        areas.add(wkt.read("POLYGON((10 10,11 10,11 11,10 10))"));
        areas.add(wkt.read("POLYGON((2 1,3 1,3 2,2 2,2 1))"));
        areas.add(wkt.read("POLYGON((2 0,3 0,3 1,2 1,2 0))"));
        assertThat(search(areas).to(new Coordinate(1, 1)).id()).isEqualTo("0001");
    }

    @Test
    void whatIsFarAwayIsLeftToOthers() throws ParseException {
        Geometry area = new WKTReader().read("POLYGON((0 70,1 70,1 71,0 71,0 70))");
        NearestArea search = search(List.of(area));
        assertThat(search.to(new Coordinate(0.5, 69))).isNotNull();
        assertThat(search.to(new Coordinate(0.5, 64))).isNull();
        assertThat(search.to(new Coordinate(0.5, 75.9))).isNull();
        assertThat(search.to(new Coordinate(-179, 70))).isNull();
        assertThat(search(List.of()).to(new Coordinate(0, 0))).isNull();
    }
}
