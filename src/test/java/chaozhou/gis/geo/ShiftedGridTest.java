package chaozhou.gis.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.locationtech.jts.geom.Coordinate;

class ShiftedGridTest {

    /** Shanghai, Shenzhen and Beijing, as the tests of eviltransform have them. */
    @ParameterizedTest
    @CsvSource({
        "121.5272106, 31.1774276, 121.531541859215, 31.17530398364597",
        "113.912316, 22.543847, 113.9171764808363, 22.540796131694766",
        "116.377817, 39.911954, 116.38404722455657, 39.91334545536069"
    })
    void knownPositionsAreWhereTheyShouldBe(double longitude, double latitude, double east, double north) {
        Coordinate shifted = ShiftedGrid.GCJ02.shifted(longitude, latitude);
        assertThat(shifted.x).isCloseTo(east, offset(1e-9));
        assertThat(shifted.y).isCloseTo(north, offset(1e-9));
    }

    @ParameterizedTest
    @EnumSource
    void thereAndBackIsWhereItWas(ShiftedGrid grid) {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 10_000; i++) {
            double longitude = random.nextDouble(75, 135);
            double latitude = random.nextDouble(18, 53);
            Coordinate shifted = grid.shifted(longitude, latitude);
            Coordinate back = grid.unshifted(shifted.x, shifted.y);
            assertThat(back.x).isCloseTo(longitude, offset(1e-9));
            assertThat(back.y).isCloseTo(latitude, offset(1e-9));
        }
    }

    /** In Chaozhou GCJ-02 lies some 550 m off. */
    @Test
    void inTheRegionItIsFiveHundredAndFiftyMetres() {
        Coordinate shifted = ShiftedGrid.GCJ02.shifted(116.63, 23.67);
        double east = (shifted.x - 116.63) * 111_320 * Math.cos(Math.toRadians(23.67));
        double north = (shifted.y - 23.67) * 110_800;
        assertThat(Math.hypot(east, north)).isBetween(500.0, 600.0);
    }
}
