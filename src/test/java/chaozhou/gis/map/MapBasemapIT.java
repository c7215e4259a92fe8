package chaozhou.gis.map;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Maps of others below the layers. The relay itself is tried elsewhere; here its answers are made up. */
@ExtendWith(MapBrowser.class)
class MapBasemapIT {

    private static final String LIST = """
            {"basemaps":[
             {"id":"true","title":"天地图","attribution":"© 天地图","datum":"cgcs2000","minZoom":1,"maxZoom":18,
              "tiles":["/api/basemaps/true/base/{z}/{y}/{x}"]},
             {"id":"shifted","title":"偏移底图","attribution":"© 某图","datum":"gcj02","minZoom":1,"maxZoom":18,
              "tiles":["/api/basemaps/shifted/base/{z}/{y}/{x}"]}]}""";

    /** Upper left, upper right, lower left, lower right. */
    static final List<Color> COLORS = List.of(Color.RED, Color.GREEN, Color.BLUE, Color.YELLOW);

    private static final String NONE = "&layers=&lang=";

    /** In the lower right quarter of its tile of zoom 15, so that a shifted tile has other parts there. */
    private static final String PLACE = "#map=15/23.7055/116.5018";

    /** A tile of four colours, so that it shows by how much it was moved. */
    private static byte[] quarters() {
        BufferedImage picture = new BufferedImage(256, 256, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        for (int quarter = 0; quarter < 4; quarter++) {
            pen.setColor(COLORS.get(quarter));
            pen.fillRect(quarter % 2 * 128, quarter / 2 * 128, 128, 128);
        }
        pen.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A map with basemaps whose every tile has the {@link #COLORS} in its quarters. */
    static OpenMap open(Screen screen, String hash) {
        OpenMap map = OpenMap.blank(screen);
        map.page()
                .route(
                        Pattern.compile(".*/api/basemaps$"),
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setContentType("application/json")
                                .setBody(LIST)));
        map.page()
                .route(
                        Pattern.compile(".*/api/basemaps/.+"),
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setContentType("image/png")
                                .setBodyBytes(quarters())));
        map.go(hash);
        map.idle();
        return map;
    }

    @ParameterizedTest
    @CsvSource({"WIDE, zh", "LAPTOP, en", "PHONE, zh"})
    void aBasemapIsChosenCreditedAndKeptInTheLink(Screen screen, String language) {
        try (OpenMap map = open(screen, MapIdentifyIT.BAISHUI + "&lang=" + language)) {
            map.openTool("layers");
            map.part("basemap").selectOption("true");
            map.idle();
            assertThat(map.hash()).contains("base=true");
            assertThat(map.part("attribution")).containsText("© 天地图");
            map.part("panel-close").click();
            map.idle();
            map.keepPicture("basemap-" + screen + "-" + language);
            assertThat(map.complaints()).isEmpty();
        }
    }

    @Test
    void aShiftedBasemapIsMovedByHalfAKilometreAndTheDataAreNot() {
        try (OpenMap exact = open(Screen.WIDE, PLACE + NONE + "zh&base=true");
                OpenMap moved = open(Screen.WIDE, PLACE + NONE + "zh&base=shifted")) {
            exact.part("panel-close").click();
            moved.part("panel-close").click();
            exact.idle();
            moved.idle();
            // At this zoom a pixel is 4.4 m and a quarter of a tile 560 m: 500 m lead into other quarters.
            byte[] still = exact.drawing();
            assertThat(moved.drawing()).isNotEqualTo(still);
            moved.keepPicture("basemap-shifted");
            exact.keepPicture("basemap-exact");
            assertThat(moved.part("pointer-position").textContent())
                    .isEqualTo(exact.part("pointer-position").textContent());
        }
    }

    @Test
    void withoutBasemapsThereIsNoChoiceOfOne() {
        try (OpenMap map = OpenMap.at(Screen.WIDE, "#lang=zh&base=nowhere")) {
            assertThat(map.part("basemap")).hasCount(0);
            assertThat(map.hash()).doesNotContain("base=");
        }
    }
}
