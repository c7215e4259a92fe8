package chaozhou.gis.map;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(MapBrowser.class)
class MapOpeningIT {

    private static final List<String> LAYERS = List.of(
            "counties",
            "towns",
            "villages",
            "industrial_zones",
            "farm_parks",
            "marine_ranches",
            "aid_projects",
            "service_stations");

    @ParameterizedTest
    @CsvSource({"WIDE, zh", "LAPTOP, en", "PHONE, zh"})
    void theCornerTellsScaleZoomPositionAndSources(Screen screen, String language) {
        try (OpenMap map = OpenMap.at(screen, "#map=13/23.67/116.63&lang=" + language)) {
            assertThat(map.part("scale")).hasText("1 km");
            assertThat(map.part("zoom-level")).containsText("13");
            assertThat(map.part("pointer-position")).containsText("116.63000°E  23.67000°N");
            assertThat(map.part("plane-position")).hasText("X 2618788  Y 462256");
            assertThat(map.part("plane-position")).isVisible();
            assertThat(map.part("attribution")).isVisible();
            assertThat(map.part("provenance-badge")).isVisible();
            map.part("zoom-out").click();
            assertThat(map.part("scale")).hasText("2 km");
            map.idle();
            map.keepPicture("corner-" + screen + "-" + language);
        }
    }

    @Test
    void whatIsLoadedAtFirstIsSmall() {
        try (OpenMap map = OpenMap.at(Screen.LAPTOP, "#lang=zh")) {
            Number bytes = (Number) map.page().evaluate("""
                    () => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
                        .filter(({ name }) => !name.includes('/api/'))
                        .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)""");
            assertThat(bytes.intValue()).isBetween(50_000, 400_000);
        }
    }

    @Test
    void theMapOpensWithAllLayersItsTitleAndTheNoticeThatTheSampleIsIllustrative() {
        try (OpenMap map = OpenMap.at(Screen.WIDE, "")) {
            assertThat(map.part("title")).containsText("潮州");
            for (String layer : LAYERS) {
                assertThat(map.part("layer-" + layer)).isChecked();
            }
            assertThat(map.page().getByRole(AriaRole.SWITCH)).hasCount(LAYERS.size());
            assertThat(map.part("provenance-badge")).hasText("示意数据");
            assertThat(map.part("provenance-explanation")).isHidden();
            map.keepPicture("opening");
            map.part("provenance-badge").click();
            Locator explanation = map.part("provenance-explanation");
            assertThat(explanation).containsText("不能作为权属、规划或执法依据");
            map.keepPicture("opening-provenance");
            assertThat(map.complaints()).isEmpty();
            assertThat(map.otherHosts()).isEmpty();
        }
    }
}
