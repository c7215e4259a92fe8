package chaozhou.gis.map;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.awt.Color;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The city coloured by an indicator. */
@ExtendWith(MapBrowser.class)
class MapThemeIT {

    private static final String CITY = "#map=10/23.75/116.75";

    @ParameterizedTest
    @CsvSource({"WIDE, zh, 人口", "LAPTOP, en, Population", "PHONE, zh, 人口"})
    void villagesAreColouredByPopulationRankedAndSharedAsALink(Screen screen, String language, String title) {
        try (OpenMap map = OpenMap.at(screen, CITY + "&lang=" + language)) {
            byte[] plain = map.drawing();
            map.openTool("layers");
            map.part("more-villages").click();
            map.part("theme-villages").click();
            map.part("theme-measure").selectOption("population");
            assertThat(map.part("theme-class")).hasCount(5);
            map.idle();
            assertThat(map.drawing()).isNotEqualTo(plain);
            assertThat(map.part("ranked").first()).containsText(Pattern.compile("7,998"));
            map.keepPicture("theme-" + screen + "-" + language);

            map.part("theme-method").selectOption("quantile");
            map.part("theme-classes").fill("4");
            map.part("theme-classes").press("Enter");
            assertThat(map.part("theme-class")).hasCount(4);
            countBuildings(map);
            map.part("palette-PuOr").click();
            map.part("theme-reverse").check();
            map.idle();
            assertThat(map.page().evaluate("window.formsBuilt")).isEqualTo(2);
            assertThat(map.hash()).contains("theme=villages~population~quantile~4~~-PuOr~fill");
            map.part("panel-close").click();
            assertThat(map.part("theme-legend")).containsText(title);
            map.idle();
            byte[] drawing = map.drawing();
            map.keepPicture("theme-legend-" + screen + "-" + language);
            try (OpenMap again = OpenMap.at(screen, map.hash())) {
                assertThat(again.part("theme-class")).hasCount(4);
                again.idle();
                assertThat(again.drawing()).isEqualTo(drawing);
            }
            assertThat(map.complaints()).isEmpty();
        }
    }

    /** Counts how often the form of the theme is built from now on. */
    private static void countBuildings(OpenMap map) {
        map.page().evaluate("""
                () => {
                  window.formsBuilt = 0;
                  const form = document.querySelector('.theme-form');
                  new MutationObserver((changes) => (window.formsBuilt += changes.length)).observe(form, { childList: true });
                }""");
    }

    @Test
    void onAnotherDayAnAbolishedUnitHasItsOwnValueInTheClassesOfTheMainDay() {
        String days = "#map=13/23.63757/116.60933&layers=counties&day=2024-01-01&compare=2023-11-30&lang=zh";
        try (OpenMap map = OpenMap.at(Screen.WIDE, days + "&theme=counties~area_m2~own~2~500000000~-YlOrRd~fill")) {
            assertThat(map.part("theme-day")).containsText("左侧日期");
            // Of the three counties of the main day one is below the limit; 枫溪区, abolished before, is smaller still.
            assertThat(map.part("theme-class").nth(0).locator(".count")).hasText("1");
            assertThat(map.part("theme-class").nth(1).locator(".count")).hasText("2");
            map.idle();
            map.keepPicture("theme-compared");
            OpenMap.Point middle = map.middle();
            // The first class is red; other units would be yellow, and those without a value grey.
            Color fengxi = Color.decode("#" + map.color(new OpenMap.Point(middle.x() + 50, middle.y() + 40)));
            assertThat(fengxi.getRed()).isGreaterThan(200);
            assertThat(fengxi.getGreen()).isLessThan(120);
        }
    }

    @Test
    void stationsAreCountedByTownAndOwnLimitsStand() {
        try (OpenMap map = OpenMap.at(Screen.WIDE, CITY + "&lang=zh")) {
            map.openTool("theme");
            map.part("theme-layer").selectOption("towns");
            map.part("theme-measure").selectOption("");
            map.part("theme-of").selectOption("service_stations");
            assertThat(map.part("theme-legend")).containsText("便民服务中心（站） 个数");
            map.part("theme-method").selectOption("own");
            map.part("theme-breaks").fill("10, 30, 20");
            map.part("theme-breaks").press("Enter");
            assertThat(map.part("panel-theme").getByRole(AriaRole.ALERT).first())
                    .containsText("由小到大");
            map.part("theme-breaks").fill("10, 20, 30");
            map.part("theme-breaks").press("Enter");
            assertThat(map.part("theme-class")).hasCount(4);
            assertThat(map.part("theme-class").nth(1)).containsText("10 – 20");
            map.idle();
            map.keepPicture("theme-stations");

            map.part("theme-of").selectOption("industrial_zones");
            map.part("theme-statistic").selectOption("share");
            assertThat(map.part("theme-legend")).containsText("%");
            map.part("theme-mark").selectOption("circle");
            map.idle();
            assertThat(map.hash()).contains("~circle");
            map.keepPicture("theme-circles");
            map.part("theme-clear").click();
            assertThat(map.part("theme-legend")).isHidden();
            map.idle();
            assertThat(map.hash()).doesNotContain("theme=");
        }
    }

    @Test
    void kindsHaveAColourEachAndVillagesWithoutAValueAreCountedAsSuch() {
        try (OpenMap map =
                OpenMap.at(Screen.WIDE, CITY + "&lang=zh&theme=villages~collective_model~natural~5~~Blues~fill")) {
            assertThat(map.part("theme-legend")).containsText("产业带动");
            assertThat(map.part("theme-legend")).containsText("无数据");
            map.idle();
            map.keepPicture("theme-kinds");
        }
    }
}
