package chaozhou.gis.map;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(MapBrowser.class)
class MapKeyboardIT {

    private static final String FOCUSED =
            "document.activeElement === document.body ? '' : document.activeElement.dataset.testid ?? '?'";

    @Test
    void tabulatorGoesThroughSearchMapSwitchesAndZoom() {
        try (OpenMap map = OpenMap.at(Screen.WIDE, "#lang=zh")) {
            List<String> order = new ArrayList<>();
            for (int step = 0; step < 70 && !order.contains("provenance-badge"); step++) {
                map.page().keyboard().press("Tab");
                order.add((String) map.page().evaluate(FOCUSED));
            }
            assertThat(order)
                    .startsWith("skip-link")
                    .containsSubsequence("skip-link", "search-input", "copy-link", "language", "map")
                    .containsSubsequence(
                            "tool-layers",
                            "layer-counties",
                            "layer-towns",
                            "layer-villages",
                            "zoom-in",
                            "zoom-out",
                            "home");
        }
    }

    @Test
    void theMapIsMovedZoomedAndAskedByTheKeyboardAlone() {
        try (OpenMap map = OpenMap.at(Screen.WIDE, MapIdentifyIT.BAISHUI + "&lang=zh")) {
            map.page().keyboard().press("Tab");
            assertThat(map.part("skip-link")).isFocused();
            map.keepPicture("keyboard-skip-link");
            map.page().keyboard().press("Enter");
            assertThat(map.part("map")).isFocused();
            map.page().keyboard().press("Enter");
            assertThat(map.part("identify-title")).hasText("白水村");
            assertThat(map.part("identify-panel")).isFocused();
            map.page().keyboard().press("Escape");
            assertThat(map.part("identify-panel")).isHidden();
            assertThat(map.part("map")).isFocused();
            map.page().keyboard().press("+");
            assertThat(map.part("zoom-level")).containsText("15");
            map.idle();
            map.keepPicture("keyboard-zoomed");
            String before = map.hash();
            map.page().keyboard().press("ArrowRight");
            map.page().waitForFunction("before => location.hash !== before", before);
            map.idle();
            assertThat(map.hash()).startsWith("#map=15/").isNotEqualTo(before);
        }
    }

    @Test
    void aLayerIsSwitchedWithTheSpaceBar() {
        try (OpenMap map = OpenMap.at(Screen.WIDE, "#lang=zh")) {
            map.part("layer-towns").focus();
            map.page().keyboard().press("Space");
            assertThat(map.part("layer-towns")).not().isChecked();
            assertThat(map.part("layer-towns")).isFocused();
        }
    }
}
