package chaozhou.gis.map;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(MapBrowser.class)
class MapSearchIT {

    @Test
    void initialsFindFenghuangByTheKeyboardAloneAndThePanelSaysWhereItIsAndHowLarge() {
        try (OpenMap map = OpenMap.at(Screen.WIDE, "#lang=zh")) {
            map.page().keyboard().press("/");
            assertThat(map.part("search-input")).isFocused();
            map.page().keyboard().type("fhz");
            assertThat(map.part("search-result").first()).containsText("凤凰镇");
            assertThat(map.part("search-result").first()).containsText("潮安区");
            map.keepPicture("search");
            map.page().keyboard().press("ArrowDown");
            map.page().keyboard().press("ArrowUp");
            map.page().keyboard().press("Enter");

            assertThat(map.part("identify-title")).hasText("凤凰镇");
            map.idle();
            assertThat(map.part("identify-path")).containsText("潮安区");
            assertThat(map.part("search-results")).isHidden();
            assertThat(map.attribute("code").locator("dt")).hasText("区划代码（民政）");
            assertThat(map.attribute("code").locator("dd")).hasText("445103113");
            assertThat(map.attribute("kind").locator("dd")).hasText("镇");
            assertThat(map.attribute("area_m2").locator("dt")).hasText("面积");
            assertThat(map.attribute("area_m2").locator("dd"))
                    .hasText(Pattern.compile("[\\d.,]+ km².*[\\d.,]+ 公顷.*[\\d.,]+ 亩", Pattern.DOTALL));
            assertThat(map.hash()).contains("sel=towns/445103113");
            map.keepPicture("search-chosen");
            assertThat(map.complaints()).isEmpty();
        }
    }

    @Test
    void arrowsGoThroughTheResultsAndEnterTakesTheOneReached() {
        try (OpenMap map = OpenMap.at(Screen.WIDE, "#lang=zh")) {
            map.page().keyboard().press("/");
            map.page().keyboard().type("凤凰");
            assertThat(map.part("search-result").nth(1)).isVisible();
            map.page().keyboard().press("ArrowDown");
            assertThat(map.part("search-result").nth(1)).hasAttribute("aria-selected", "true");
            String second =
                    map.part("search-result").nth(1).locator(".result-name").textContent();
            map.page().keyboard().press("Enter");
            assertThat(map.part("identify-title")).hasText(second);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "WIDE|zh|116°30'06.48\" 23°42'19.8\"",
                "LAPTOP|en|39449192.14, 2622759.79",
                "PHONE|zh|GCJ-02 116.506330 23.702911",
            })
    void coordinatesInAnyNotationLeadToTheirPlace(Screen screen, String language, String typed) {
        try (OpenMap map = OpenMap.at(screen, "#lang=" + language)) {
            map.part("search-input").fill(typed);
            assertThat(map.part("search-result")).hasCount(1);
            assertThat(map.part("search-result")).containsText("116.50");
            map.keepPicture("search-coordinates-" + screen + "-" + language);
            map.page().keyboard().press("Enter");
            assertThat(map.part("identify-title")).hasText("白水村");
            map.idle();
            assertThat(map.page().locator(".leaflet-overlay-pane path")).hasCount(1);
            assertThat(map.complaints()).isEmpty();
        }
    }

    @Test
    void whatWasSearchedIsOfferedAgainUntilItIsForgotten() {
        try (OpenMap map = OpenMap.at(Screen.WIDE, "#lang=zh")) {
            map.part("search-input").fill("凤凰镇");
            map.part("search-result").first().click();
            assertThat(map.part("identify-title")).hasText("凤凰镇");
            map.part("search-clear").click();
            assertThat(map.part("search-result")).hasCount(1);
            assertThat(map.part("search-status")).containsText("最近的搜索");
            map.keepPicture("search-history");
            map.page().keyboard().press("ArrowDown");
            map.page().keyboard().press("Enter");
            assertThat(map.part("search-input")).hasValue("凤凰镇");
            map.part("search-clear").click();
            map.part("search-forget").click();
            assertThat(map.part("search-results")).isHidden();
        }
    }

    @Test
    void whatIsNowhereIsSaidInASentence() {
        try (OpenMap map = OpenMap.at(Screen.WIDE, "#lang=zh")) {
            map.part("search-input").fill("qqqqqqqq");
            assertThat(map.part("search-status")).containsText("没有找到");
            map.keepPicture("search-nothing");
            map.part("search-clear").click();
            assertThat(map.part("search-input")).hasValue("");
        }
    }
}
