package chaozhou.gis.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TileCoordTest {

    @ParameterizedTest
    @CsvSource({
        // Longitude, latitude, zoom, row, column: places whose tiles are well known.
        "0, 0, 0, 0, 0",
        "0, 0, 1, 1, 1",
        "-180, 85.06, 3, 0, 0",
        "180, -90, 3, 7, 7",
        "13.37771496361961, 52.51628011262304, 17, 42987, 70406",
        "116.6225, 23.6569, 10, 442, 843",
    })
    void aPositionLiesInATile(double longitude, double latitude, int zoom, int row, int column) {
        assertThat(TileCoord.at(longitude, latitude, zoom)).isEqualTo(new TileCoord(zoom, row, column));
    }

    @Test
    void anAddressIsReadInTheOrderOfOgcTiles() {
        assertThat(TileCoord.parse("10", "441", "843", 1)).isEqualTo(new TileCoord(10, 441, 843));
    }

    @ParameterizedTest
    @CsvSource({"23,0,0", "-1,0,0", "0,1,0", "0,0,1", "3,8,0", "3,0,8", "3,-1,0", "22,4194304,0"})
    void aTileOutsideItsMatrixCannotExist(String zoom, String row, String column) {
        assertThatIllegalArgumentException().isThrownBy(() -> TileCoord.parse(zoom, row, column, 1));
    }

    @ParameterizedTest
    @CsvSource({"x,0,0", "'',0,0", "01,0,0", "1,+1,0", "1,0,1e0", "1,0,٠", "1,0,99999999999999999999", "1.0,0,0"})
    void anAddressOfAnythingButPlainNumbersIsRefused(String zoom, String row, String column) {
        assertThatIllegalArgumentException().isThrownBy(() -> TileCoord.parse(zoom, row, column, 1));
    }

    @Test
    void projectingAndBackGivesTheSamePosition() {
        assertThat(WebMercator.longitude(WebMercator.x(116.6225))).isCloseTo(116.6225, within(1e-12));
        assertThat(WebMercator.latitude(WebMercator.y(23.6569))).isCloseTo(23.6569, within(1e-12));
        assertThat(WebMercator.y(WebMercator.MAX_LATITUDE)).isCloseTo(0, within(1e-12));
        assertThat(WebMercator.y(-90)).isCloseTo(1, within(1e-12));
    }
}
