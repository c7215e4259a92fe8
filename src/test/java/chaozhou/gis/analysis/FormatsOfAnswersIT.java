package chaozhou.gis.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import chaozhou.gis.RunningService.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The answer of every spatial question in every format has the same rows, and says of what it was made. */
class FormatsOfAnswersIT {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static Answer ask(SmallestRequest request, String mediaType) {
        return new TableQuestions(request.process()).ask(request.ofLayer() + ",'date':'2026-01-01'", mediaType);
    }

    /** How many rows each table of an answer as JSON has; of those processes that have a document of their own, that of other formats. */
    private static List<Integer> rows(SmallestRequest request, JsonNode json) {
        return switch (request) {
            case SUMMARIZE -> List.of(json.path("values").size());
            case CLASSIFY -> List.of(json.path("classes").size());
            default -> json.findValues("rows").stream().map(JsonNode::size).toList();
        };
    }

    @ParameterizedTest
    @EnumSource
    void haveTheSameRowsAndTheirProvenance(SmallestRequest request) throws IOException {
        JsonNode json = ask(request, "application/json").json();
        assertProvenance(request, json);
        List<Integer> rows = rows(request, json);
        boolean isOverlay = request == SmallestRequest.OVERLAY;
        JsonNode features = ask(request, "application/geo+json").json();
        assertProvenance(request, features.path("provenance"));
        int shapes = request == SmallestRequest.CLASSIFY
                ? SampleGround.of(request.layer()).size()
                : isOverlay ? rows.get(1) + rows.get(2) + rows.get(3) : rows.get(0);
        assertThat(features.path("features").size()).isEqualTo(shapes);
        Answer csv = ask(request, "text/csv");
        assertProvenance(request, JsonMapper.shared().readTree(csv.header("Provenance")));
        assertThat(csv.text().lines()).hasSize(1 + rows.get(isOverlay ? 1 : 0));
        byte[] xlsx = ask(request, XLSX).response().body();
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(xlsx))) {
            List<Integer> sheets = new ArrayList<>();
            book.forEach(sheet -> sheets.add(sheet.getLastRowNum()));
            assertThat(sheets).startsWith(rows.toArray(Integer[]::new));
            assertNotes(request, book.getSheet("说明"));
        }
    }

    private static void assertProvenance(SmallestRequest request, JsonNode provenance) {
        assertThat(provenance.path("process").stringValue()).isEqualTo(request.process());
        assertThat(provenance.path("version").stringValue()).isNotEmpty();
        assertThat(provenance.path("generated").stringValue()).startsWith("20");
        assertThat(provenance.path("date").stringValue()).isEqualTo("2026-01-01");
        assertThat(provenance.path("crs").stringValue())
                .isEqualTo(
                        request == SmallestRequest.TRANSFORM
                                ? "http://www.opengis.net/def/crs/EPSG/0/4548"
                                : "http://www.opengis.net/def/crs/OGC/1.3/CRS84");
        assertThat(provenance.path("revisions").propertyNames()).containsExactlyInAnyOrderElementsOf(request.layers());
        assertThat(provenance.path("parameters").path("layer").stringValue()).isEqualTo(request.layer());
        assertThat(provenance.path("parameters").path("date").stringValue()).isEqualTo("2026-01-01");
    }

    private static void assertNotes(SmallestRequest request, Sheet sheet) {
        Map<String, String> notes = new LinkedHashMap<>();
        for (Row row : sheet) {
            notes.put(row.getCell(0).getStringCellValue(), row.getCell(1).getStringCellValue());
        }
        assertThat(notes).containsEntry("处理", request.process()).containsEntry("数据日期", "2026-01-01");
        assertThat(notes).containsKeys("程序版本", "生成时间", "坐标系", "参数 layer");
        assertThat(notes.keySet().stream().filter(title -> title.startsWith("图层版本")))
                .hasSameSizeAs(request.layers());
    }
}
