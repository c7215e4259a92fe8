package chaozhou.gis.map;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a shape meets. */
@ExtendWith(MapBrowser.class)
class MapQuestionIT {

    private static final String HILLS = "#map=12/23.75/116.6";

    @ParameterizedTest
    @CsvSource({"WIDE, zh, 亩, 按面积折算", "LAPTOP, en, mu, area-weighted", "PHONE, zh, 亩, 按面积折算"})
    void aDrawnAreaAnswersWithOverlapsAndSumsAndIsTakenAway(Screen screen, String language, String mu, String weighted)
            throws IOException {
        try (OpenMap map = OpenMap.at(screen, HILLS + "&lang=" + language)) {
            map.openTool("question");
            map.page()
                    .locator("[data-testid=body-question] [data-testid=draw-polygon]")
                    .click();
            map.clickAt(0.5, 0.06, 0.75, 0.1, 0.7, 0.25, 0.5, 0.22);
            map.page()
                    .locator("[data-testid=body-question] [data-testid=draw-finish]")
                    .click();
            assertThat(map.part("answer-summary")).containsText(Pattern.compile("\\d+"));
            assertThat(map.part("answer-villages")).containsText(mu);
            assertThat(map.part("sums-villages").getByTestId("sum-population"))
                    .containsText(Pattern.compile("[\\d,]+.*" + weighted + ".*[\\d,]+"));
            assertThat(map.part("sums-towns")).hasCount(0);
            map.idle();
            map.keepPicture("question-" + screen + "-" + language);

            Download list = map.download(() -> map.part("answer-list").click());
            assertThat(Files.readString(list.path())).startsWith("\ufeff").contains("445103", weighted, "person");
            Download report = map.download(() -> map.part("answer-report").click());
            try (XWPFDocument document = new XWPFDocument(Files.newInputStream(report.path()))) {
                assertThat(document.getAllPictures()).hasSize(1);
            }
            map.part("answer-format").selectOption("json");
            Download file = map.download(() -> map.part("answer-export").click());
            assertThat(Files.readString(file.path())).contains("FeatureCollection");
            String first = map.part("answer-row").first().locator("strong").textContent();
            map.part("answer-row").first().click();
            assertThat(map.part("identify-title")).hasText(first);
            assertThat(map.complaints()).isEmpty();
        }
    }

    @Test
    void theKeyboardAloneDrawsAndAsks() {
        try (OpenMap map = OpenMap.at(Screen.WIDE, HILLS + "&lang=zh")) {
            map.part("tool-question").focus();
            map.page().keyboard().press("Enter");
            map.page()
                    .locator("[data-testid=body-question] [data-testid=draw-polygon]")
                    .focus();
            map.page().keyboard().press("Enter");
            map.part("map").focus();
            for (String move : new String[] {"ArrowRight", "ArrowDown", "ArrowLeft"}) {
                map.page().keyboard().press("Enter");
                String before = map.hash();
                map.page().keyboard().press(move);
                map.page().waitForFunction("before => location.hash !== before", before);
            }
            map.page().keyboard().press("Enter");
            map.page().keyboard().press("Space");
            assertThat(map.part("answer-summary")).containsText("共找到");
            map.idle();
            map.keepPicture("question-keyboard");
        }
    }

    @Test
    void aSelectedFeatureIsAskedAboutWithADistance() {
        try (OpenMap map = OpenMap.at(Screen.WIDE, "#lang=zh&sel=industrial_zones/iz-02")) {
            map.openTool("question");
            assertThat(map.part("question-shape")).hasValue("selection");
            map.part("question-relation").selectOption("within-distance");
            map.part("question-distance").fill("0");
            map.part("question-run").click();
            // The browser itself refuses a number out of its range.
            assertThat(map.part("answer-summary")).hasCount(0);
            map.part("question-distance").fill("800");
            map.part("question-run").click();
            assertThat(map.part("answer-service_stations")).containsText("距离");
            map.idle();
            map.keepPicture("question-distance");
            map.part("question-clear").click();
            assertThat(map.part("answer-summary")).hasCount(0);
        }
    }

    @Test
    void anAreaThatCrossesItselfIsRepairedAndSaidSo() {
        try (OpenMap map = OpenMap.at(Screen.WIDE, HILLS + "&lang=zh")) {
            map.openTool("question");
            map.page()
                    .locator("[data-testid=body-question] [data-testid=draw-polygon]")
                    .click();
            map.clickAt(0.5, 0.3, 0.7, 0.5, 0.7, 0.3, 0.5, 0.5);
            map.page()
                    .locator("[data-testid=body-question] [data-testid=draw-finish]")
                    .click();
            assertThat(map.part("repaired")).containsText("已自动修复");
            map.idle();
            map.keepPicture("question-repaired");
        }
    }

    @Test
    void whenTheServiceIsGoneWhatWasDrawnStaysAndTheQuestionIsAskedAgain() {
        try (OpenMap map = OpenMap.at(Screen.WIDE, HILLS + "&lang=zh")) {
            map.openTool("question");
            map.page().route("**/api/**", Route::abort);
            map.page()
                    .locator("[data-testid=body-question] [data-testid=draw-rectangle]")
                    .click();
            map.clickAt(0.5, 0.3, 0.6, 0.4);
            assertThat(map.part("trouble")).containsText("连不上服务");
            map.page().unroute("**/api/**");
            assertThat(map.part("trouble")).isHidden();
            map.part("question-run").click();
            assertThat(map.part("answer-summary")).containsText("共找到");
            map.page().reload();
            map.idle();
            map.openTool("sketch");
            assertThat(map.part("shape")).hasCount(1);
        }
    }
}
