package chaozhou.gis.map;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is taken away from the map. */
@ExtendWith(MapBrowser.class)
class MapOutputIT {

    @TempDir
    private Path folder;

    private static final String THEMED =
            "#map=11/23.75/116.75&theme=towns~service_stations!count!~quantile~5~~YlOrRd~fill&lang=";

    @ParameterizedTest
    @CsvSource({"WIDE, zh, A4, 841.89, 595.28", "LAPTOP, en, A3, 1190.55, 841.89", "PHONE, zh, A4, 841.89, 595.28"})
    void aSheetToScaleIsMadeOfTheMap(Screen screen, String language, String paper, double width, double height)
            throws IOException {
        try (OpenMap map = OpenMap.at(screen, THEMED + language)) {
            map.openTool("output");
            map.part("sheet-title").fill("便民服务站分布图");
            map.part("sheet-paper").selectOption(paper);
            map.part("sheet-scale").selectOption("200000");
            map.part("sheet-producer").fill("规划局");
            map.part("sheet-review").fill("粤图审字第1号");
            map.page().waitForFunction("() => document.querySelector('.sheet-preview').width > 300");
            map.idle();
            map.keepPicture("output-" + screen + "-" + language);
            Download file = map.download(() -> map.part("sheet-run").click());
            assertThat(file.suggestedFilename()).isEqualTo("便民服务站分布图.pdf");
            try (ReadSheet sheet = ReadSheet.of(file, "sheet-" + paper + "-" + screen)) {
                assertThat((double) sheet.size().getWidth()).isCloseTo(width, within(0.02));
                assertThat((double) sheet.size().getHeight()).isCloseTo(height, within(0.02));
                assertThat(sheet.text())
                        .contains("便民服务站分布图", "1:200,000", "规划局", "粤图审字第1号")
                        .contains(language.equals("zh") ? "文祠镇" : "Wenci");
                assertThat(sheet.about().getTitle()).isEqualTo("便民服务站分布图");
                assertThat(sheet.about().getAuthor()).isEqualTo("规划局");
                assertThat(sheet.language()).startsWith(language);
                assertThat(sheet.pictures()).isZero();
            }
            assertThat(Files.size(file.path())).isLessThan(15_000_000L);
            assertThat(map.complaints()).isEmpty();
        }
    }

    private static Offset<Double> within(double offset) {
        return Offset.offset(offset);
    }

    /** On a sheet of A4 across, in millimetres. */
    private static final double MIDDLE_X = 148.5;

    private static final double MIDDLE_Y = 100;

    private static final double CENTER_LON = 116.5018;
    private static final double CENTER_LAT = 23.7055;

    /** Squares with sides of 800 m, a kilometre and a half west and east of the centre. */
    private Path ownSquares() throws IOException {
        double metre = 1 / (111_320 * Math.cos(Math.toRadians(CENTER_LAT)));
        String features = IntStream.of(-1500, 1500)
                .mapToObj(east -> square(CENTER_LON + east * metre, 400 * metre, east))
                .collect(Collectors.joining(","));
        String collection = "{\"type\":\"FeatureCollection\",\"features\":[" + features + "]}";
        return Files.writeString(folder.resolve("方块.geojson"), collection);
    }

    private static String square(double lon, double half, int value) {
        String ring = Stream.of(
                        new int[] {-1, -1}, new int[] {1, -1}, new int[] {1, 1}, new int[] {-1, 1}, new int[] {-1, -1})
                .map(corner -> "[%f,%f]".formatted(lon + corner[0] * half, CENTER_LAT + corner[1] * half))
                .collect(Collectors.joining(","));
        return """
                {"type":"Feature","properties":{"名称":"%1$d","产值":%1$d},
                 "geometry":{"type":"Polygon","coordinates":[[%2$s]]}}""".formatted(value, ring);
    }

    @Test
    void sheetsAndPicturesHaveTheBasemapAndOwnDataInTheirTheme() throws IOException {
        String view = "#map=15/" + CENTER_LAT + "/" + CENTER_LON + "&layers=&base=true&lang=zh";
        try (OpenMap map = MapBasemapIT.open(Screen.WIDE, view)) {
            map.openTool("own");
            map.giveFiles(ownSquares());
            assertThat(map.part("own-layer")).hasCount(1);
            map.idle();
            // The map went to the squares, beside the panel; back to where they are on both sides of its middle.
            map.page().evaluate("view => (location.hash = view)", view);
            map.idle();
            map.part("own-theme").click();
            map.part("theme-measure").selectOption("产值");
            assertThat(map.part("theme-class")).hasCount(2);
            Color low = fillOf(map, 0);
            Color high = fillOf(map, 1);
            map.openTool("output");
            map.part("sheet-scale").selectOption("50000");
            map.idle();
            try (ReadSheet sheet =
                    ReadSheet.of(map.download(() -> map.part("sheet-run").click()), "sheet-basemap")) {
                assertThat(sheet.pictures()).isEqualTo(1);
                assertThat(sheet.text()).contains("© 天地图", "产值");
                assertLike(sheet.color(MIDDLE_X - 30, MIDDLE_Y), low);
                assertLike(sheet.color(MIDDLE_X + 30, MIDDLE_Y), high);
                // A pixel of paper has 13.2 m here, so the tiles are those of zoom 14.
                for (int east : new int[] {-900, 0, 900}) {
                    assertLike(sheet.color(MIDDLE_X + east / 50.0, MIDDLE_Y), basemapAt(14, east));
                }
            }
            Download file = map.download(() -> map.part("picture-save").click());
            BufferedImage picture = ImageIO.read(file.path().toFile());
            double metres = 4.374;
            int east = (int) (picture.getWidth() / 2.0 + 2 * 1500 / metres);
            assertLike(new Color(picture.getRGB(east, picture.getHeight() / 2)), high);
            assertThat(map.complaints()).isEmpty();
        }
    }

    private static Color fillOf(OpenMap map, int index) {
        return Color.decode(map.part("theme-class").nth(index).locator("rect").getAttribute("fill"));
    }

    /** A theme lets a tenth of what is below be seen. */
    private static void assertLike(Color found, Color wanted) {
        int most = IntStream.of(
                        found.getRed() - wanted.getRed(),
                        found.getGreen() - wanted.getGreen(),
                        found.getBlue() - wanted.getBlue())
                .map(Math::abs)
                .max()
                .orElseThrow();
        assertThat(most).as("%s is like %s", found, wanted).isLessThan(30);
    }

    /** The colour of the basemap so many metres east of the centre. */
    private static Color basemapAt(int zoom, int east) {
        double lon = CENTER_LON + east / (111_320 * Math.cos(Math.toRadians(CENTER_LAT)));
        double sine = Math.sin(Math.toRadians(CENTER_LAT));
        double x = (lon / 360 + 0.5) * (1 << zoom);
        double y = (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * (1 << zoom);
        int quarter = (y % 1 < 0.5 ? 0 : 2) + (x % 1 < 0.5 ? 0 : 1);
        return MapBasemapIT.COLORS.get(quarter);
    }

    @Test
    void aPictureIsAsManyTimesLargerAsWasChosen() throws IOException {
        try (OpenMap map = OpenMap.at(Screen.LAPTOP, THEMED + "zh")) {
            map.openTool("output");
            int width = (int) map.part("map").boundingBox().width;
            for (int times : new int[] {1, 4}) {
                map.part("picture-size").selectOption(String.valueOf(times));
                Download file = map.download(() -> map.part("picture-save").click());
                BufferedImage picture = ImageIO.read(file.path().toFile());
                assertThat(picture.getWidth()).isEqualTo(width * times);
            }
        }
    }

    @Test
    void aLayerIsExportedAsAJobWithItsFilter() throws IOException {
        try (OpenMap map = OpenMap.at(Screen.WIDE, "#lang=zh&filter.towns=kind='street'")) {
            map.part("more-towns").click();
            map.part("export-towns").click();
            assertThat(map.part("export-layer")).hasValue("towns");
            map.part("export-format").selectOption("csv");
            Download file = map.download(() -> map.part("export-run").click());
            assertThat(Files.readString(file.path())).contains("街道").doesNotContain("凤凰镇");
        }
    }

    @Test
    void theShareLinkIsThatOfTheView() {
        try (OpenMap map = OpenMap.at(Screen.WIDE, THEMED + "zh")) {
            map.openTool("output");
            assertThat(map.part("share-link")).hasValue(Pattern.compile("theme=towns"));
            map.part("share-copy").click();
            assertThat((String) map.page().evaluate("navigator.clipboard.readText()"))
                    .endsWith(map.hash());
        }
    }
}
