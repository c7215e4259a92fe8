package chaozhou.gis.map;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(MapBrowser.class)
class MapScalesIT {

    static Stream<Arguments> views() {
        return Stream.of(Screen.values())
                .flatMap(screen -> Stream.of("zh", "en")
                        .flatMap(language ->
                                Stream.of(9, 11, 13, 15).map(zoom -> Arguments.of(screen, language, zoom))));
    }

    @ParameterizedTest(name = "{0}, {1}, zoom {2}")
    @MethodSource("views")
    void theMapIsDrawnAtEveryScaleOnEveryScreenInBothLanguages(Screen screen, String language, int zoom) {
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
                  const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
                  return pixels.some((value, index) => index % 4 === 3 && value > 0);
                }).length
                """);
    }
}
