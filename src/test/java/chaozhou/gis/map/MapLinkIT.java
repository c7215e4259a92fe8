package chaozhou.gis.map;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import chaozhou.gis.map.OpenMap.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(MapBrowser.class)
class MapLinkIT {

    @Test
    void aLayerSwitchedOffGoesFromTheDrawingAndFromTheLink() {
        try (OpenMap map = OpenMap.at(Screen.WIDE, MapIdentifyIT.BAISHUI + "&lang=zh")) {
            byte[] with = map.drawing();
            map.part("layer-villages").click();
            assertThat(map.part("layer-villages")).not().isChecked();
            map.idle();
            byte[] without = map.drawing();
            assertThat(without).isNotEqualTo(with);
            assertThat(map.hash()).contains("layers=").contains("towns").doesNotContain("villages");
            map.keepPicture("layer-off");

            map.part("layer-villages").click();
            map.page().mouse().move(1, 1);
            map.idle();
            assertThat(map.hash()).doesNotContain("layers=");
            assertThat(map.drawing()).isEqualTo(with);
        }
    }

    @Test
    void theFinestDivisionThatIsOnColoursTheGround() {
        try (OpenMap map = OpenMap.at(Screen.WIDE, MapIdentifyIT.BAISHUI + "&lang=zh")) {
            Point besideTheName = new Point(map.middle().x() - 60, map.middle().y());
            assertThat(map.color(besideTheName)).as("village").isEqualTo("e3edd8");
            map.part("layer-villages").click();
            map.idle();
            assertThat(map.color(besideTheName)).as("town").isEqualTo("cfe0c0");
        }
    }

    @Test
    void aCopiedLinkReproducesViewLayersSelectionDayAndLanguage() {
        String link;
        String hash;
        String zoom;
        try (OpenMap map = OpenMap.at(
                Screen.WIDE, "#map=13/23.89351/116.70652&sel=villages/445103113201&day=2024-01-01&lang=en")) {
            map.part("layer-counties").click();
            map.part("zoom-in").click();
            map.idle();
            map.part("copy-link").click();
            assertThat(map.part("toast")).containsText("Link copied");
            link = (String) map.page().evaluate("navigator.clipboard.readText()");
            hash = map.hash();
            zoom = map.part("zoom-level").textContent();
            assertThat(link).endsWith(hash);
        }
        try (OpenMap again = OpenMap.at(Screen.WIDE, link.substring(link.indexOf('#')))) {
            assertThat(again.part("identify-title")).hasText("北林村");
            assertThat(again.part("layer-counties")).not().isChecked();
            assertThat(again.part("layer-towns")).isChecked();
            assertThat(again.part("zoom-level")).hasText(zoom);
            assertThat(again.part("language")).hasText("中文");
            again.idle();
            assertThat(again.hash()).isEqualTo(hash);
            again.keepPicture("link-opened");
            again.part("tool-time").click();
            assertThat(again.part("day-input")).hasValue("2024-01-01");
        }
    }

    @Test
    void theWholePageSpeaksEnglishWhenAskedAndStaysSo() {
        try (OpenMap map = OpenMap.at(Screen.WIDE, "")) {
            map.part("language").click();
            assertThat(map.page().locator("html")).hasAttribute("lang", "en");
            assertThat(map.part("title")).not().containsText("潮州");
            assertThat(map.part("panel-layers")).containsText("Towns and street offices");
            assertThat(map.part("provenance-badge")).hasText("Illustrative data");
            map.idle();
            assertThat(map.hash()).contains("lang=en");
            map.keepPicture("english");
            map.go("");
            map.page().reload();
            map.idle();
            assertThat(map.part("language")).hasText("中文");
            assertThat(map.complaints()).isEmpty();
        }
    }
}
