package chaozhou.gis.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;

class GaussKrugerTest {

    /** The ellipsoid and the parameters of OSGB with a scale of its own are the example of the EPSG, so it is scaled here. */
    private static final double OSGB_SCALE = 0.9996012717;

    /** EPSG Guidance Note 7-2, 3.5.3.1, the example of the method 9807. */
    @Test
    void theExampleOfTheEpsgComesOut() {
        GaussKruger plane = new GaussKruger(6_377_563.396, 1 / 299.32496, -2, 0);
        double northOfOrigin = plane.forward(-2, 49).y;
        Coordinate found = plane.forward(0.5, 50.5);
        assertThat(400_000 + OSGB_SCALE * found.x).isCloseTo(577_274.99, within(0.01));
        assertThat(-100_000 + OSGB_SCALE * (found.y - northOfOrigin)).isCloseTo(69_740.50, within(0.01));
    }

    /** What gdaltransform, which asks PROJ, says of EPSG:4490 to EPSG:4548. */
    @ParameterizedTest
    @CsvSource({
        "116.6, 23.65, 459189.745424847, 2616581.30451303",
        "117, 0, 500000, 0",
        "116.2, 24.2, 418723.110666058, 2677673.19568465",
        "118.5, 23.1, 653682.521969788, 2556401.43671198",
        "110, 40, -98015.8733194428, 4453074.66694824",
        "117.0001, 60, 500005.580000158, 6654072.81937166"
    })
    void positionsAreThoseOfProj(double longitude, double latitude, double easting, double northing) {
        Coordinate plane = GaussKruger.CGCS2000_CM_117E.forward(longitude, latitude);
        assertThat(plane.x).isCloseTo(easting, within(1e-6));
        assertThat(plane.y).isCloseTo(northing, within(1e-6));
    }

    @Test
    void thereAndBackAgreesToAMicrometre() {
        SplittableRandom random = new SplittableRandom(4548);
        for (int i = 0; i < 100_000; i++) {
            double longitude = random.nextDouble(97, 137);
            double latitude = random.nextDouble(-80, 80);
            Coordinate plane = GaussKruger.CGCS2000_CM_117E.forward(longitude, latitude);
            Coordinate back = GaussKruger.CGCS2000_CM_117E.reverse(plane.x, plane.y);
            assertThat(Geodesics.distance(back, new Coordinate(longitude, latitude)))
                    .isLessThan(1e-6);
        }
    }
}
