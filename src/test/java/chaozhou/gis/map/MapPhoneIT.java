package chaozhou.gis.map;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import chaozhou.gis.map.OpenMap.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(MapBrowser.class)
class MapPhoneIT {

    @Test
    void onAPhoneAPlaceIsFoundAndItsPanelLeavesRoomForTheMap() {
        try (OpenMap map = OpenMap.at(Screen.PHONE, "#lang=zh")) {
            assertThat(map.part("panel-layers")).isHidden();
            map.keepPicture("phone-opening");
            map.part("search-input").tap();
            map.part("search-input").fill("fhz");
            assertThat(map.part("search-result").first()).containsText("凤凰镇");
            map.keepPicture("phone-search");
            map.part("search-result").first().tap();
            assertThat(map.part("identify-title")).hasText("凤凰镇");
            map.idle();
            map.keepPicture("phone-search-chosen");
            assertThat(map.part("identify-panel").boundingBox().height).isLessThan(Screen.PHONE.height() * 0.7);
            assertThat(widthOfPage(map)).isLessThanOrEqualTo(Screen.PHONE.width());
            assertThat(map.complaints()).isEmpty();
        }
    }

    @Test
    void aTapOnAPhoneSaysWhatIsThere() {
        try (OpenMap map = OpenMap.at(Screen.PHONE, MapIdentifyIT.BAISHUI + "&lang=zh")) {
            Point middle = map.middle();
            map.page().touchscreen().tap(middle.x(), middle.y());
            assertThat(map.part("identify-title")).hasText("白水村");
            assertThat(map.part("identify-path")).containsText("登塘镇");
            map.idle();
            map.keepPicture("phone-identify");
            map.part("identify-close").tap();
            assertThat(map.part("identify-panel")).isHidden();
        }
    }

    @Test
    void onAPhoneTheLayersOpenOverTheMapAndCloseAgain() {
        try (OpenMap map = OpenMap.at(Screen.PHONE, "#lang=en")) {
            map.part("tool-layers").tap();
            assertThat(map.part("panel-layers")).isVisible();
            map.keepPicture("phone-layers");
            map.part("layer-villages").tap();
            map.part("panel-close").tap();
            assertThat(map.part("panel-layers")).isHidden();
            map.idle();
            assertThat(map.hash()).contains("layers=").doesNotContain("villages");
        }
    }

    private static int widthOfPage(OpenMap map) {
        return (int) map.page().evaluate("document.documentElement.scrollWidth");
    }
}
