package chaozhou.gis.map;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import chaozhou.gis.RunningService;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files of one's own beside the city's layers. */
@ExtendWith(MapBrowser.class)
class MapOwnDataIT {

    @TempDir
    private Path folder;

    /** A layer of the service as somebody has it in a file. */
    private Path exported(String layer, String parameters, String name) throws IOException {
        RunningService.Answer answer = RunningService.get("/api/collections/" + layer + "/export?" + parameters);
        return Files.write(folder.resolve(name), answer.response().body());
    }

    private Path written(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({"WIDE, zh, shp", "LAPTOP, en, gpkg", "PHONE, zh, json", "WIDE, en, kml"})
    void aFileIsShownListedIdentifiedColouredAndAskedAbout(Screen screen, String language, String format)
            throws IOException {
        String encoding = format.equals("shp") ? "&encoding=GBK" : "";
        String suffix = format.equals("shp") ? "zip" : format.equals("json") ? "geojson" : format;
        Path file = exported("farm_parks", "f=" + format + encoding, "我的园区." + suffix);
        try (OpenMap map = OpenMap.at(screen, "#lang=" + language)) {
            byte[] before = map.drawing();
            map.openTool("own");
            map.giveFiles(file);
            assertThat(map.part("own-layer")).hasCount(1);
            map.idle();
            assertThat(map.drawing()).isNotEqualTo(before);
            map.keepPicture("own-" + screen + "-" + language);

            map.part("own-theme").click();
            map.part("theme-measure").selectOption("area_m2");
            assertThat(map.part("theme-class").first()).isAttached();
            map.openTool("own");
            map.part("own-table").click();
            assertThat(map.part("table-row")).hasCount(10);
            map.part("table-row").first().click();
            map.part("identify-attributes").waitFor();
            String name = map.part("identify-title").textContent();
            assertThat(map.part("table-row").first()).containsText(name);
            map.idle();
            assertThat(map.hash()).doesNotContain("own");
            map.keepPicture("own-table-" + screen + "-" + language);
            map.part("table-close").click();

            map.openTool("question");
            map.part("question-shape").selectOption("selection");
            map.part("question-run").click();
            assertThat(map.part("answer-villages")).isVisible();
            map.openTool("own");
            map.part("own-remove").click();
            assertThat(map.part("own-file")).hasCount(0);
            assertThat(map.complaints()).isEmpty();
        }
    }

    @Test
    void aTableIsJoinedByShortNamesWhatIsUnclearIsSettledByHandAndColoured() throws IOException {
        Path table = written("产值.csv", "镇名,产值\n凤凰,12.5\n潮安区登塘镇,30\n饶平县三饶镇,7\n火星镇,5\n");
        try (OpenMap map = OpenMap.at(Screen.WIDE, "#lang=zh")) {
            map.openTool("own");
            map.giveFiles(table);
            map.part("join-run").click();
            assertThat(map.part("join-summary")).containsText("3 行已匹配");
            map.part("join-settle").fill("意溪镇");
            map.part("join-settle").press("Tab");
            assertThat(map.part("join")).containsText("✓ 意溪镇");
            map.keepPicture("own-join");
            map.part("join-show").click();
            assertThat(map.part("own-layer")).hasCount(1);
            map.part("own-theme").click();
            assertThat(map.part("theme-legend")).containsText("产值");
            assertThat(map.part("ranked")).hasCount(4);
            assertThat(map.part("ranked").first()).containsText(Pattern.compile("登塘镇.*30", Pattern.DOTALL));
            map.idle();
            map.keepPicture("own-join-theme");
        }
    }

    @Test
    void whatTheTableShowsOfOwnDataIsSavedAsGeoJsonAndAFilterMayBeTyped() throws IOException {
        Path points = written("厂房.csv", "厂名,产值,lon,lat\n凤凰茶厂,12.5,116.6,23.9\n意溪厂,30,116.7,23.7\n凤塘厂,7,116.5,23.5\n");
        try (OpenMap map = OpenMap.at(Screen.WIDE, "#lang=zh")) {
            map.openTool("own");
            map.giveFiles(points);
            map.part("own-table").click();
            assertThat(map.part("table-row")).hasCount(3);
            map.part("table-filter").click();
            map.part("filter-text").fill("area(geom) > 5");
            map.part("filter-apply").click();
            assertThat(map.part("filter-problem")).containsText("按字段筛选");
            map.part("filter-text").fill("产量 > 10");
            map.part("filter-apply").click();
            assertThat(map.part("filter-problem")).containsText("产量");
            map.part("filter-text").fill("产值 > 10 and (厂名 like '凤%' or 厂名 in ('无'))");
            map.part("filter-apply").click();
            assertThat(map.part("table-row")).hasCount(1);
            map.part("table-format").selectOption("json");
            Download file = map.download(() -> map.part("table-export").click());
            assertThat(file.suggestedFilename()).isEqualTo("厂房.geojson");
            JsonNode features =
                    JsonMapper.shared().readTree(Files.readString(file.path())).path("features");
            assertThat(features.size()).isEqualTo(1);
            assertThat(features.path(0).path("properties").path("厂名").stringValue())
                    .isEqualTo("凤凰茶厂");
            assertThat(features.path(0).path("properties").path("产值").doubleValue())
                    .isEqualTo(12.5);
            assertThat(features.path(0).path("geometry").path("coordinates").toString())
                    .isEqualTo("[116.6,23.9]");
        }
    }

    @Test
    void aTableThatMatchesNothingSaysSo() throws IOException {
        Path table = written("别处.csv", "名称,值\n火星镇,5\n月球村,6\n");
        try (OpenMap map = OpenMap.at(Screen.WIDE, "#lang=zh")) {
            map.openTool("own");
            map.giveFiles(table);
            map.part("join-run").click();
            assertThat(map.part("join-nothing")).containsText("没有一行能与区划匹配");
        }
    }

    @Test
    void filesThatAreNotWhatTheySayAreExplained() throws IOException {
        Path liar = written("照片.zip", "no zip at all");
        Path cut = written("半截.geojson", "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\"");
        try (OpenMap map = OpenMap.at(Screen.LAPTOP, "#lang=zh")) {
            map.openTool("own");
            map.giveFiles(liar, cut);
            assertThat(map.part("own-problem")).hasCount(2);
            assertThat(map.part("own-problem").first()).containsText("无法读取");
            map.keepPicture("own-bad-files");
        }
    }

    @Test
    void whatAFileDoesNotSayIsAskedFor() throws IOException {
        Path file = exported("towns", "f=shp&crs=http://www.opengis.net/def/crs/EPSG/0/4548", "无坐标系.zip");
        Path bare = withoutProjection(file);
        try (OpenMap map = OpenMap.at(Screen.WIDE, "#lang=zh")) {
            map.openTool("own");
            map.giveFiles(bare);
            map.part("own-choose-crs").selectOption("EPSG:4548");
            assertThat(map.part("own-layer")).hasCount(1);
            map.idle();
            map.keepPicture("own-crs-chosen");
        }
    }

    private Path withoutProjection(Path archive) throws IOException {
        Path bare = folder.resolve("bare.zip");
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(archive));
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(bare))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (!entry.getName().endsWith(".prj")) {
                    out.putNextEntry(new ZipEntry(entry.getName()));
                    in.transferTo(out);
                    out.closeEntry();
                }
            }
        }
        return bare;
    }

    @Test
    void aHundredThousandFeaturesAreReadInTheBackgroundWhileTheMapStaysAlive() throws IOException {
        StringBuilder text = new StringBuilder("编号,lon,lat,值\n");
        for (int i = 0; i < 100_000; i++) {
            text.append('p')
                    .append(i)
                    .append(',')
                    .append(116.4 + (i % 400) * 0.0015)
                    .append(',')
                    .append(23.5 + Math.floorDiv(i, 400) * 0.0018)
                    .append(',')
                    .append(i % 97)
                    .append('\n');
        }
        try (OpenMap map = OpenMap.at(Screen.WIDE, "#lang=zh")) {
            map.openTool("own");
            map.giveFiles(written("十万点.csv", text.toString()));
            map.part("own-layer").waitFor(new Locator.WaitForOptions().setTimeout(60_000));
            assertThat(map.part("own-layer")).containsText("100,000");
            map.part("own-table").click();
            assertThat(map.part("table-status")).hasText("100,000 条");
            map.idle();
            map.keepPicture("own-hundred-thousand");
        }
    }
}
