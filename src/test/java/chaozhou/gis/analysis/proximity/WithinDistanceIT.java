package chaozhou.gis.analysis.proximity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chaozhou.gis.RunningService;
import chaozhou.gis.analysis.OldGround;
import chaozhou.gis.analysis.SampleGround;
import chaozhou.gis.analysis.TableQuestions;
import chaozhou.gis.cli.CommandRun;
import chaozhou.gis.geo.TrueDistance;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import tools.jackson.databind.JsonNode;

class WithinDistanceIT {

    private static final String POINT = "'features':{'type':'Point','coordinates':[116.6,23.7]}";

    private final TableQuestions nearby = new TableQuestions("within-distance");

    @Test
    void theFeaturesAreThoseThatTryingFindsByLayerTheNearestFirst() {
        JsonNode rows =
                nearby.rows(POINT + ",'distance':4000,'layers':['service_stations','villages','industrial_zones']");
        Map<String, Double> found = new LinkedHashMap<>();
        rows.forEach(row -> found.put(
                row.path("layer").stringValue() + " " + row.path("featureId").stringValue(),
                row.path("distanceM").doubleValue()));
        List<String> expected = new ArrayList<>();
        for (String layer : List.of("villages", "industrial_zones", "service_stations")) {
            SampleGround.of(layer).entrySet().stream()
                    .map(feature -> Map.entry(
                            feature.getKey(), TrueDistance.to(feature.getValue(), new Coordinate(116.6, 23.7))))
                    .filter(feature -> feature.getValue() <= 4000)
                    .sorted(Map.Entry.<String, Double>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                    .forEach(feature -> {
                        String name = layer + " " + feature.getKey();
                        expected.add(name);
                        assertThat(found.getOrDefault(name, -1.0)).as(name).isCloseTo(feature.getValue(), within(2e-5));
                    });
        }
        assertThat(found.keySet()).containsExactlyElementsOf(expected);
        assertThat(expected).hasSizeGreaterThan(20);
    }

    /** The case of {@code OverlayIT}, measured from several subjects. */
    @Test
    void subjectsAreAnsweredOneByOneAndThoseWithoutNeighboursNamed() {
        try (OldGround ground = new OldGround()) {
            ground.zone("zone", 0, 2, 0).project("p", 0.5, 0.5, null);
            String features = """
                    'features':{'type':'FeatureCollection','features':[
                    {'type':'Feature','id':'inside','properties':{},'geometry':{'type':'Point','coordinates':[%s,%s]}},
                    {'type':'Feature','id':'bad','properties':{},'geometry':{'type':'Point','coordinates':[500,23]}},
                    {'type':'Feature','id':'away','properties':{},'geometry':{'type':'Point','coordinates':[117,24]}},
                    {'type':'Feature','id':'south','properties':{},'geometry':{'type':'Point','coordinates':[%s,%s]}}]}""".formatted(
                    OldGround.longitude(0.5), OldGround.latitude(0.5), OldGround.longitude(1), OldGround.latitude(-1));
            JsonNode rows = nearby.rows(features + ",'distance':1200,'date':'%s'".formatted(OldGround.DAY));
            assertThat(rows.values())
                    .extracting(row -> row.path("id").stringValue() + " "
                            + row.path("layer").asString("") + " "
                            + row.path("direction").asString(""))
                    .containsExactly(
                            "inside industrial_zones ",
                            "inside aid_projects ",
                            "bad  ",
                            "away  ",
                            "south industrial_zones 北");
            assertThat(rows.path(2).path("remark").stringValue()).contains("不是经纬度");
            assertThat(rows.path(3).path("remark").stringValue()).isEqualTo("1200 米内没有要素。");
            // 0.01 degrees of the meridian at 23° N (Bessel, Helmert and others: 110.7535 km a degree).
            assertThat(rows.path(4).path("distanceM").doubleValue()).isCloseTo(1107.5, within(0.2));
        }
    }

    @Test
    void tooManyAreCutOffAndSaidSo() {
        try (OldGround ground = new OldGround()) {
            ground.projects(WithinDistanceProcess.MOST + 3);
            JsonNode rows = nearby.rows("'features':{'type':'Point','coordinates':[116,23]},'distance':9000,'date':'%s'"
                    .formatted(OldGround.DAY));
            assertThat(rows.size()).isEqualTo(WithinDistanceProcess.MOST);
            assertThat(rows.path(7).path("remark").stringValue()).contains("最近的 5000 个");
        }
    }

    @Test
    void badInputsAreRefused() {
        nearby.refusal("inputs.distance", POINT);
        nearby.refusal("inputs.distance", POINT + ",'distance':0");
        nearby.refusal("inputs.distance", POINT + ",'distance':100001");
        nearby.refusal("inputs.layers[0]", POINT + ",'distance':10,'layers':['roads']");
    }

    @Test
    void aLayerIsAskedAboutAsACommand(@TempDir Path folder) {
        CommandRun run = new CommandRun(RunningService.database(), folder);
        CommandRun.Outcome result = run.gis(
                "",
                "within-distance",
                "--layer",
                "industrial_zones",
                "--distance",
                "500",
                "--layers",
                "service_stations,farm_parks");
        assertThat(result.output()).contains("service_stations");
        assertThat(nearby.ask(
                                "'layer':'industrial_zones','distance':500,'layers':['service_stations']",
                                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                        .response()
                        .body())
                .hasSizeGreaterThan(1000);
    }
}
