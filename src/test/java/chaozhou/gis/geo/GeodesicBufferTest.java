package chaozhou.gis.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class GeodesicBufferTest {

    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final double MILLIMETRE = 1e-3;

    private static Geometry read(String wkt) throws ParseException {
        return new WKTReader().read(wkt);
    }

    private static double sagitta(double metres, int segments) {
        return Math.abs(metres) * (1 - Math.cos(Math.PI / 4 / segments));
    }

    /** Positions of the boundary are at the distance from the shape, found by trying. */
    private static void assertBoundaryIsAtDistance(Geometry shape, Geometry area, double metres, int segments) {
        Coordinate[] corners = area.getBoundary().getGeometryN(0).getCoordinates();
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 60; round++) {
            int edge = random.nextInt(corners.length - 1);
            double share = random.nextDouble();
            Coordinate position = new Coordinate(
                    corners[edge].x + share * (corners[edge + 1].x - corners[edge].x),
                    corners[edge].y + share * (corners[edge + 1].y - corners[edge].y));
            assertThat(TrueDistance.toEdges(shape, position))
                    .as("%s m from %s at %s", metres, shape, position)
                    .isBetween(
                            Math.abs(metres) - sagitta(metres, segments) - MILLIMETRE, Math.abs(metres) + MILLIMETRE);
        }
    }

    /** What is nearer is inside, what is farther is not. */
    private static void assertPositionsAreOnTheirSide(Geometry shape, Geometry area, double metres, int segments) {
        SplittableRandom random = new SplittableRandom(8);
        Envelope box = area.getEnvelopeInternal();
        box.expandBy(box.getWidth() / 20, box.getHeight() / 20);
        for (int round = 0; round < 150; round++) {
            Coordinate position = new Coordinate(
                    random.nextDouble(box.getMinX(), box.getMaxX()), random.nextDouble(box.getMinY(), box.getMaxY()));
            boolean isIn = shape.getDimension() == 2 && shape.intersects(FACTORY.createPoint(position));
            double signed = TrueDistance.toEdges(shape, position) * (isIn ? -1 : 1);
            if (signed < metres - sagitta(metres, segments) - MILLIMETRE) {
                assertThat(area.intersects(FACTORY.createPoint(position))).isTrue();
            } else if (signed > metres + MILLIMETRE + (metres < 0 ? sagitta(metres, segments) : 0)) {
                assertThat(area.intersects(FACTORY.createPoint(position))).isFalse();
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POINT (116.6 23.7) | 1 | 8",
                "POINT (116.6 23.7) | 50000 | 8",
                "POINT (116.6 23.7) | 50000 | 60",
                "MULTIPOINT (116.6 23.7, 116.61 23.7) | 600 | 8",
                "LINESTRING (116.5 23.6, 116.6 23.6, 116.6 23.75, 116.9 23.6) | 1 | 8",
                "LINESTRING (116.5 23.6, 116.6 23.6, 116.6 23.75, 116.9 23.6) | 1000 | 8",
                "LINESTRING (116.5 23.6, 116.6 23.6, 116.6 23.75, 116.9 23.6) | 50000 | 16",
                "LINESTRING (114 23, 118 24.5) | 20000 | 8",
                "POLYGON ((116.5 23.5, 117 23.6, 116.8 23.9, 116.75 23.65, 116.7 23.9, 116.5 23.5)) | 50 | 8",
                "POLYGON ((116.5 23.5, 117 23.6, 116.8 23.9, 116.75 23.65, 116.7 23.9, 116.5 23.5)) | 3000 | 8",
                "POLYGON ((116.5 23.5, 117 23.6, 116.8 23.9, 116.75 23.65, 116.7 23.9, 116.5 23.5)) | 50000 | 8",
                "POLYGON ((116.5 23.5, 117 23.6, 116.8 23.9, 116.75 23.65, 116.7 23.9, 116.5 23.5)) | -1 | 8",
                "POLYGON ((116.5 23.5, 117 23.6, 116.8 23.9, 116.75 23.65, 116.7 23.9, 116.5 23.5)) | -1000 | 8",
                "POLYGON ((116 23, 117 23, 117 24, 116 24, 116 23), (116.3 23.3, 116.7 23.3, 116.7 23.7, 116.3 23.7, 116.3 23.3)) | 5000 | 8",
                "POLYGON ((116 23, 117 23, 117 24, 116 24, 116 23), (116.3 23.3, 116.7 23.3, 116.7 23.7, 116.3 23.7, 116.3 23.3)) | -9000 | 8"
            })
    void theBoundaryIsAtTheDistanceOnTheEllipsoid(String wkt, double metres, int segments) throws ParseException {
        Geometry shape = read(wkt);
        Geometry area = GeodesicBuffer.of(shape, metres, segments);
        assertThat(area.isValid()).isTrue();
        for (int part = 0; part < area.getNumGeometries(); part++) {
            for (int ring = 0; ring < area.getGeometryN(part).getBoundary().getNumGeometries(); ring++) {
                assertBoundaryIsAtDistance(
                        shape,
                        FACTORY.createPolygon(area.getGeometryN(part)
                                .getBoundary()
                                .getGeometryN(ring)
                                .getCoordinates()),
                        metres,
                        segments);
            }
        }
        assertPositionsAreOnTheirSide(shape, area, metres, segments);
    }

    /** A regular polygon has the area n/2 r² sin(2π/n), on a plane; on the ellipsoid a little less. */
    @ParameterizedTest
    @ValueSource(ints = {8, 30, 90})
    void circlesHaveTheirArea(int segments) throws ParseException {
        double corners = 4 * segments;
        double areaM2 = corners / 2 * 1000 * 1000 * Math.sin(2 * Math.PI / corners);
        Geometry circle = GeodesicBuffer.of(read("POINT (116.6 23.7)"), 1000, segments);
        assertThat(Geodesics.area(circle)).isCloseTo(areaM2, within(areaM2 * 1e-7));
        assertThat(circle.getNumPoints()).isEqualTo((int) corners + 1);
    }

    @Test
    void nothingIsLeftOfAnAreaThatIsTooNarrow() throws ParseException {
        Geometry area = read("POLYGON ((116.6 23.6, 116.61 23.6, 116.61 23.7, 116.6 23.7, 116.6 23.6))");
        assertThat(GeodesicBuffer.of(area, -600, 8).isEmpty()).isTrue();
        assertThat(GeodesicBuffer.of(area, -400, 8).isEmpty()).isFalse();
    }
}
