package chaozhou.gis.map;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
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
            map.part("palette-PuOr").click();
            map.part("theme-reverse").check();
            map.idle();
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
