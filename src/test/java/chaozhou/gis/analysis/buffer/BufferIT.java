package chaozhou.gis.analysis.buffer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chaozhou.gis.RunningService;
import chaozhou.gis.analysis.SampleGround;
import chaozhou.gis.analysis.TableQuestions;
import chaozhou.gis.cli.CommandRun;
import chaozhou.gis.geo.Geodesics;
import chaozhou.gis.geo.TrueDistance;
import chaozhou.gis.query.geometry.GeoJsonGeometryReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import tools.jackson.databind.JsonNode;

class BufferIT {

    private static final String POINT = "'features':{'type':'Point','coordinates':[116.6,23.7]}";

    private final TableQuestions buffer = new TableQuestions("buffer");

    private JsonNode features(String inputs) {
        return buffer.ask(inputs, "application/geo+json").json().path("features");
    }

    private static Geometry shape(JsonNode feature) {
        return GeoJsonGeometryReader.read(feature.path("geometry"));
    }

    @Test
    void eachFeatureOfALayerHasItsArea() {
        Map<String, Geometry> zones = SampleGround.of("industrial_zones");
        JsonNode features = features("'layer':'industrial_zones','distance':300");
        assertThat(features.size()).isEqualTo(zones.size());
        for (JsonNode feature : features) {
            Geometry zone = zones.get(feature.path("properties").path("id").stringValue());
            Geometry area = shape(feature);
            assertThat(area.covers(zone)).isTrue();
            double areaM2 = feature.path("properties").path("areaM2").doubleValue();
            assertThat(areaM2)
                    .isCloseTo(Geodesics.area(area), within(areaM2 * 1e-5))
                    .isGreaterThan(Geodesics.area(zone));
            assertThat(feature.path("properties").path("areaMu").doubleValue())
                    .isCloseTo(areaM2 * 0.0015, within(1e-6));
            for (int i = 0; i < area.getNumPoints(); i += 9) {
                // GeoJSON is rounded to about a centimetre.
                assertThat(TrueDistance.toEdges(zone, area.getCoordinates()[i])).isCloseTo(300, within(0.02));
            }
        }
    }

    @Test
    void areasThatOverlapBecomeOne() {
        JsonNode features = features(
                "'features':{'type':'FeatureCollection','features':[{'type':'Feature','id':'west','properties':{},'geometry':{'type':'Point','coordinates':[116.6,23.7]}},{'type':'Feature','id':'bad','properties':{},'geometry':null},{'type':'Feature','id':'east','properties':{},'geometry':{'type':'Point','coordinates':[116.61,23.7]}}]},'distance':1000,'segments':30,'dissolve':true");
        assertThat(features.size()).isEqualTo(2);
        assertThat(features.path(0).path("properties").path("id").stringValue()).isEqualTo("bad");
        JsonNode united = features.path(1);
        assertThat(united.path("properties").path("id").stringValue()).isEqualTo("dissolved");
        assertThat(united.path("properties").path("remark").stringValue()).isEqualTo("共合并 2 个。");
        assertThat(shape(united).getNumGeometries()).isEqualTo(1);
        // Two circles whose centres are apart share a lens.
        double apart = Geodesics.distance(new Coordinate(116.6, 23.7), new Coordinate(116.61, 23.7));
        double lens = 2e6 * Math.acos(apart / 2000) - apart / 2 * Math.sqrt(4e6 - apart * apart);
        double areaM2 = 2 * Math.PI * 1e6 - lens;
        assertThat(united.path("properties").path("areaM2").doubleValue()).isCloseTo(areaM2, within(areaM2 * 1e-3));
    }

    @Test
    void badFeaturesAreNamedAndTheOthersDrawn() {
        JsonNode rows = buffer.rows("""
                'features':{'type':'FeatureCollection','features':[
                {'type':'Feature','id':'line','properties':{},'geometry':{'type':'LineString','coordinates':[[116.6,23.6],[116.7,23.7]]}},
                {'type':'Feature','id':'narrow','properties':{},'geometry':{'type':'Polygon','coordinates':[[[116.6,23.6],[116.6001,23.6],[116.6001,23.61],[116.6,23.6]]]}},
                {'type':'Feature','id':'wide','properties':{},'geometry':{'type':'Polygon','coordinates':[[[100,23.6],[117,23.6],[117,23.61],[100,23.6]]]}},
                {'type':'Feature','id':'good','properties':{'用途':'茶园'},'geometry':{'type':'Polygon','coordinates':[[[116.6,23.6],[116.61,23.6],[116.61,23.61],[116.6,23.6]]]}}]},'distance':-20""");
        assertThat(rows.path(0).path("remark").stringValue()).isEqualTo("是 LineString；只有面可以收缩。");
        assertThat(rows.path(0).path("areaM2").isNull()).isTrue();
        assertThat(rows.path(1).path("remark").stringValue()).isEqualTo("没有剩余。");
        assertThat(rows.path(1).path("areaM2").doubleValue()).isZero();
        assertThat(rows.path(2).path("remark").stringValue()).contains("宽度超过 10 度");
        assertThat(rows.path(3).path("areaM2").doubleValue()).isPositive();
        assertThat(rows.path(3).path("用途").stringValue()).isEqualTo("茶园");
    }

    /** RFC 7946, 3.1.9: what crosses the meridian of 180 degrees is cut there. */
    @Test
    void anAreaAcrossTheDayOfChangeIsCut() {
        JsonNode feature = features(
                        "'features':{'type':'Point','coordinates':[179.999,23]},'distance':1000,'segments':60")
                .path(0);
        Geometry area = shape(feature);
        assertThat(area.getNumGeometries()).isEqualTo(2);
        assertThat(area.getEnvelopeInternal().getMinX()).isEqualTo(-180);
        assertThat(area.getEnvelopeInternal().getMaxX()).isEqualTo(180);
        assertThat(feature.path("properties").path("areaM2").doubleValue())
                .isCloseTo(Math.PI * 1e6, within(1000.0))
                .isCloseTo(Geodesics.area(area), within(1.0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[10,90]", "[10,89.995]", "[-170,-89.6]"})
    void anAreaAroundAPoleIsRefusedAndNotOfSomeSize(String pole) {
        JsonNode row = buffer.rows("'features':{'type':'Point','coordinates':%s},'distance':50000".formatted(pole))
                .path(0);
        assertThat(row.path("areaM2").isNull()).isTrue();
        assertThat(row.path("remark").stringValue()).contains("极点");
    }

    @Test
    void badInputsAreRefused() {
        buffer.refusal("inputs.distance", POINT);
        buffer.refusal("inputs.distance", POINT + ",'distance':0");
        buffer.refusal("inputs.distance", POINT + ",'distance':'1 km'");
        buffer.refusal("inputs.distance", POINT + ",'distance':50001");
        buffer.refusal("inputs.segments", POINT + ",'distance':10,'segments':0");
        buffer.refusal("inputs.segments", POINT + ",'distance':10,'segments':91");
        buffer.refusal("inputs.dissolve", POINT + ",'distance':10,'dissolve':'yes'");
    }

    @Test
    void aFileIsAskedAboutAsACommand(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("点.csv"), "名称,经度,纬度\n一,116.6,23.7\n坏,x,y\n二,116.7,23.7\n");
        Path target = folder.resolve("缓冲.csv");
        CommandRun run = new CommandRun(RunningService.database(), folder);
        CommandRun.Outcome outcome = run.gis(
                "",
                "buffer",
                file.toString(),
                "--x",
                "经度",
                "--y",
                "纬度",
                "--crs",
                "EPSG:4490",
                "--distance",
                "500",
                "-o",
                target.toString());
        assertThat(outcome.status()).as(outcome.output()).isZero();
        assertThat(Files.readAllLines(target))
                .hasSize(4)
                .anyMatch(line -> line.contains("一") && line.contains("POLYGON"));
    }
}
