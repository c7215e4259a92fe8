package chaozhou.gis.map;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(MapBrowser.class)
class MapTroubleIT {

    private static final String API = "**/api/**";

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
}
