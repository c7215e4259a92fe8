package chaozhou.gis.map;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days of change, and two days side by side. */
@ExtendWith(MapBrowser.class)
class MapTimeIT {

    /** Pixels; the line's handle is 40 wide, and where it begins. */
    private static final int BESIDE_THE_HANDLE = 40;

    private static final String FENGXI = "#map=12/23.63757/116.60933";

    @ParameterizedTest
    @CsvSource({"WIDE, zh, 枫溪区, 撤销", "LAPTOP, en, 枫溪区, abolished", "PHONE, zh, 枫溪区, 撤销"})
    void twoDaysAreComparedAndWhatChangedIsListedAndMarked(
            Screen screen, String language, String district, String word) {
        try (OpenMap map = OpenMap.at(screen, FENGXI + "&layers=counties,towns&day=2023-11-30&lang=" + language)) {
            map.openTool("time");
            byte[] before = map.drawing();
            map.part("compare-day").fill("2024-01-01");
            assertThat(map.part("swipe")).isVisible();
            assertThat(map.part("change").first()).containsText(district);
            assertThat(map.part("change").first()).containsText(word);
            map.idle();
            assertThat(map.drawing()).isNotEqualTo(before);
            assertThat(map.hash()).contains("compare=2024-01-01");
            map.keepPicture("compare-" + screen + "-" + language);

            map.part("change").first().click();
            assertThat(map.part("identify-title")).hasText(district);
            map.part("identify-close").click();
            map.openTool("time");
            map.part("compare-stop").click();
            assertThat(map.part("swipe")).isHidden();
            map.idle();
            assertThat(map.hash()).doesNotContain("compare");
            assertThat(map.complaints()).isEmpty();
        }
    }

    @Test
    void eachSideOfTheLineAnswersForItsOwnDayAndTheLineMovesByKeyboard() {
        try (OpenMap map =
                OpenMap.at(Screen.WIDE, FENGXI + "&layers=counties&day=2023-11-30&compare=2024-01-01&lang=zh")) {
            OpenMap.Point middle = map.middle();
            moveLine(map, "ArrowRight", 10, "70");
            map.page().mouse().click(middle.x() - BESIDE_THE_HANDLE, middle.y());
            assertThat(map.part("identify-title")).hasText("枫溪区");
            moveLine(map, "ArrowLeft", 20, "30");
            map.page().mouse().click(middle.x() - BESIDE_THE_HANDLE, middle.y());
            assertThat(map.part("identify-title")).hasText("潮安区");
        }
    }

    private static void moveLine(OpenMap map, String key, int times, String percent) {
        for (int step = 0; step < times; step++) {
            map.part("swipe-handle").press(key);
        }
        assertThat(map.part("swipe-handle")).hasAttribute("aria-valuenow", percent);
    }

    @Test
    void theSliderStopsAtTheDaysOfChange() {
        try (OpenMap map = OpenMap.at(Screen.WIDE, "#lang=zh")) {
            map.openTool("time");
            map.part("day-slider").focus();
            map.page().keyboard().press("ArrowLeft");
            map.idle();
            assertThat(map.hash()).contains("day=2023-12-01");
            assertThat(map.part("day-input")).hasValue("2023-12-01");
            map.keepPicture("slider");
        }
    }

    @Test
    void whatAQuestionMarksStaysWhenTheComparisonEndsAndTheOtherWayRound() {
        try (OpenMap map = OpenMap.at(
                Screen.WIDE, FENGXI + "&layers=counties,towns&day=2023-11-30&sel=industrial_zones/iz-02&lang=zh")) {
            byte[] plain = map.drawing();
            map.openTool("question");
            map.part("question-relation").selectOption("within-distance");
            map.part("question-distance").fill("20000");
            map.part("question-run").click();
            assertThat(map.part("answer-towns")).isVisible();
            map.idle();
            byte[] answered = map.drawing();
            assertThat(answered).isNotEqualTo(plain);
            map.openTool("time");
            map.part("compare-day").fill("2023-11-29");
            assertThat(map.part("changes-summary")).isVisible();
            map.part("compare-stop").click();
            assertThat(map.part("swipe")).isHidden();
            map.idle();
            assertThat(map.drawing()).isEqualTo(answered);

            map.part("compare-day").fill("2024-01-01");
            assertThat(map.part("change").first()).isVisible();
            map.idle();
            byte[] both = map.drawing();
            map.openTool("question");
            map.part("question-clear").click();
            map.idle();
            byte[] compared = map.drawing();
            assertThat(compared).isNotEqualTo(both);
            map.keepPicture("marks-of-one");
            try (OpenMap other = OpenMap.at(Screen.WIDE, map.hash())) {
                assertThat(compared).isEqualTo(other.drawing());
            }
        }
    }
}
