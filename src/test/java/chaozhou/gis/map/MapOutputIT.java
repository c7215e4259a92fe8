package chaozhou.gis.map;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is taken away from the map. */
@ExtendWith(MapBrowser.class)
class MapOutputIT {

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
            String pdf = Files.readString(file.path(), StandardCharsets.ISO_8859_1);
            Matcher box =
                    Pattern.compile("MediaBox \\[0 0 ([\\d.]+) ([\\d.]+)]").matcher(pdf);
            assertThat(box.find()).isTrue();
            assertThat(Double.parseDouble(box.group(1))).isCloseTo(width, within(0.02));
            assertThat(Double.parseDouble(box.group(2))).isCloseTo(height, within(0.02));
            assertThat(map.complaints()).isEmpty();
        }
    }

    private static Offset<Double> within(double offset) {
        return Offset.offset(offset);
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
