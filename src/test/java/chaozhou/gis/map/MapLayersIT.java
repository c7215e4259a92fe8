package chaozhou.gis.map;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tree of layers, their filters and tables. */
@ExtendWith(MapBrowser.class)
class MapLayersIT {

    @ParameterizedTest
    @CsvSource({"WIDE, zh", "LAPTOP, en", "PHONE, zh"})
    void aLayerIsFadedFilteredAndReadInATableThatSelectsWithTheMap(Screen screen, String language) {
        try (OpenMap map = OpenMap.at(screen, MapIdentifyIT.BAISHUI + "&lang=" + language)) {
            byte[] before = map.drawing();
            map.openTool("layers");
            map.part("more-villages").click();
            map.part("opacity-villages").fill("40");
            map.idle();
            assertThat(map.hash()).contains("opacity=villages:0.4");
            assertThat(map.drawing()).isNotEqualTo(before);

            map.part("filter-villages").click();
            map.part("filter-attribute").selectOption("name");
            map.part("filter-operator").selectOption("contains");
            map.part("filter-value").fill("白水");
            assertThat(map.part("filter-text")).hasValue("\"name\" LIKE '%白水%'");
            map.part("filter-apply").click();
            assertThat(map.part("table-row").first()).containsText("白水村");
            map.idle();
            assertThat(map.hash()).contains("filter.villages=");
            map.keepPicture("table-filtered-" + screen + "-" + language);

            map.part("table-row").first().click();
            assertThat(map.part("identify-title")).hasText("白水村");
            assertThat(map.part("table-row").first()).hasAttribute("aria-selected", "true");
            map.idle();
            assertThat(map.hash()).contains("sel=villages/445103101205");
            assertThat(map.complaints()).isEmpty();

            try (OpenMap again = OpenMap.at(screen, map.hash())) {
                again.openTool("layers");
                assertThat(again.part("drop-filter-villages")).isVisible();
                assertThat(again.part("opacity-villages")).hasValue("40");
                again.part("drop-filter-villages").click();
                again.idle();
                assertThat(again.hash()).doesNotContain("filter");
            }
        }
    }

    @Test
    void theLegendCountsWhatTheFilterLeaves() {
        try (OpenMap map = OpenMap.at(Screen.WIDE, "#lang=zh&filter.villages=kind='community'")) {
            assertThat(map.part("panel-layers")).containsText(Pattern.compile("行政村\\s*0\\s*社区\\s*126"));
        }
    }

    @Test
    void aTableIsSortedScrolledThroughAndFollowsTheMap() {
        try (OpenMap map = OpenMap.at(Screen.WIDE, MapIdentifyIT.BAISHUI + "&lang=zh")) {
            map.part("more-villages").click();
            map.part("table-villages").click();
            assertThat(map.part("table-status")).hasText("1,020 条");
            assertThat(map.part("table-row").nth(40)).not().isAttached();
            map.part("sort-area_m2").click();
            map.part("sort-area_m2").click();
            assertThat(map.page().locator("[aria-sort=descending]")).containsText("面积");
            map.idle();
            String largest = map.part("table-row").first().textContent();
            map.part("table-grid").evaluate("grid => { grid.scrollTop = 1e6; }");
            assertThat(map.part("table-row").last()).not().hasText(largest);

            map.part("map").focus();
            map.page().keyboard().press("Enter");
            assertThat(map.part("identify-title")).hasText("白水村");
            assertThat(map.page().locator("[role=row][aria-selected=true]")).containsText("白水村");
            map.idle();
            map.keepPicture("table-follows-map");
        }
    }

    @Test
    void aFilterThatTheServiceRefusesIsExplainedAndStaysToBeMended() {
        try (OpenMap map = OpenMap.at(Screen.WIDE, "#lang=zh")) {
            map.part("more-towns").click();
            map.part("filter-towns").click();
            map.part("filter-text").fill("kind = ");
            map.part("filter-apply").click();
            assertThat(map.part("filter-problem")).containsText("character");
            assertThat(map.part("filter-text")).hasValue("kind = ");
            assertThat(map.hash()).doesNotContain("filter");
            map.keepPicture("filter-refused");
        }
    }

    @Test
    void aLinkWithAFilterThatIsNoneShowsTheLayerAndSaysSo() {
        try (OpenMap map = OpenMap.at(Screen.WIDE, "#lang=zh&filter.towns=nonsense%20(&theme=x&opacity=towns:9")) {
            assertThat(map.part("toast")).containsText("服务拒绝了这次请求");
            assertThat(map.part("layer-towns")).isChecked();
            map.idle();
            assertThat(map.hash()).doesNotContain("filter").doesNotContain("opacity");
        }
    }

    @Test
    void whatTheTableShowsIsTakenAwayAsASpreadsheet() throws IOException {
        try (OpenMap map = OpenMap.at(Screen.WIDE, "#lang=zh&filter.towns=kind='street'")) {
            map.part("more-towns").click();
            map.part("table-towns").click();
            map.part("table-row").first().waitFor();
            Download download =
                    map.page().waitForDownload(() -> map.part("table-export").click());
            assertThat(download.suggestedFilename()).isEqualTo("镇街.xlsx");
            assertThat(Files.size(download.path())).isGreaterThan(3000);
        }
    }

    @Test
    void zonesAreDrawnInTheOrderThatSomeoneChose() {
        try (OpenMap map = OpenMap.at(Screen.WIDE, "#lang=zh")) {
            map.part("more-industrial_zones").click();
            map.part("rise-industrial_zones").click();
            map.idle();
            assertThat(map.hash()).containsPattern("order=[a-z_,]*farm_parks,industrial_zones");
            assertThat(map.part("sink-industrial_zones")).isEnabled();
        }
    }
}
