package chaozhou.gis.map;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Drawing and measuring. */
@ExtendWith(MapBrowser.class)
class MapSketchIT {

    @ParameterizedTest
    @CsvSource({"WIDE, zh, 公顷, 平面", "LAPTOP, en, ha, plane", "PHONE, zh, 公顷, 平面"})
    void lengthsAndAreasAreMeasuredOnEllipsoidAndPlaneAndUndone(
            Screen screen, String language, String hectare, String plane) throws IOException {
        try (OpenMap map = OpenMap.at(screen, "#map=12/23.75/116.6&lang=" + language)) {
            map.openTool("sketch");
            draw(map, "line");
            map.clickAt(0.45, 0.1, 0.7, 0.15);
            finish(map);
            assertThat(map.part("measure-length")).containsText(Pattern.compile("[\\d,]+(\\.\\d)? m"));
            assertThat(map.part("measure-length")).containsText(plane);
            draw(map, "polygon");
            map.clickAt(0.45, 0.1, 0.7, 0.1, 0.7, 0.25, 0.46, 0.24);
            finish(map);
            assertThat(map.part("measure-area")).containsText(hectare);
            draw(map, "text");
            map.clickAt(0.6, 0.28);
            map.page()
                    .locator("[data-testid=body-sketch] [data-testid=draw-stop]")
                    .click();
            map.part("shape-text").first().fill("新地块 <b>");
            map.part("shape-text").first().press("Enter");
            assertThat(map.part("shape")).hasCount(3);
            map.idle();
            map.keepPicture("sketch-" + screen + "-" + language);

            Download file = map.download(() -> map.part("sketch-save").click());
            assertThat(Files.readString(file.path())).contains("新地块 <b>", "LineString", "Polygon");
            map.part("shape-remove").first().click();
            assertThat(map.part("shape")).hasCount(2);
            map.part("sketch-undo").click();
            assertThat(map.part("shape")).hasCount(3);
            map.part("sketch-undo").click();
            map.part("sketch-undo").click();
            assertThat(map.part("shape")).hasCount(2);
            map.part("sketch-redo").click();
            assertThat(map.part("shape")).hasCount(3);
            map.page().reload();
            map.idle();
            map.openTool("sketch");
            assertThat(map.part("shape")).hasCount(3);
            map.part("sketch-clear").click();
            assertThat(map.part("shape")).hasCount(0);
            assertThat(map.complaints()).isEmpty();
        }
    }

    private static void draw(OpenMap map, String kind) {
        map.page()
                .locator("[data-testid=body-sketch] [data-testid=draw-" + kind + "]")
                .click();
    }

    private static void finish(OpenMap map) {
        map.page()
                .locator("[data-testid=body-sketch] [data-testid=draw-finish]")
                .click();
    }
}
