package chaozhou.gis.analysis.proximity;

import static org.assertj.core.api.Assertions.assertThat;

import chaozhou.gis.catalog.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompassPointTest {

    @ParameterizedTest
    @CsvSource({
        "0, 北, north",
        "22.4, 北, north",
        "22.5, 东北, northeast",
        "90, 东, east",
        "135, 东南, southeast",
        "180, 南, south",
        "225, 西南, southwest",
        "270, 西, west",
        "337.4, 西北, northwest",
        "337.5, 北, north",
        "359.9, 北, north"
    })
    void directionsHaveTheWordOfTheNearestPoint(double azimuth, String chinese, String english) {
        assertThat(CompassPoint.of(azimuth).in(Language.ZH)).isEqualTo(chinese);
        assertThat(CompassPoint.of(azimuth).in(Language.EN)).isEqualTo(english);
    }
}
