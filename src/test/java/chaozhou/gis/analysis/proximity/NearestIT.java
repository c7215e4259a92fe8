package chaozhou.gis.analysis.proximity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chaozhou.gis.RunningService;
import chaozhou.gis.analysis.OldGround;
import chaozhou.gis.analysis.SampleGround;
import chaozhou.gis.analysis.TableQuestions;
import chaozhou.gis.cli.CommandRun;
import chaozhou.gis.geo.Geodesics;
import chaozhou.gis.geo.TrueDistance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import tools.jackson.databind.JsonNode;

class NearestIT {

    private static final String POINT = "'features':{'type':'Point','coordinates':[116.6,23.7]}";

    private final TableQuestions nearest = new TableQuestions("nearest");

    private static String points(List<Coordinate> points) {
        List<String> features = new ArrayList<>();
        points.forEach(point ->
                features.add("{'type':'Feature','properties':{},'geometry':{'type':'Point','coordinates':[%s,%s]}}"
                        .formatted(point.x, point.y)));
        return "'features':{'type':'FeatureCollection','features':[%s]}".formatted(String.join(",", features));
    }

    private static List<Coordinate> random(int count, double degrees) {
        SplittableRandom random = new SplittableRandom(count);
        List<Coordinate> points = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            points.add(new Coordinate(
                    116.6 + random.nextDouble(-degrees, degrees), 23.7 + random.nextDouble(-degrees, degrees)));
        }
        return points;
    }

    /** Inside the city, around it, and far away: against all features, each tried. */
    @ParameterizedTest
    @CsvSource({
        "service_stations, 40, 0.3, 7",
        "villages, 4, 0.9, 3",
        "industrial_zones, 20, 0.5, 5",
        "marine_ranches, 20, 1, 2",
        "towns, 4, 5, 3"
    })
    void theNearestAreThoseThatTryingFinds(String layer, int count, double degrees, int neighbours) {
        Map<String, Geometry> ground = SampleGround.of(layer);
        List<Coordinate> points = random(count, degrees);
        JsonNode rows = nearest.rows("%s,'to':'%s','count':%d".formatted(points(points), layer, neighbours));
        assertThat(rows.size()).isEqualTo(count * neighbours);
        for (int i = 0; i < count; i++) {
            Coordinate point = points.get(i);
            List<Map.Entry<String, Double>> expected = ground.entrySet().stream()
                    .map(feature -> Map.entry(feature.getKey(), TrueDistance.to(feature.getValue(), point)))
                    .sorted(Comparator.comparingLong(
                                    (Map.Entry<String, Double> feature) -> Math.round(feature.getValue() * 1e6))
                            .thenComparing(Map.Entry::getKey))
                    .limit(neighbours)
                    .toList();
            for (int rank = 1; rank <= neighbours; rank++) {
                JsonNode row = rows.path(i * neighbours + rank - 1);
                double metres = row.path("distanceM").doubleValue();
                assertThat(row.path("id").stringValue()).isEqualTo(Integer.toString(i + 1));
                assertThat(row.path("rank").intValue()).isEqualTo(rank);
                assertThat(metres).isCloseTo(expected.get(rank - 1).getValue(), within(2e-5));
                assertThat(row.path("featureId").stringValue())
                        .isEqualTo(expected.get(rank - 1).getKey());
                assertThat(row.path("azimuth").isNull()).isEqualTo(metres == 0);
                assertThat(row.path("direction").isNull()).isEqualTo(metres == 0);
            }
        }
    }

    /** Areas and areas, whose nearest positions lie on both boundaries. */
    @Test
    void areasAreMeasuredFromBoundaryToBoundary() {
        Map<String, Geometry> zones = SampleGround.of("industrial_zones");
        Map<String, Geometry> parks = SampleGround.of("farm_parks");
        JsonNode rows = nearest.rows("'layer':'industrial_zones','to':'farm_parks'");
        assertThat(rows.size()).isEqualTo(zones.size());
        for (int i = 0; i < rows.size(); i += 4) {
            JsonNode row = rows.path(i);
            Geometry zone = zones.get(row.path("id").stringValue());
            double degrees =
                    parks.values().stream().mapToDouble(zone::distance).min().orElseThrow();
            double least = parks.values().stream()
                    // A degree of longitude is by less than a fifth shorter.
                    .filter(park -> park.distance(zone) <= degrees * 1.2)
                    .mapToDouble(park -> park.intersects(zone) ? 0 : TrueDistance.between(zone, park))
                    .min()
                    .orElseThrow();
            assertThat(row.path("distanceM").doubleValue()).isCloseTo(least, within(1e-4));
        }
    }

    /** The shape is the line that was measured: it begins at the subject, ends at the feature, and is as long and so directed. */
    @Test
    void theShapeIsTheShortestLine() {
        JsonNode feature = nearest.ask(POINT + ",'to':'service_stations'", "application/geo+json")
                .json()
                .path("features")
                .path(0);
        JsonNode line = feature.path("geometry").path("coordinates");
        Coordinate from = new Coordinate(116.6, 23.7);
        Coordinate to = new Coordinate(
                line.path(1).path(0).doubleValue(), line.path(1).path(1).doubleValue());
        assertThat(line.path(0).path(0).doubleValue()).isEqualTo(116.6);
        assertThat(feature.path("properties").path("distanceM").doubleValue())
                .isCloseTo(Geodesics.distance(from, to), within(1e-3));
        assertThat(feature.path("properties").path("azimuth").doubleValue())
                .isCloseTo(Geodesics.azimuth(from, to), within(1e-3));
    }

    /** 0.1 degrees east are nearer than 0.095 degrees north, though the index counts degrees. */
    @Test
    void theNearestInMetresIsNotTheNearestInDegrees() {
        try (OldGround ground = new OldGround()) {
            ground.project("north", 0, 9.5, null).project("east", 10, 0, null);
            String inputs = "'features':{'type':'Point','coordinates':[116,23]},'to':'aid_projects','date':'%s'"
                    .formatted(OldGround.DAY);
            JsonNode row = nearest.rows(inputs).path(0);
            assertThat(row.path("featureId").stringValue()).isEqualTo("east");
            assertThat(row.path("direction").stringValue()).isEqualTo("东");
            assertThat(row.path("azimuth").doubleValue()).isCloseTo(90, within(0.05));
            assertThat(nearest.rows(inputs
                                    + ",'toFilter':'id = ''north''','maxDistance':20000".replace("''", "\\u0027"))
                            .path(0)
                            .path("featureId")
                            .stringValue())
                    .isEqualTo("north");
        }
    }

    @Test
    void equallyNearOnesComeById() {
        try (OldGround ground = new OldGround()) {
            ground.project("b", 1, 1, null).project("c", 1, 1, null).project("a", 1, 1, null);
            ground.zone("z", 0, 2, 0).zone("y", 2, 3, 0);
            String date = ",'date':'%s'".formatted(OldGround.DAY);
            JsonNode rows = nearest.rows(POINT + ",'to':'aid_projects','count':2" + date);
            assertThat(rows.path(0).path("featureId").stringValue()).isEqualTo("a");
            assertThat(rows.path(1).path("featureId").stringValue()).isEqualTo("b");
            // On the common edge of both zones it touches both.
            JsonNode edge =
                    nearest.rows("'features':{'type':'Point','coordinates':[%s,%s]},'to':'industrial_zones','count':3%s"
                            .formatted(OldGround.longitude(2), OldGround.latitude(0.5), date));
            assertThat(edge.size()).isEqualTo(2);
            assertThat(edge.path(0).path("featureId").stringValue()).isEqualTo("y");
            assertThat(edge.path(1).path("featureId").stringValue()).isEqualTo("z");
            assertThat(edge.path(1).path("distanceM").doubleValue()).isZero();
            assertThat(edge.path(1).path("direction").isNull()).isTrue();
        }
    }

    @Test
    void aFeatureOfTheSameLayerIsNotItsOwnNeighbour() {
        JsonNode rows = nearest.rows("'layer':'industrial_zones','to':'industrial_zones'");
        assertThat(rows.size()).isEqualTo(17);
        rows.forEach(row -> assertThat(row.path("featureId").stringValue())
                .isNotEqualTo(row.path("id").stringValue()));
    }

    @Test
    void badFeaturesAndThoseWithNothingNearAreNamed() {
        String features = """
                'features':{'type':'FeatureCollection','features':[
                {'type':'Feature','id':'a','properties':{'用途':'茶园'},'geometry':{'type':'Polygon','coordinates':[[[116.6,23.6],[116.61,23.61],[116.61,23.6],[116.6,23.61],[116.6,23.6]]]}},
                {'type':'Feature','id':'none','properties':{},'geometry':null},
                {'type':'Feature','id':'far','properties':{},'geometry':{'type':'Point','coordinates':[-70,-30]}},
                {'type':'Feature','id':'line','properties':{},'geometry':{'type':'LineString','coordinates':[[116.6,23.6],[116.7,23.7]]}}]}""";
        JsonNode rows = nearest.rows(features + ",'to':'service_stations'");
        assertThat(rows.values())
                .extracting(row -> row.path("id").stringValue())
                .containsExactly("a", "none", "far", "line");
        assertThat(rows.path(0).path("用途").stringValue()).isEqualTo("茶园");
        assertThat(rows.path(0).path("remark").stringValue()).startsWith("已修复：");
        assertThat(rows.path(0).path("distanceM").isNumber()).isTrue();
        assertThat(rows.path(1).path("remark").stringValue()).contains("没有图形");
        assertThat(rows.path(2).path("remark").stringValue()).isEqualTo("1000000 米内没有要素。");
        assertThat(rows.path(2).path("distanceM").isNull()).isTrue();
        assertThat(rows.path(3).path("featureId").isString()).isTrue();
    }

    @Test
    void badInputsAreRefused() {
        nearest.refusal("inputs.to", POINT);
        nearest.refusal("inputs.to", POINT + ",'to':'roads'");
        nearest.refusal("inputs.toFilter", POINT + ",'to':'towns','toFilter':'nothing = 1'");
        nearest.refusal("inputs.count", POINT + ",'to':'towns','count':0");
        nearest.refusal("inputs.count", POINT + ",'to':'towns','count':101");
        nearest.refusal("inputs.count", POINT + ",'to':'towns','count':1.5");
        nearest.refusal("inputs.maxDistance", POINT + ",'to':'towns','maxDistance':-1");
        nearest.refusal("inputs.maxDistance", POINT + ",'to':'towns','maxDistance':1000001");
        nearest.refusal("inputs.date", POINT + ",'to':'towns','date':'2024-13-01'");
    }

    @Test
    void theAnswerTellsOfBothLayers() {
        JsonNode answer = nearest.answer("'layer':'industrial_zones','to':'service_stations','date':'2026-01-01'");
        assertThat(answer.path("revisions").size()).isEqualTo(2);
        assertThat(answer.path("parameters").path("to").stringValue()).isEqualTo("service_stations");
        assertThat(answer.path("date").stringValue()).isEqualTo("2026-01-01");
    }

    /** A table with many points and some broken rows, as a command: a statement for each few hundred, not for each. */
    @Test
    void aTableOfPointsIsAskedAboutAsACommand(@TempDir Path folder) throws IOException {
        StringBuilder table = new StringBuilder("名称,经度,纬度\n坏,x,23.7\n");
        random(20_000, 0.4).forEach(point -> table.append("点,%s,%s\n".formatted(point.x, point.y)));
        Path file = Files.writeString(folder.resolve("点位.csv"), table);
        Path target = folder.resolve("最近.csv");
        CommandRun run = new CommandRun(RunningService.database(), folder);
        long start = System.nanoTime();
        CommandRun.Outcome result = run.gis(
                "",
                "nearest",
                file.toString(),
                "--x",
                "经度",
                "--y",
                "纬度",
                "--crs",
                "EPSG:4490",
                "--to",
                "villages",
                "--to-filter",
                "population > 10",
                "-o",
                target.toString());
        assertThat((System.nanoTime() - start) / 1e9).isLessThan(30);
        assertThat(result.status()).as(result.output()).isZero();
        List<String> lines = Files.readAllLines(target);
        assertThat(lines).hasSize(20_002);
        assertThat(lines.get(0)).contains("featureId", "distanceM", "direction", "wkt");
    }
}
