package chaozhou.gis.map;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

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
