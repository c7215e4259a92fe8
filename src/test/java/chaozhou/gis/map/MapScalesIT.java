package chaozhou.gis.map;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(MapBrowser.class)
class MapScalesIT {

    @ParameterizedTest
    @CsvSource({"WIDE, zh, 9", "LAPTOP, en, 11", "PHONE, zh, 13", "WIDE, en, 15"})
    void theMapIsDrawnAtItsScalesOnEveryScreenInBothLanguages(Screen screen, String language, int zoom) {
        String hash = "#map=%d/23.6618/116.6321&lang=%s".formatted(zoom, language);
        try (OpenMap map = OpenMap.at(screen, hash)) {
            assertThat(map.part("zoom-level")).containsText(String.valueOf(zoom));
            assertThat(map.hash()).startsWith("#map=" + zoom + "/");
            map.keepPicture("zoom-%s-%s-%02d".formatted(screen.name().toLowerCase(Locale.ROOT), language, zoom));
            assertThat(inkedCanvases(map)).isPositive();
            assertThat(map.complaints()).isEmpty();
            assertThat(map.otherHosts()).isEqualTo(List.of());
        }
    }

    /** How many canvases of the map have something drawn on them. */
    private static int inkedCanvases(OpenMap map) {
        return (int) map.part("map").evaluate("""
                map => [...map.querySelectorAll('canvas')].filter(canvas => {
                  if (canvas.width === 0 || canvas.height === 0) return false;
                  const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d');
                  copy.drawImage(canvas, 0, 0);
                  const pixels = copy.getImageData(0, 0, canvas.width, canvas.height).data;
                  return pixels.some((value, index) => index % 4 === 3 && value > 0);
                }).length
                """);
    }
}
