package chaozhou.gis.map;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import chaozhou.gis.map.OpenMap.Point;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(MapBrowser.class)
class MapIdentifyIT {

    /** In Baishui village, Dengtang town, far from its borders and from any point of another layer. */
    static final String BAISHUI = "#map=14/23.7055/116.5018";

    private static final String FENGXI = "#map=13/23.63757/116.60933";

    @Test
    void aClickOnAVillageShowsVillageTownAndCounty() {
        try (OpenMap map = OpenMap.at(Screen.WIDE, BAISHUI + "&lang=zh")) {
            Point middle = map.middle();
            map.page().mouse().click(middle.x(), middle.y());
            assertThat(map.part("identify-title")).hasText("白水村");
            assertThat(map.part("identify-path")).containsText("潮安区");
            assertThat(map.part("identify-path")).containsText("登塘镇");
            assertThat(map.attribute("town_code").locator("dd")).containsText("登塘镇");
            assertThat(map.part("identify-provenance")).hasText("示意");
            map.idle();
            assertThat(map.hash()).contains("sel=villages/445103101205");
            map.keepPicture("identify");

            map.part("identify-path").getByText("登塘镇").click();
            assertThat(map.part("identify-title")).hasText("登塘镇");
            map.part("identify-close").click();
            assertThat(map.part("identify-panel")).isHidden();
            assertThat(map.part("map")).isFocused();
            assertThat(map.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"WIDE, zh, 登塘镇", "LAPTOP, en, 登塘镇", "PHONE, zh, 登塘镇"})
    void aTownTellsWhatLiesInItAndIsTakenAwayAsAFile(Screen screen, String language, String town) throws IOException {
        try (OpenMap map = OpenMap.at(screen, BAISHUI + "&sel=towns/445103101&lang=" + language)) {
            assertThat(map.part("identify-title")).hasText(town);
            assertThat(map.part("inside-villages").locator(".tag")).hasText(Pattern.compile("[1-9]\\d*"));
            Download download =
                    map.page().waitForDownload(() -> map.part("identify-export").selectOption("json"));
            assertThat(Files.readString(download.path())).contains("\"id\":\"445103101\"");
            map.keepPicture("identify-town-" + screen + "-" + language);
            map.part("inside-villages").click();
            assertThat(map.part("table-row").first()).isVisible();
            map.idle();
            assertThat(map.hash()).contains("filter.villages=codeUnder");
            assertThat(map.complaints()).isEmpty();
        }
    }

    @Test
    void whatThePointerIsOverIsNamed() {
        try (OpenMap map = OpenMap.at(Screen.WIDE, BAISHUI + "&lang=zh")) {
            Point middle = map.middle();
            map.page().mouse().move(middle.x(), middle.y());
            assertThat(map.part("tooltip")).containsText("白水村");
            assertThat(map.part("pointer-position")).containsText(Pattern.compile("116\\.50\\d+|116°"));
            map.idle();
            map.keepPicture("hover");
        }
    }

    @Test
    void anotherDayShowsTheDivisionsAsTheyWereThen() {
        try (OpenMap map = OpenMap.at(Screen.WIDE, FENGXI + "&layers=counties&lang=zh")) {
            Point middle = map.middle();
            map.page().mouse().click(middle.x(), middle.y());
            assertThat(map.part("identify-title")).hasText("潮安区");
            map.part("identify-close").click();

            map.part("tool-time").click();
            map.part("day-input").fill("2023-11-30");
            assertThat(map.part("day-chip")).containsText("2023-11-30");
            map.idle();
            assertThat(map.hash()).contains("day=2023-11-30");
            map.page().mouse().click(middle.x(), middle.y());
            assertThat(map.part("identify-title")).hasText("枫溪区");
            map.idle();
            map.keepPicture("another-day");

            map.part("day-chip").getByRole(AriaRole.BUTTON).click();
            assertThat(map.part("day-chip")).isHidden();
            map.idle();
            assertThat(map.hash()).doesNotContain("day=");
        }
    }

    @Test
    void whatHasNothingSaysSo() {
        try (OpenMap map = OpenMap.at(Screen.WIDE, "#map=12/23.2/117.6&lang=zh")) {
            Point middle = map.middle();
            map.page().mouse().click(middle.x(), middle.y());
            assertThat(map.part("identify-message")).hasText("这里没有要素");
        }
    }
}
