package chaozhou.gis.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.WKTReader;

class ConvexRingTest {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POLYGON((0 0, 2 0, 2 2, 0 2, 0 0)) | true",
                "POLYGON((0 0, 0 2, 2 2, 2 0, 0 0)) | true",
                "MULTIPOLYGON(((0 0, 2 0, 1 2, 0 0))) | true",
                // Not convex, a corner that is none, a hole, two parts, a bow, twice around, a star.
                "POLYGON((0 0, 2 0, 2 2, 1 1, 0 2, 0 0)) | false",
                "POLYGON((0 0, 1 0, 2 0, 2 2, 0 2, 0 0)) | false",
                "POLYGON((0 0, 9 0, 9 9, 0 9, 0 0), (1 1, 2 1, 2 2, 1 1)) | false",
                "MULTIPOLYGON(((0 0, 2 0, 1 2, 0 0)), ((5 5, 7 5, 6 7, 5 5))) | false",
                "POLYGON((0 0, 2 2, 2 0, 0 2, 0 0)) | false",
                "POLYGON((0 0, 2 0, 2 2, 0 2, 0 0, 2 0, 2 2, 0 2, 0 0)) | false",
                "POLYGON((0 3, 2 -3, -3 1, 3 1, -2 -3, 0 3)) | false",
                "POLYGON EMPTY | false"
            })
    void aRingIsConvexOrNot(String wkt, boolean isConvex) throws Exception {
        assertThat(ConvexRing.isShellOf(new WKTReader().read(wkt))).isEqualTo(isConvex);
    }

    /** Whatever is taken for convex is valid: of many rings of random corners, on a coarse grid so that all kinds occur. */
    @Test
    void whatIsTakenForConvexIsValid() {
        SplittableRandom random = new SplittableRandom(11);
        int convex = 0;
        for (int i = 0; i < 200_000; i++) {
            Coordinate[] ring = new Coordinate[random.nextInt(4, 8)];
            for (int corner = 0; corner < ring.length - 1; corner++) {
                ring[corner] = new Coordinate(random.nextInt(6), random.nextInt(6));
            }
            ring[ring.length - 1] = ring[0];
            Polygon polygon = FACTORY.createPolygon(ring);
            if (ConvexRing.isShellOf(polygon)) {
                convex++;
                assertThat(polygon.isValid()).as(polygon::toText).isTrue();
                Geometry hull = polygon.convexHull();
                assertThat(polygon.equalsTopo(hull)).as(polygon::toText).isTrue();
            }
        }
        assertThat(convex).isGreaterThan(10_000);
    }
}
