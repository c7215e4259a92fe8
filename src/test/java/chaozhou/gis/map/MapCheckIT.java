package chaozhou.gis.map;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a check of the layers found, on the map. */
@ExtendWith(MapBrowser.class)
class MapCheckIT {

    /** As the process {@code check} answers it. */
    private static final String FAULTS = """
            {"type":"FeatureCollection","numberOfFaults":2,"features":[
              {"type":"Feature","properties":{"layer":"towns","rule":"code","feature":"445103114","sentence":"does not begin with county_code"},
               "geometry":{"type":"Point","coordinates":[116.53,23.82]}},
              {"type":"Feature","properties":{"layer":"villages","rule":"coverage","feature":"445103101205","sentence":"does not match its neighbours"},
               "geometry":{"type":"MultiLineString","coordinates":[[[116.49,23.70],[116.51,23.71]]]}}],
             "layers":["towns","villages"],
             "faults":[{"layer":"towns","rule":"code","feature":"445103114","sentence":"does not begin with county_code"},
               {"layer":"villages","rule":"coverage","feature":"445103101205","sentence":"does not match its neighbours"}]}""";

    @Test
    void aSoundCityIsToldToBeSound() {
        try (OpenMap map = OpenMap.at(Screen.WIDE, "#lang=zh")) {
            map.part("check").click();
            assertThat(map.part("check-summary")).hasText("没有发现问题。");
            assertThat(map.complaints()).isEmpty();
        }
    }

    @Test
    void faultsAreMarkedAndLeadToTheirPlaces() {
        try (OpenMap map = OpenMap.at(Screen.WIDE, "#lang=zh")) {
            map.page()
                    .route(
                            "**/api/processes/check/execution",
                            route -> route.fulfill(new Route.FulfillOptions()
                                    .setContentType("application/geo+json")
                                    .setBody(FAULTS)));
            map.part("check").click();
            assertThat(map.part("check-summary")).containsText("2 处问题");
            assertThat(map.part("fault")).hasCount(2);
            assertThat(map.page().locator(".leaflet-overlay-pane path")).hasCount(2);
            map.idle();
            map.keepPicture("check");
            map.part("fault").last().click();
            assertThat(map.part("identify-title")).hasText("白水村");
            map.idle();
            map.keepPicture("check-fault");
            assertThat(map.complaints()).isEmpty();
        }
    }
}
