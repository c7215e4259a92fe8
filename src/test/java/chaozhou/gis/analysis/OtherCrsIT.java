package chaozhou.gis.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chaozhou.gis.RunningService.Answer;
import chaozhou.gis.transfer.FormPost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What spatial questions are asked about in other reference systems than CGCS2000 degrees. */
class OtherCrsIT {

    private static final TableQuestions MEASURE = new TableQuestions("measure");

    /** A square of 100 m in EPSG:4548. */
    private static final String SQUARE = square(462_256);

    @TempDir
    private Path folder;

    private static String square(double easting) {
        return "{'type':'Polygon','coordinates':[[[%1$s,2618788],[%2$s,2618788],[%2$s,2618888],[%1$s,2618888],[%1$s,2618788]]]}"
                .formatted(easting, easting + 100);
    }

    private static String feature(String id, String name, String geometry) {
        return "{'type':'Feature','id':%s,'properties':{'名称':'%s','id':'自有'},'geometry':%s}"
                .formatted(id, name, geometry);
    }

    @Test
    void featuresKeepTheirIdsAndFieldsAndABadOneLeavesTheOthers() {
        JsonNode answer = MEASURE.answer("'crs':'EPSG:4548','features':{'type':'FeatureCollection','features':[%s]}"
                .formatted(String.join(
                        ",",
                        feature("'甲'", "一号", SQUARE),
                        feature("'远'", "二号", square(1e12)),
                        feature("7", "三号", "null"),
                        feature("'断'", "四号", "{'type':'Polygon','coordinates':[[['a',1]]]}"),
                        feature("'乙'", "五号", SQUARE))));
        List<String> told = new ArrayList<>();
        answer.path("rows")
                .forEach(row -> told.add("%s %s %s %s"
                        .formatted(
                                row.path("id").stringValue(),
                                row.path("名称").stringValue(),
                                row.path("id_2").stringValue(),
                                row.path("remark").asString("好"))));
        assertThat(told).hasSize(5);
        assertThat(told.get(0)).isEqualTo("甲 一号 自有 好");
        assertThat(told.get(1)).startsWith("远 二号 自有 ").contains("坐标超出 EPSG:4548 的范围");
        assertThat(told.get(2)).isEqualTo("7 三号 自有 没有图形。");
        assertThat(told.get(3)).startsWith("断 四号 自有 图形无法读取");
        assertThat(told.get(4)).isEqualTo("乙 五号 自有 好");
        assertThat(answer.at("/rows/0/planeAreaM2").doubleValue()).isCloseTo(10_000, within(0.01));
        assertThat(answer.at("/parameters/features/count").intValue()).isEqualTo(5);
        assertThat(answer.at("/parameters/features/sha256").stringValue()).matches("[0-9a-f]{64}");
        assertThat(answer.path("parameters").has("file")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://www.opengis.net/def/crs/EPSG/0/4548", "urn:ogc:def:crs:EPSG::4548"})
    void aCrsMayBeNamedByItsUri(String crs) {
        assertThat(MEASURE.rows("'features':%s,'crs':'%s'".formatted(SQUARE, crs)))
                .isEqualTo(MEASURE.rows("'features':%s,'crs':'EPSG:4548'".formatted(SQUARE)));
    }

    @Test
    void axesOfFeaturesAreSwapped() {
        JsonNode swapped = new TableQuestions("nearest")
                .rows("'features':{'type':'Point','coordinates':[23.7,116.6]},'swapAxes':true,'to':'towns'");
        assertThat(swapped.at("/0/distanceM").doubleValue()).isZero();
    }

    private JsonNode locate(String table, String crs) throws IOException {
        Answer answer = FormPost.send(
                "locate",
                Map.of(
                        "inputs",
                        Map.of("crs", crs, "layers", List.of("towns")),
                        "outputs",
                        Map.of("places", Map.of("format", Map.of("mediaType", "application/json")))),
                Files.writeString(folder.resolve("点.csv"), table));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().path("rows");
    }

    /** Northing first, with the zone's number: as many tables have it, and nothing that the CRS holds. */
    @Test
    void aRowBeyondItsCrsIsNamedAndTheRestGoesOn() throws IOException {
        JsonNode rows =
                locate("点号,x,y\n甲,462256,2618788\n乙,39462256,2618788\n丙,1e12,5\n丁,462300,2618800\n", "EPSG:4548");
        assertThat(rows.size()).isEqualTo(4);
        for (int row : new int[] {0, 3}) {
            assertThat(rows.path(row).path("towns_name").stringValue()).isEqualTo("西新街道");
            assertThat(rows.path(row).path("remark").isNull()).isTrue();
        }
        for (int row : new int[] {1, 2}) {
            assertThat(rows.path(row).path("towns_name").isNull()).isTrue();
            assertThat(rows.path(row).path("remark").stringValue()).contains("坐标超出 EPSG:4548 的范围");
        }
        assertThat(rows.path(2).path("点号").stringValue()).isEqualTo("丙");
    }

    @ParameterizedTest
    @CsvSource({"116°36′, 23°42′", "116度36分, 23度42分", "116:36:00, 23:42:00", "东, 北"})
    void whatIsNoNumberIsTold(String x, String y) throws IOException {
        JsonNode rows = locate("点号,经度,纬度\n甲,%s,%s\n乙,116.6,23.7\n丙,,\n".formatted(x, y), "EPSG:4490");
        assertThat(rows.at("/0/remark").stringValue()).contains(x + " " + y, "十进制度");
        assertThat(rows.at("/1/remark").isNull()).isTrue();
        assertThat(rows.at("/2/remark").stringValue()).isEqualTo("没有图形。");
    }

    @Test
    void aTableWithoutFieldsOfCoordinatesIsToldSo() throws IOException {
        assertThat(locate("点号,甲,乙\n一,116.6,23.7\n", "EPSG:4490").at("/0/remark").stringValue())
                .contains("没有能识别的坐标字段");
    }

    /** Easting and northing exchanged lie in the sea, thousands of kilometres away. */
    @Test
    void aPointFarFromAllDivisionsIsToldSo() throws IOException {
        JsonNode rows = locate("点号,X,Y\n甲,2618788.152,462256.285\n", "EPSG:4548");
        assertThat(rows.at("/0/towns_id").isNull()).isTrue();
        assertThat(rows.at("/0/remark").stringValue()).isEqualTo("1000 千米内没有区划，请核对坐标系和坐标轴次序。");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "measure | inputs.crs | 'layer':'towns','crs':'EPSG:4548'",
                "measure | inputs.swapAxes | 'layer':'towns','swapAxes':true",
                "measure | inputs.where | 'features':{'type':'Point','coordinates':[116,23]},'where':'a = 1'",
                "measure | inputs.x | 'features':{'type':'Point','coordinates':[116,23]},'x':'a','y':'b'",
                "overlay | inputs.crs | 'shape':{'type':'Point','coordinates':[116,23]},'crs':'GCJ02'",
                "overlay | inputs.encoding | 'feature':{'layer':'towns','id':'445103113'},'encoding':'GBK'"
            })
    void whatWouldHaveNoEffectIsRefused(String process, String parameter, String inputs) {
        new TableQuestions(process).refusal(parameter, inputs);
    }
}
