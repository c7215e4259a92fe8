package chaozhou.gis.analysis.overlay;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import chaozhou.gis.RunningService;
import chaozhou.gis.RunningService.Answer;
import chaozhou.gis.analysis.TableQuestions;
import chaozhou.gis.cli.CommandRun;
import chaozhou.gis.http.MediaTypes;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverlayReportIT {

    private static final String RED_LINE = """
            {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"项目":"凤泉湖片区"},"geometry":{"type":"Polygon",
            "coordinates":[[[116.585,23.66],[116.66,23.655],[116.68,23.69],[116.65,23.72],[116.6,23.715],[116.585,23.66]]]}},
            {"type":"Feature","properties":{"项目":"东岸"},"geometry":{"type":"Polygon",
            "coordinates":[[[116.69,23.66],[116.71,23.66],[116.71,23.68],[116.69,23.68],[116.69,23.66]]]}}]}""";

    private static String question() {
        return "'features':%s,'by':'kind','division':'towns'".formatted(RED_LINE.replace('"', '\''));
    }

    @Test
    void aReportIsADocumentThatCanBeSigned() throws IOException {
        byte[] docx = new TableQuestions("overlay")
                .ask(question(), MediaTypes.DOCX)
                .response()
                .body();
        Files.write(Path.of("target", "overlay-report.docx"), docx);
        try (XWPFDocument report = new XWPFDocument(new ByteArrayInputStream(docx))) {
            List<String> texts =
                    report.getParagraphs().stream().map(XWPFParagraph::getText).toList();
            assertThat(texts.get(0)).isEqualTo("红线占压分析报告");
            assertThat(texts.get(1)).contains("数据日期：", "年", "审图号：____");
            assertThat(texts).contains("一、基本情况", "二、占压示意图", "三、占压汇总", "六、方法与资料来源", "七、签署");
            assertThat(String.join("", texts)).contains("GB 22021", "EPSG:4548", "碎面");
            List<String> tables =
                    report.getTables().stream().map(XWPFTable::getText).toList();
            assertThat(tables).anySatisfy(table -> assertThat(table).contains("分析对象", "2 个面"));
            assertThat(tables).anySatisfy(table -> assertThat(table).contains("红线（分析对象）", "占压部分"));
            assertThat(tables).anySatisfy(table -> assertThat(table).contains("占压面积（平方米）", "村（社区）"));
            assertThat(tables).anySatisfy(table -> assertThat(table).contains("1　凤泉湖片区"));
            assertThat(tables).anySatisfy(table -> assertThat(table).contains("图层版本", "第 "));
            assertThat(tables).anySatisfy(table -> assertThat(table).contains("编制：", "校核：", "审定："));
            assertThat(report.getAllPictures()).hasSize(1);
            BufferedImage picture = ImageIO.read(
                    new ByteArrayInputStream(report.getAllPictures().get(0).getData()));
            Files.write(
                    Path.of("target", "overlay-report.png"),
                    report.getAllPictures().get(0).getData());
            Set<Integer> colours = new HashSet<>();
            long red = 0;
            for (int x = 0; x < picture.getWidth(); x++) {
                for (int y = 0; y < picture.getHeight(); y++) {
                    colours.add(picture.getRGB(x, y));
                    red += (picture.getRGB(x, y) & 0xffffff) == (ReportMap.RED.getRGB() & 0xffffff) ? 1 : 0;
                }
            }
            assertThat(colours).hasSizeGreaterThan(100);
            assertThat(red).isGreaterThan(1000);
        }
    }

    @Test
    void aReportSaysWhatWasRepairedAndWhatWasLeftOut() throws IOException {
        byte[] docx = new TableQuestions("overlay")
                .ask("""
                'layers':['towns'],'features':{'type':'FeatureCollection','features':[
                {'type':'Feature','id':'蝴蝶','properties':{},'geometry':{'type':'Polygon','coordinates':[[[116.6,23.6],[116.65,23.65],[116.65,23.6],[116.6,23.65],[116.6,23.6]]]}},
                {'type':'Feature','id':'空','properties':{'项目':'未定'},'geometry':null}]}""", MediaTypes.DOCX)
                .response()
                .body();
        try (XWPFDocument report = new XWPFDocument(new ByteArrayInputStream(docx))) {
            assertThat(report.getTables().stream().map(XWPFTable::getText))
                    .anySatisfy(table ->
                            assertThat(table).contains("备注", "蝴蝶", "已修复：116.625 23.625 处自相交。", "空　未定", "没有图形。"));
        }
    }

    /** Its own words; names of features, and titles of fields that came with the red lines, stay as they are. */
    @Test
    void aReportIsInTheLanguageOfTheRequest() throws IOException {
        String request = "{\"inputs\":{%s},\"outputs\":{\"overlay\":{\"format\":{\"mediaType\":\"%s\"}}}}";
        try (XWPFDocument report = new XWPFDocument(new ByteArrayInputStream(inEnglish(request, MediaTypes.DOCX)))) {
            String text =
                    report.getParagraphs().stream().map(XWPFParagraph::getText).collect(joining("\n"));
            assertThat(text)
                    .startsWith("Report of an overlay\nData of ")
                    .contains("2. Map", "Figure 1. ", "Table 1. By layer", "7. Signatures", "GB 22021", "RFC 7946")
                    .doesNotContainPattern(CHINESE);
            String tables = report.getTables().stream().map(XWPFTable::getText).collect(joining("\n"));
            assertThat(tables)
                    .contains(
                            "Areas asked about",
                            "What overlaps",
                            "Overlap (m²)",
                            "Villages",
                            "1　凤泉湖片区",
                            "Approved by:");
            assertThat(report.getFooterArray(0).getText()).startsWith("Report of an overlay, page ");
        }
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(inEnglish(request, MediaTypes.XLSX)))) {
            assertThat(StreamSupport.stream(book.spliterator(), false).map(Sheet::getSheetName))
                    .noneMatch(name -> name.matches(".*[\\u4e00-\\u9fff].*"))
                    .contains("Totals", "Pairs");
            assertThat(book.getSheet("Totals").getRow(0).getCell(6).getStringCellValue())
                    .isEqualTo("Overlap (m²)");
        }
    }

    private static final Pattern CHINESE = Pattern.compile("[\\u4e00-\\u9fff]");

    private static byte[] inEnglish(String request, String mediaType) {
        Answer answer =
                RunningService.send(HttpRequest.newBuilder(RunningService.address("/api/processes/overlay/execution"))
                        .headers("Content-Type", "application/json", "Accept-Language", "en")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                request.formatted(question().replace('\'', '"'), mediaType)))
                        .build());
        assertThat(answer.status()).isEqualTo(200);
        return answer.response().body();
    }

    @Test
    void aCommandWritesTheReport(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("红线.geojson"), RED_LINE);
        Path target = folder.resolve("报告.docx");
        CommandRun run = new CommandRun(RunningService.database(), folder);
        assertThat(run.gis("", "overlay", file.toString(), "-o", target.toString())
                        .status())
                .isZero();
        try (XWPFDocument report = new XWPFDocument(Files.newInputStream(target))) {
            assertThat(report.getAllPictures()).hasSize(1);
        }
        assertThat(run.gis("", "overlay", file.toString(), "-o", "报告.pdf").output())
                .contains("There is no format pdf; there are json, geojson, csv, xlsx, docx.");
    }

    @Test
    void aReportOfNothingIsStillOne() throws IOException {
        String far = "'shape':{'type':'Polygon','coordinates':[[[119,22],[119.1,22],[119.1,22.1],[119,22]]]}";
        byte[] docx = new TableQuestions("overlay")
                .ask(far, MediaTypes.DOCX)
                .response()
                .body();
        try (XWPFDocument report = new XWPFDocument(new ByteArrayInputStream(docx))) {
            assertThat(report.getParagraphs().stream().map(XWPFParagraph::getText))
                    .contains("无。");
        }
    }
}
