package chaozhou.gis.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chaozhou.gis.geo.Ellipsoid.Geocentric;
import chaozhou.gis.geo.Ellipsoid.Geographic;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;

class PositionVectorTest {

    /** IOGP 373-7-2, the example of the method 9606: WGS 72 to WGS 84. */
    private static final PositionVector WGS_72 = new PositionVector(0, 0, 4.5, 0, 0, 0.554, 0.219);

    private static final Ellipsoid OF_WGS_72 = new Ellipsoid(6_378_135, 1 / 298.26);

    @Test
    void theExampleOfTheEpsgComesOut() {
        Geocentric from = OF_WGS_72.geocentric(new Geographic(4, 55, 0));
        assertIsAt(from, 3_657_660.66, 255_768.55, 5_201_382.11);
        assertIsAt(WGS_72.forward(from), 3_657_660.78, 255_778.43, 5_201_387.75);
    }

    /** IOGP 373-7-2, the example of the method 9602. */
    @Test
    void geocentricCoordinatesAreThoseOfTheEpsg() {
        Geographic position = new Geographic(2 + 7 / 60.0 + 46.38 / 3600, 53 + 48 / 60.0 + 33.82 / 3600, 73);
        Geocentric geocentric = Ellipsoid.WGS_84.geocentric(position);
        assertIsAt(geocentric, 3_771_793.968, 140_253.342, 5_124_304.349);
        Geographic back = Ellipsoid.WGS_84.geographic(geocentric);
        assertThat(back.longitude()).isCloseTo(position.longitude(), within(1e-12));
        assertThat(back.latitude()).isCloseTo(position.latitude(), within(1e-12));
        assertThat(back.height()).isCloseTo(73, within(1e-6));
    }

    private static void assertIsAt(Geocentric found, double x, double y, double z) {
        // The examples are given to the centimetre.
        assertThat(found.x()).isCloseTo(x, within(0.0051));
        assertThat(found.y()).isCloseTo(y, within(0.0051));
        assertThat(found.z()).isCloseTo(z, within(0.0051));
    }

    @Test
    void thereAndBackAgreesToAMillimetreWithParametersAsBureausHaveThem() {
        PositionVector shift = new PositionVector(-12.3, -113.8, -47.2, 1.9, -2.7, 3.4, -5.6);
        SplittableRandom random = new SplittableRandom(9606);
        for (int i = 0; i < 10_000; i++) {
            Coordinate from = new Coordinate(random.nextDouble(73, 135), random.nextDouble(3, 54));
            Coordinate there = shift.forward(Ellipsoid.KRASSOVSKY, Ellipsoid.WGS_84, from.x, from.y);
            Coordinate back = shift.reverse(Ellipsoid.KRASSOVSKY, Ellipsoid.WGS_84, there.x, there.y);
            assertThat(Geodesics.distance(there, from)).isBetween(5.0, 300.0);
            assertThat(Geodesics.distance(back, from)).isLessThan(0.001);
        }
    }

    @Test
    void theInverseIsExact() {
        Geocentric from = new Geocentric(-2_600_000, 5_200_000, 2_500_000);
        PositionVector shift = new PositionVector(100, -200, 300, 20, -30, 40, 50);
        Geocentric back = shift.reverse(shift.forward(from));
        assertThat(Math.hypot(back.x() - from.x(), Math.hypot(back.y() - from.y(), back.z() - from.z())))
                .isLessThan(1e-8);
    }
}
