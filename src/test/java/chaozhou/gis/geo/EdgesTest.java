package chaozhou.gis.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class EdgesTest {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    private static Geometry read(String wkt) throws ParseException {
        return new WKTReader().read(wkt);
    }

    private static ShortestLine line(Geometry one, Geometry other) {
        return Objects.requireNonNull(Edges.of(one).to(Edges.of(other), Double.POSITIVE_INFINITY));
    }

    /** A star of some corners around a centre. */
    private static Geometry star(SplittableRandom random, double longitude, double latitude, double degrees) {
        int corners = random.nextInt(3, 60);
        Coordinate[] shell = new Coordinate[corners + 1];
        for (int i = 0; i < corners; i++) {
            double angle = 2 * Math.PI * i / corners;
            double far = degrees * random.nextDouble(0.3, 1);
            shell[i] = new Coordinate(longitude + far * Math.cos(angle), latitude + far * Math.sin(angle));
        }
        shell[corners] = shell[0].copy();
        return new GeometryFixer(FACTORY.createPolygon(shell)).getResult();
    }

    /** Positions on edges, so many a piece. */
    private static List<Coordinate> positions(Geometry shape, int pieces) {
        Coordinate[] corners = shape.getCoordinates();
        List<Coordinate> positions = new ArrayList<>();
        for (int i = 0; i + 1 < corners.length; i++) {
            for (int piece = 0; piece < pieces; piece++) {
                double share = (double) piece / pieces;
                positions.add(new Coordinate(
                        corners[i].x + share * (corners[i + 1].x - corners[i].x),
                        corners[i].y + share * (corners[i + 1].y - corners[i].y)));
            }
        }
        return positions;
    }

    /** The least distance of the corners of each from positions all along the other: no less than the true one. */
    private static double leastOfMany(Geometry one, Geometry other, int pieces) {
        double least = Double.POSITIVE_INFINITY;
        for (Coordinate corner : one.getCoordinates()) {
            for (Coordinate position : positions(other, pieces)) {
                least = Math.min(least, Geodesics.distance(corner, position));
            }
        }
        return least;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.05, 0.5})
    void noPositionsOfTwoShapesAreNearerThanTheShortestLine(double degrees) {
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 8; round++) {
            Geometry one = star(random, 116.6, 23.7, degrees);
            Geometry other = star(
                    random,
                    116.6 + random.nextDouble(-3, 3) * degrees,
                    23.7 + (random.nextBoolean() ? 2.2 : -2.2) * degrees,
                    degrees);
            ShortestLine line = line(one, other);
            double least = Math.min(leastOfMany(one, other, 20), leastOfMany(other, one, 20));
            assertThat(line.metres()).isLessThan(least + 1e-6).isGreaterThan(least * 0.995);
            assertThat(line.metres()).isCloseTo(Geodesics.distance(line.from(), line.to()), within(1e-9));
            assertThat(one.distance(FACTORY.createPoint(line.from()))).isLessThan(1e-12);
            assertThat(other.distance(FACTORY.createPoint(line.to()))).isLessThan(1e-12);
            assertThat(line(other, one).metres()).isCloseTo(line.metres(), within(1e-7));
        }
    }

    /** Where the foot of a line is known: due south of the position lies the parallel, and no nearer point is on it than by its bulge. */
    @Test
    void aParallelIsNearestWhereAGeodesicStandsOnIt() throws ParseException {
        ShortestLine line = line(read("POINT (116.6 23.71)"), read("LINESTRING (116 23.7, 117.2 23.7)"));
        double south = Geodesics.distance(new Coordinate(116.6, 23.71), new Coordinate(116.6, 23.7));
        assertThat(line.metres()).isCloseTo(south, within(1e-9));
        assertThat(line.to().x).isCloseTo(116.6, within(1e-9));
        assertThat(line.azimuth()).isCloseTo(180, within(1e-4));
    }

    /** 0.1 degrees east are nearer than 0.095 degrees north. */
    @Test
    void aDegreeOfLongitudeIsShorter() throws ParseException {
        ShortestLine line = line(read("POINT (116.6 23.7)"), read("MULTIPOINT (116.7 23.7, 116.6 23.795)"));
        assertThat(line.to().x).isEqualTo(116.7);
        assertThat(line.azimuth()).isCloseTo(90, within(0.05));
    }

    @Test
    void nothingIsFoundThatIsFartherThanAsked() throws ParseException {
        Edges point = Edges.of(read("POINT (116.6 23.7)"));
        Edges other = Edges.of(read("POINT (116.61 23.71)"));
        double metres = Geodesics.distance(new Coordinate(116.6, 23.7), new Coordinate(116.61, 23.71));
        assertThat(point.to(other, metres)).isNotNull();
        assertThat(point.to(other, metres - 1e-6)).isNull();
    }

    /** An edge over 20 degrees is straight in degrees: a position on it is 0 away, not the kilometres that a great circle bulges. */
    @Test
    void edgesAreStraightInDegrees() throws ParseException {
        assertThat(line(read("POINT (115 24)"), read("LINESTRING (105 22, 125 26)"))
                        .metres())
                .isLessThan(1e-6);
    }
}
