package chaozhou.gis.map;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
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

    /** A triangle, a rectangle and a circle in the hills, as they are saved. */
    private static final String SHAPES = """
            {"type":"FeatureCollection","features":[
            {"type":"Feature","properties":{"name":"圆","kind":"circle","center":[116.72,23.8]},"geometry":{"type":"Polygon",
             "coordinates":[[[116.72,23.81],[116.73,23.8],[116.72,23.79],[116.71,23.8],[116.72,23.81]]]}},
            {"type":"Feature","properties":{"name":"框","kind":"rectangle"},"geometry":{"type":"Polygon",
             "coordinates":[[[116.6,23.75],[116.65,23.75],[116.65,23.78],[116.6,23.78],[116.6,23.75]]]}},
            {"type":"Feature","properties":{"name":"地块","kind":"polygon"},"geometry":{"type":"Polygon",
             "coordinates":[[[116.6,23.7],[116.7,23.7],[116.65,23.74],[116.6,23.7]]]}}]}""";

    private static OpenMap withShapes(Screen screen, String language) {
        OpenMap map = OpenMap.at(screen, "#map=12/23.75/116.6&lang=" + language);
        map.openTool("sketch");
        readFile(map, "草图.geojson", SHAPES);
        assertThat(map.part("shape")).hasCount(3);
        map.idle();
        return map;
    }

    private static void readFile(OpenMap map, String name, String text) {
        map.part("sketch-file")
                .setInputFiles(new FilePayload(name, "application/geo+json", text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The row of a shape in the list, the one that was read last first. */
    private static Locator shape(OpenMap map, int row) {
        return map.part("shape").nth(row);
    }

    private static void choose(OpenMap map, int row) {
        shape(map, row).getByTestId("shape-choose").click();
        map.idle();
    }

    private static OpenMap.Point middle(Locator part) {
        BoundingBox box = part.boundingBox();
        return new OpenMap.Point(box.x + box.width / 2, box.y + box.height / 2);
    }

    /** Takes a handle with the mouse and moves it, without letting go. */
    private static void take(OpenMap map, String handle, int right, int down) {
        OpenMap.Point at = middle(map.part("handle-" + handle));
        map.page().mouse().move(at.x(), at.y());
        map.page().mouse().down();
        for (int step = 1; step <= 5; step++) {
            map.page().mouse().move(at.x() + right * step / 5.0, at.y() + down * step / 5.0);
        }
    }

    private static void drag(OpenMap map, String handle, int right, int down) {
        take(map, handle, right, down);
        map.page().mouse().up();
    }

    @ParameterizedTest
    @CsvSource({"WIDE, zh, 至少三个点", "LAPTOP, en, an area three"})
    void cornersAreMovedAddedAndTakenAwayByMouseAndMeasuresFollow(Screen screen, String language, String needed) {
        try (OpenMap map = withShapes(screen, language)) {
            choose(map, 0);
            Locator area = shape(map, 0).getByTestId("measure-area");
            String before = area.textContent();
            assertThat(map.part("corners-hint")).isVisible();
            take(map, "corner-0", -60, 30);
            assertThat(area).not().hasText(before);
            String during = area.textContent();
            map.page().mouse().up();
            assertThat(area).hasText(during);
            drag(map, "middle-0", 0, 50);
            assertThat(map.part("handle-corner-3")).isVisible();
            assertThat(area).not().hasText(during);
            map.idle();
            map.keepPicture("sketch-corners-" + screen + "-" + language);

            map.part("handle-corner-1").dblclick();
            assertThat(map.part("handle-corner-3")).hasCount(0);
            assertThat(area).hasText(during);
            map.part("handle-corner-1").click();
            map.page().keyboard().press("Delete");
            assertThat(map.part("toast")).containsText(needed);
            assertThat(area).hasText(during);
            for (int step = 0; step < 3; step++) {
                map.part("sketch-undo").click();
            }
            assertThat(area).hasText(before);
            map.part("sketch-redo").click();
            assertThat(area).hasText(during);
            assertThat(map.part("identify-panel")).isHidden();
            map.page().reload();
            map.idle();
            map.openTool("sketch");
            assertThat(area).hasText(during);
            assertThat(map.complaints()).isEmpty();
        }
    }

    @Test
    void aPointerThatLeftTheHandleBehindAsksNothingWhenItLetsGo() {
        try (OpenMap map = withShapes(Screen.WIDE, "zh")) {
            choose(map, 0);
            take(map, "corner-0", -60, 30);
            map.part("handle-corner-0").evaluate("handle => handle.style.pointerEvents = 'none'");
            map.page().mouse().up();
            map.idle();
            assertThat(map.part("identify-panel")).isHidden();
            map.page().mouse().click(700, 300);
            assertThat(map.part("identify-panel")).isVisible();
        }
    }

    @Test
    void aRectangleIsMovedByItsCornersAndACircleByCentreAndRim() {
        try (OpenMap map = withShapes(Screen.WIDE, "zh")) {
            choose(map, 1);
            assertThat(map.page().locator(".handle")).hasCount(4);
            String before = shape(map, 1).getByTestId("measure-area").textContent();
            OpenMap.Point opposite = middle(map.part("handle-corner-2"));
            drag(map, "corner-0", -40, 40);
            assertThat(shape(map, 1).getByTestId("measure-area")).not().hasText(before);
            assertThat(middle(map.part("handle-corner-2"))).isEqualTo(opposite);
            choose(map, 2);
            assertThat(map.page().locator(".handle")).hasCount(2);
            String radius = shape(map, 2).getByTestId("measure-radius").textContent();
            drag(map, "centre-0", 50, -20);
            assertThat(shape(map, 2).getByTestId("measure-radius")).hasText(radius);
            drag(map, "corner-1", 0, -30);
            assertThat(shape(map, 2).getByTestId("measure-radius")).not().hasText(radius);
            map.idle();
            map.keepPicture("sketch-circle");
        }
    }

    @Test
    void theKeyboardAloneMovesAddsAndTakesAwayCorners() {
        try (OpenMap map = withShapes(Screen.WIDE, "zh")) {
            Keyboard keyboard = map.page().keyboard();
            shape(map, 0).getByTestId("shape-choose").focus();
            keyboard.press("Enter");
            map.idle();
            Locator area = shape(map, 0).getByTestId("measure-area");
            String before = area.textContent();
            shape(map, 0).getByTestId("shape-corners").focus();
            keyboard.press("Enter");
            assertThat(map.part("handle-corner-0")).isFocused();
            keyboard.press("ArrowLeft");
            keyboard.press("ArrowLeft");
            keyboard.press("Shift+ArrowDown");
            assertThat(area).not().hasText(before);
            String moved = area.textContent();
            keyboard.press("Tab");
            assertThat(map.part("handle-middle-0")).isFocused();
            keyboard.press("ArrowDown");
            assertThat(map.part("handle-corner-1")).isFocused();
            keyboard.press("ArrowDown");
            assertThat(map.part("handle-corner-3")).isVisible();
            keyboard.press("Backspace");
            assertThat(map.part("handle-corner-3")).hasCount(0);
            assertThat(area).hasText(moved);
            assertThat(map.part("handle-corner-0")).isFocused();
            keyboard.press("Escape");
            assertThat(shape(map, 0).getByTestId("shape-corners")).isFocused();
            for (int step = 0; step < 4; step++) {
                map.part("sketch-undo").click();
            }
            assertThat(area).hasText(before);
        }
    }

    @Test
    void aFingerMovesACorner() {
        try (OpenMap map = withShapes(Screen.PHONE, "zh")) {
            choose(map, 0);
            Locator area = shape(map, 0).getByTestId("measure-area");
            String before = area.textContent();
            OpenMap.Point at = middle(map.part("handle-corner-2"));
            CDPSession touch = map.page().context().newCDPSession(map.page());
            touch(touch, "touchStart", at.x(), at.y());
            for (int step = 1; step <= 4; step++) {
                touch(touch, "touchMove", at.x() + 8 * step, at.y() + 6 * step);
            }
            touch(touch, "touchEnd", 0, 0);
            assertThat(area).not().hasText(before);
            map.idle();
            map.keepPicture("sketch-finger");
            assertThat(map.complaints()).isEmpty();
        }
    }

    private static void touch(CDPSession session, String type, double x, double y) {
        JsonObject place = new JsonObject();
        place.addProperty("x", x);
        place.addProperty("y", y);
        JsonArray places = new JsonArray();
        if (!type.equals("touchEnd")) {
            places.add(place);
        }
        JsonObject event = new JsonObject();
        event.addProperty("type", type);
        event.add("touchPoints", places);
        session.send("Input.dispatchTouchEvent", event);
    }

    @Test
    void whatWasSavedComesBackAndAFileThatIsNoneIsExplained() throws IOException {
        try (OpenMap map = withShapes(Screen.WIDE, "zh")) {
            assertThat(map.part("shape-text").nth(0)).hasValue("地块");
            String radius = shape(map, 2).getByTestId("measure-radius").textContent();
            assertThat(radius).startsWith("半径1,107");
            Download file = map.download(() -> map.part("sketch-save").click());
            String saved = Files.readString(file.path());
            map.part("sketch-clear").click();
            readFile(map, "半截.geojson", saved.substring(0, 40));
            assertThat(map.part("sketch-problem")).containsText("不是 GeoJSON");
            assertThat(map.part("shape")).hasCount(0);
            readFile(map, "草图.geojson", saved);
            assertThat(map.part("sketch-problem")).isHidden();
            assertThat(map.part("shape")).hasCount(3);
            assertThat(shape(map, 2).getByTestId("measure-radius")).hasText(radius);
            map.part("sketch-undo").click();
            assertThat(map.part("shape")).hasCount(0);
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
