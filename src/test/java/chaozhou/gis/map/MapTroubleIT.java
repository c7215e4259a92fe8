package chaozhou.gis.map;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(MapBrowser.class)
class MapTroubleIT {

    private static final String API = "**/api/**";

    /** In which the page asks in vain more than once. */
    private static final long SECONDS_GONE = 6;

    private static void unavailable(Route route) {
        route.fulfill(new Route.FulfillOptions()
                .setStatus(503)
                .setContentType("application/problem+json")
                .setBody("{\"status\":503,\"title\":\"Service Unavailable\"}"));
    }

    @Test
    void aServiceOutOfReachIsSaidInASentenceAndTheMapRecoversWhenItIsBack() {
        try (OpenMap map = OpenMap.at(Screen.WIDE, "#map=11/23.6618/116.6321&lang=zh")) {
            map.page().route(API, Route::abort);
            map.part("zoom-in").click();
            map.part("zoom-in").click();
            assertThat(map.part("trouble")).containsText("连不上服务");
            map.keepPicture("trouble-unreachable");

            map.part("trouble-retry").click();
            assertThat(map.part("trouble")).isVisible();
            map.page().unroute(API);
            assertThat(map.part("trouble")).isHidden();
            map.idle();
            map.keepPicture("trouble-over");
            byte[] recovered = map.drawing();
            try (OpenMap other = OpenMap.at(Screen.WIDE, map.hash())) {
                assertThat(recovered).isEqualTo(other.drawing());
            }
        }
    }

    @Test
    void aServiceWithoutItsDatabaseIsSaidToBeUnavailableForTheMoment() {
        try (OpenMap map = OpenMap.at(Screen.WIDE, "#map=11/23.6618/116.6321&lang=en")) {
            map.page().route(API, MapTroubleIT::unavailable);
            map.part("zoom-in").click();
            assertThat(map.part("trouble")).containsText("unavailable for the moment");
            map.keepPicture("trouble-unavailable");
            map.page().unroute(API);
            assertThat(map.part("trouble")).isHidden();
        }
    }

    @Test
    void aMapThatCannotStartSaysSoAndStartsWhenTheServiceIsThere() {
        try (OpenMap map = OpenMap.blank(Screen.WIDE)) {
            map.page().route(API, Route::abort);
            map.go("#lang=zh");
            assertThat(map.part("start-failed")).containsText("地图还打不开");
            map.keepPicture("trouble-at-start");
            map.page().unroute(API);
            assertThat(map.part("title")).isVisible();
            map.idle();
            assertThat(map.part("layer-villages")).isChecked();
        }
    }

    @Test
    void whileNobodyListensThePageSaysSoKeepsWhatWasDrawnAndRecoversByItself() throws InterruptedException {
        try (Relay relay = new Relay();
                OpenMap map = OpenMap.blank(Screen.WIDE, relay.address())) {
            map.go("#map=11/23.6618/116.6321&lang=en");
            map.idle();
            map.openTool("sketch");
            drawLine(map);
            String length = map.part("measure-length").textContent();
            relay.goAway();
            map.part("zoom-in").click();
            assertThat(map.part("trouble")).containsText("cannot be reached");
            drawLine(map);
            assertThat(map.part("shape")).hasCount(2);
            Thread.sleep(SECONDS_GONE * 1000);
            assertThat(map.part("trouble")).isVisible();
            map.keepPicture("trouble-gone");

            relay.comeBack();
            assertThat(map.part("trouble")).isHidden();
            map.idle();
            assertThat(map.part("shape")).hasCount(2);
            assertThat(map.part("measure-length").nth(1)).hasText(length);
            map.keepPicture("trouble-back");
            map.part("sketch-clear").click();
            map.idle();
            byte[] recovered = map.drawing();
            try (OpenMap other = OpenMap.at(Screen.WIDE, map.hash())) {
                assertThat(recovered).isEqualTo(other.drawing());
            }
        }
    }

    private static void drawLine(OpenMap map) {
        map.page().locator("[data-testid=body-sketch] [data-testid=draw-line]").click();
        map.clickAt(0.45, 0.3, 0.7, 0.4);
        map.page()
                .locator("[data-testid=body-sketch] [data-testid=draw-finish]")
                .click();
        map.page().locator("[data-testid=body-sketch] [data-testid=draw-stop]").click();
    }
}
