package chaozhou.gis.analysis.measure;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chaozhou.gis.RunningService;
import chaozhou.gis.RunningService.Answer;
import chaozhou.gis.analysis.ProcessQuestions;
import chaozhou.gis.analysis.TableQuestions;
import chaozhou.gis.cli.CommandRun;
import chaozhou.gis.geo.StraightEdges;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MeasureIT {

    private static final String SQUARE = "[[[116.6,23.6],[116.61,23.6],[116.61,23.61],[116.6,23.61],[116.6,23.6]]]";
    private static final String POLYGON = "'features':{'type':'Polygon','coordinates':%s}".formatted(SQUARE);

    private final TableQuestions measure = new TableQuestions("measure");

    private static double ofPostGis(String expression, String wkt) {
        return RunningService.bean(JdbcClient.class)
                .sql("SELECT %s FROM (SELECT ST_GeomFromText('%s', 4490) AS geom) AS shape".formatted(expression, wkt))
                .query(Double.class)
                .single();
    }

    @Test
    void aPolygonIsMeasuredOnTheEllipsoidAndOnThePlane() {
        JsonNode answer = measure.answer(POLYGON);
        JsonNode row = answer.path("rows").path(0);
        String wkt = "POLYGON((116.6 23.6,116.61 23.6,116.61 23.61,116.6 23.61,116.6 23.6))";
        assertThat(row.path("areaM2").doubleValue())
                .isCloseTo(ofPostGis("ST_Area(geom::geography)", wkt), within(0.01));
        assertThat(row.path("planeAreaM2").doubleValue())
                .isCloseTo(ofPostGis("ST_Area(ST_Transform(geom, 4548))", wkt), within(0.01));
        assertThat(row.path("lengthM").doubleValue())
                .isCloseTo(ofPostGis("ST_Perimeter(geom::geography)", wkt), within(1e-4));
        assertThat(row.path("planeLengthM").doubleValue())
                .isCloseTo(ofPostGis("ST_Perimeter(ST_Transform(geom, 4548))", wkt), within(1e-4));
        assertThat(row.path("areaMu").doubleValue())
                .isCloseTo(row.path("areaM2").doubleValue() * 0.0015, within(1e-6));
        assertThat(row.path("type").stringValue()).isEqualTo("Polygon");
    }

    /** Long edges are straight in degrees whoever measures; the tests of the map have the same polygons. */
    @ParameterizedTest
    @MethodSource("chaozhou.gis.geo.StraightEdges#all")
    void areasAreThoseThatOverlayAndFiltersTell(StraightEdges shape) {
        String geoJson = shape.geoJson().replace('"', '\'');
        JsonNode row = measure.rows("'features':" + geoJson).path(0);
        JsonNode overlaid = new ProcessQuestions("overlay")
                .answer("'shape':%s,'layers':['counties']".formatted(geoJson))
                .path("shape");
        String wkt = shape.ring().stream()
                .map(position -> position[0] + " " + position[1])
                .collect(joining(", ", "POLYGON((", "))"));
        double toOneInAMillion = shape.areaM2() / 1e6;
        assertThat(row.path("areaM2").doubleValue()).isCloseTo(shape.areaM2(), within(toOneInAMillion));
        assertThat(overlaid.path("areaM2").doubleValue()).isCloseTo(shape.areaM2(), within(toOneInAMillion));
        assertThat(ofPostGis("gis.area_m2(geom)", wkt)).isCloseTo(shape.areaM2(), within(toOneInAMillion));
        assertThat(row.path("lengthM").doubleValue()).isCloseTo(shape.lengthM(), within(1e-4));
        assertThat(overlaid.path("lengthM").doubleValue()).isCloseTo(shape.lengthM(), within(1e-4));
        assertThat(ofPostGis("gis.length_m(geom)", wkt)).isCloseTo(shape.lengthM(), within(1e-4));
        assertThat(row.path("planeAreaM2").doubleValue()).isCloseTo(shape.planeAreaM2(), within(toOneInAMillion));
        assertThat(overlaid.path("planeAreaM2").doubleValue()).isCloseTo(shape.planeAreaM2(), within(toOneInAMillion));
        assertThat(row.path("planeLengthM").doubleValue()).isCloseTo(shape.planeLengthM(), within(1e-4));
        assertThat(new TableQuestions("overlay")
                        .answer("'features':%s,'layers':['counties']".formatted(geoJson))
                        .path("totals")
                        .path("rows")
                        .path(0)
                        .path("planeAreaM2")
                        .doubleValue())
                .isCloseTo(row.path("planeAreaM2").doubleValue(), within(1e-4));
        String filter = "area(%s) BETWEEN %.2f AND %.2f"
                .formatted(wkt, shape.areaM2() - toOneInAMillion, shape.areaM2() + toOneInAMillion);
        assertThat(measure.rows("'layer':'counties','filter':'%s'".formatted(filter))
                        .size())
                .isPositive();
    }

    @Test
    void whatLiesFarFromThePlaneHasNoMeasuresThere() {
        JsonNode row = measure.rows("'features':{'type':'Polygon','coordinates':[[[2,48],[3,48],[3,49],[2,48]]]}")
                .path(0);
        assertThat(row.path("areaM2").doubleValue()).isPositive();
        assertThat(row.path("planeAreaM2").isNull()).isTrue();
        assertThat(row.path("planeLengthM").isNull()).isTrue();
    }

    /** A shape that crosses the day of change is cut there; else its edges go the long way round, which nobody means. */
    @Test
    void edgesOfMoreThanHalfTheGlobeAreRefused() {
        String crossing = "[[[179.9,23],[-179.9,23],[-179.9,23.1],[179.9,23.1],[179.9,23]]]";
        assertThat(measure.refusal(
                                "inputs.features", "'features':{'type':'Polygon','coordinates':%s}".formatted(crossing))
                        .path("detail")
                        .stringValue())
                .contains("more than 180 degrees", "RFC 7946, 3.1.9");
        String cut =
                "[[[[179.9,23],[180,23],[180,23.1],[179.9,23.1],[179.9,23]]],[[[-180,23],[-179.9,23],[-179.9,23.1],[-180,23.1],[-180,23]]]]";
        JsonNode row = measure.rows("'features':{'type':'MultiPolygon','coordinates':%s}".formatted(cut))
                .path(0);
        assertThat(row.path("remark").isNull()).isTrue();
        assertThat(row.path("areaM2").doubleValue()).isCloseTo(226_992_815, within(300.0));
    }

    @Test
    void theAnswerTellsOfWhatItWasMade() {
        JsonNode answer = measure.answer("'layer':'towns','filter':'pilot = true','date':'2026-01-01'");
        assertThat(answer.path("process").stringValue()).isEqualTo("measure");
        assertThat(answer.path("date").stringValue()).isEqualTo("2026-01-01");
        assertThat(answer.path("revisions").path("towns").isIntegralNumber()).isTrue();
        assertThat(answer.path("parameters").path("filter").stringValue()).isEqualTo("pilot = true");
        assertThat(measure.answer(POLYGON).at("/parameters/features/sha256").stringValue())
                .matches("[0-9a-f]{64}");
    }

    @Test
    void aLayerIsMeasuredFeatureByFeature() {
        double[] sums = new double[2];
        JsonNode rows = measure.rows("'layer':'towns'");
        assertThat(rows.size()).isEqualTo(49);
        rows.forEach(row -> sums[0] += row.path("areaM2").doubleValue());
        measure.rows("'layer':'counties'")
                .forEach(row -> sums[1] += row.path("areaM2").doubleValue());
        // The towns tile the counties: 1 m² for each km².
        assertThat(sums[0]).isCloseTo(sums[1], within(sums[1] / 1e6));
        assertThat(rows.path(0).path("name").stringValue()).isNotBlank();
    }

    @Test
    void everyFormatHasTheSameRows() throws IOException {
        JsonNode rows = measure.rows("'layer':'counties'");
        JsonNode features =
                measure.ask("'layer':'counties'", "application/geo+json").json().path("features");
        assertThat(features.size()).isEqualTo(rows.size());
        assertThat(features.path(1).path("properties")).isEqualTo(rows.path(1));
        assertThat(features.path(1).path("geometry").path("type").stringValue()).isEqualTo("MultiPolygon");
        Answer csv = measure.ask("'layer':'counties'", "text/csv");
        assertThat(csv.text().lines()).hasSize(rows.size() + 1);
        assertThat(csv.text().lines().findFirst().orElseThrow())
                .isEqualTo("\ufeffid,name,type,areaM2,areaHa,areaMu,planeAreaM2,lengthM,planeLengthM,remark,wkt");
        assertThat(JsonMapper.shared()
                        .readTree(csv.header("Provenance"))
                        .path("process")
                        .stringValue())
                .isEqualTo("measure");
        Answer xlsx =
                measure.ask("'layer':'counties'", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        try (XSSFWorkbook book =
                new XSSFWorkbook(new ByteArrayInputStream(xlsx.response().body()))) {
            Sheet sheet = book.getSheet("结果");
            assertThat(sheet.getLastRowNum()).isEqualTo(rows.size());
            assertThat(sheet.getRow(0).getCell(3).getStringCellValue()).isEqualTo("椭球面积（平方米）");
            assertThat(sheet.getRow(2).getCell(3).getNumericCellValue())
                    .isEqualTo(rows.path(1).path("areaM2").doubleValue());
            assertThat(book.getSheet("说明").getRow(0).getCell(1).getStringCellValue())
                    .isEqualTo("measure");
        }
    }

    @Test
    void aPolygonThatCrossesItselfIsRepairedAndSaidSo() {
        String bow =
                "'features':{'type':'Polygon','coordinates':[[[116.6,23.6],[116.61,23.61],[116.61,23.6],[116.6,23.61],[116.6,23.6]]]}";
        assertThat(measure.rows(bow).path(0).path("remark").stringValue()).matches("已修复：.* 处自相交。");
        Answer strict = RunningService.post(
                "/api/processes/measure/execution",
                "{\"inputs\":{%s,\"strict\":true}}".formatted(bow.replace('\'', '"')));
        assertThat(strict.status()).isEqualTo(422);
        assertThat(strict.json().toString()).contains("It would have to be repaired");
    }

    @Test
    void whatIsNotTakenOfACollectionIsTold() {
        String polygon = "{'type':'Polygon','coordinates':%s}".formatted(SQUARE);
        String mixed =
                "'features':{'type':'GeometryCollection','geometries':[%s,{'type':'Point','coordinates':[116,23]}]}"
                        .formatted(polygon);
        JsonNode row = measure.rows(mixed).path(0);
        assertThat(row.path("remark").stringValue()).isEqualTo("集合中只计面。");
        assertThat(row.path("areaM2")).isEqualTo(measure.rows(POLYGON).path(0).path("areaM2"));
        measure.refusal("inputs.strict", "'strict':1," + mixed);
        assertThat(RunningService.post(
                                "/api/processes/measure/execution",
                                "{\"inputs\":{%s,\"strict\":true}}".formatted(mixed.replace('\'', '"')))
                        .status())
                .isEqualTo(422);
        assertThat(measure.rows("'features':{'type':'GeometryCollection','geometries':[%s]}".formatted(polygon))
                        .path(0)
                        .path("remark")
                        .isNull())
                .isTrue();
    }

    @Test
    void oneBadFeatureDoesNotStopTheOthers() {
        String features = """
                'features':{'type':'FeatureCollection','features':[
                {'type':'Feature','id':'a','properties':{'用途':'茶园','n':3},'geometry':{'type':'Polygon','coordinates':%s}},
                {'type':'Feature','id':'b','properties':{},'geometry':{'type':'Point','coordinates':[116.6,23.6]}},
                {'type':'Feature','properties':null,'geometry':null},
                {'type':'Feature','properties':{},'geometry':{'type':'LineString','coordinates':[[500,23],[116,23]]}},
                {'type':'Feature','properties':{},'geometry':{'type':'LineString','coordinates':[[116,23]]}}]}""".formatted(SQUARE);
        JsonNode rows = measure.rows(features);
        assertThat(rows.size()).isEqualTo(5);
        assertThat(rows.path(0).path("用途").stringValue()).isEqualTo("茶园");
        assertThat(rows.path(0).path("areaM2").doubleValue()).isPositive();
        assertThat(rows.path(1).path("remark").stringValue()).contains("是 Point；本处理只接受线、面");
        assertThat(rows.path(2).path("remark").stringValue()).contains("没有图形");
        assertThat(rows.path(3).path("remark").stringValue()).contains("不是经纬度");
        assertThat(rows.path(4).path("remark").stringValue()).contains("无法读取");
    }

    @Test
    void coordinatesInMetresAreTakenWithTheirCrs() {
        JsonNode row = measure.rows(
                        "'features':{'type':'Polygon','coordinates':[[[480000,2610000],[481000,2610000],[481000,2611000],[480000,2611000],[480000,2610000]]]},'crs':'EPSG:4548'")
                .path(0);
        assertThat(row.path("planeAreaM2").doubleValue()).isCloseTo(1e6, within(0.01));
    }

    /** GDAL converts the shapes alone: ids, whatever they are, and properties of any type stay. */
    @Test
    void featuresOfAnotherCrsKeepTheirIdsAndProperties() {
        String square = "{'type':'Feature','id':%s,'properties':%s,'geometry':%s}";
        String shape =
                "{'type':'Polygon','coordinates':[[[480000,2610000],[481000,2610000],[481000,2611000],[480000,2611000],[480000,2610000]]]}";
        String features = "'features':{'type':'FeatureCollection','features':[%s,%s,%s,%s]},'crs':'EPSG:4548'"
                .formatted(
                        square.formatted("'甲'", "{'n':1.0,'名':'一','list':[1,2]}", shape),
                        square.formatted("17", "{'number':5,'o':{'a':1}}", shape),
                        square.formatted("'无'", "null", "null"),
                        square.formatted("'坏'", "{}", "{'type':'Blob'}"));
        JsonNode rows = measure.rows(features);
        assertThat(rows.valueStream().map(row -> row.path("id").stringValue())).containsExactly("甲", "17", "无", "坏");
        assertThat(rows.at("/0/list").stringValue()).isEqualTo("[1,2]");
        assertThat(rows.at("/0/n").isIntegralNumber()).isTrue();
        assertThat(rows.at("/1/number").intValue()).isEqualTo(5);
        assertThat(rows.at("/1/o").stringValue()).isEqualTo("{\"a\":1}");
        assertThat(rows.at("/1/planeAreaM2").doubleValue()).isCloseTo(1e6, within(0.01));
        assertThat(rows.at("/2/remark").stringValue()).isNotBlank();
        assertThat(rows.at("/3/remark").stringValue()).isNotBlank();
        assertThat(new TableQuestions("neighbours")
                        .rows(features + ",'id':'17'")
                        .at("/0/neighbourId")
                        .stringValue())
                .isEqualTo("甲");
        measure.refusal(
                "inputs.features", "'features':{'type':'Point','coordinates':[480000,2610000]},'crs':'EPSG:4548'");
        measure.refusal(
                "inputs.features.features", "'features':{'type':'FeatureCollection','features':[]},'crs':'EPSG:4548'");
    }

    @Test
    void badInputsAreRefused() {
        measure.refusal("inputs.features", "'strict':true");
        measure.refusal("inputs.file", "'file':null");
        measure.refusal("inputs.file", "'file':[5]");
        measure.refusal("inputs.features", "'layer':'towns'," + POLYGON);
        measure.refusal("inputs.features", "'features':{'type':'Point','coordinates':[116.6,23.6]}");
        measure.refusal("inputs.layer", "'layer':'aid_projects'");
        measure.refusal("inputs.filter", "'filter':'pilot = true'," + POLYGON);
        measure.refusal("inputs.filter", "'layer':'towns','filter':'nothing = 1'");
        measure.refusal("inputs.crs", "'crs':'EPSG:999999'," + POLYGON);
        measure.refusal(
                "outputs.measures.format.mediaType",
                "'layer':'towns'},'outputs':{'measures':{'format':{'mediaType':'image/png'}}");
    }

    @Test
    void aFileIsAskedAboutAsACommand(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("红线.geojson"),
                "{\"type\":\"Feature\",\"properties\":{\"名称\":\"一号地\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":%s}}"
                        .formatted(SQUARE));
        Path target = folder.resolve("面积.csv");
        CommandRun run = new CommandRun(RunningService.database(), folder);
        assertThat(run.gis("", "measure", file.toString(), "-o", target.toString())
                        .status())
                .isZero();
        assertThat(Files.readAllLines(target).get(1)).startsWith("1,一号地,Polygon,11");
        assertThat(Files.readString(folder.resolve("面积.csv.provenance.json"))).contains("sha256:");
        assertThat(run.gis("", "measure", "--layer", "counties", "--format", "csv")
                        .output())
                .contains(",湘桥区,MultiPolygon,");
        assertThat(run.gis("", "measure", "--help").output()).contains("--source-layer", "--to-wgs84");
        assertThat(run.gis("", "measure", "--colour", "red").output())
                .startsWith("There is no option --colour; there are --");
        assertThat(run.gis("", "measure", "无.zip").output()).isEqualTo("There is no file 无.zip.\n");
    }

    /** Edges that are straight on a plane are not so in degrees: with corners alone 45 m² would be missing. */
    @Test
    void edgesOfAPlaneStayWhereTheyAre() {
        JsonNode corners = ofPlane("[480000,2610000],[482000,2610000],[482000,2612000],[480000,2610000]");
        String dense = IntStream.rangeClosed(0, 600)
                .mapToObj(i -> i <= 200
                        ? "[%d,2610000]".formatted(480_000 + 10 * i)
                        : i <= 400
                                ? "[482000,%d]".formatted(2_610_000 + 10 * (i - 200))
                                : "[%d,%d]".formatted(482_000 - 10 * (i - 400), 2_612_000 - 10 * (i - 400)))
                .collect(joining(","));
        JsonNode exact = ofPlane(dense);
        assertThat(corners.path("areaM2").doubleValue())
                .isCloseTo(exact.path("areaM2").doubleValue(), within(0.5));
        assertThat(corners.path("planeAreaM2").doubleValue()).isCloseTo(2_000_000, within(0.1));
    }

    private JsonNode ofPlane(String ring) {
        return measure.rows("'features':{'type':'Polygon','coordinates':[[%s]]},'crs':'EPSG:4548'".formatted(ring))
                .path(0);
    }
}
