package chaozhou.gis.analysis.neighbours;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chaozhou.gis.RunningService;
import chaozhou.gis.RunningService.Answer;
import chaozhou.gis.analysis.OldGround;
import chaozhou.gis.analysis.SampleGround;
import chaozhou.gis.analysis.TableQuestions;
import chaozhou.gis.cli.CommandRun;
import chaozhou.gis.geo.GaussKruger;
import chaozhou.gis.geo.Geodesics;
import chaozhou.gis.transfer.FormPost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class NeighboursIT {

    private final TableQuestions neighbours = new TableQuestions("neighbours");

    private static String pair(JsonNode row) {
        return row.path("id").stringValue() + " " + row.path("neighbourId").stringValue();
    }

    /** Of features that lie inside the city the lengths shared with all neighbours add up to the perimeter. */
    @ParameterizedTest
    @ValueSource(strings = {"towns", "villages"})
    void commonBoundariesAddUpToThePerimeter(String layer) {
        Map<String, Geometry> ground = SampleGround.of(layer);
        Geometry outline = OverlayNGRobust.union(ground.values()).getBoundary();
        Map<String, Double> lengths = new HashMap<>();
        Map<String, Double> planeLengths = new HashMap<>();
        neighbours.rows("'layer':'%s','bothDirections':true".formatted(layer)).forEach(row -> {
            assertThat(row.path("overlaps").booleanValue()).isFalse();
            String id = row.path("id").stringValue();
            lengths.merge(id, row.path("lengthM").doubleValue(), Double::sum);
            planeLengths.merge(id, row.path("planeLengthM").doubleValue(), Double::sum);
        });
        int inside = 0;
        for (Map.Entry<String, Geometry> feature : ground.entrySet()) {
            if (!feature.getValue().intersects(outline)) {
                inside++;
                assertThat(lengths.get(feature.getKey()))
                        .as(feature.getKey())
                        .isCloseTo(Geodesics.length(feature.getValue()), within(1e-3));
                assertThat(planeLengths.get(feature.getKey()))
                        .isCloseTo(
                                GaussKruger.CGCS2000_CM_117E
                                        .forward(feature.getValue())
                                        .getLength(),
                                within(1e-3));
            }
        }
        assertThat(inside).isGreaterThan(5);
    }

    /** Against JTS, which tells which pairs touch. */
    @Test
    void eachPairComesOnceAndOnRequestTwice() {
        Map<String, Geometry> towns = SampleGround.of("towns");
        Set<String> expected = new TreeSet<>();
        towns.forEach((id, town) -> towns.forEach((otherId, other) -> {
            if (id.compareTo(otherId) < 0
                    && town.getEnvelopeInternal().intersects(other.getEnvelopeInternal())
                    && town.distance(other) < 1e-12) {
                expected.add(id + " " + otherId);
            }
        }));
        Set<String> found = new TreeSet<>();
        JsonNode rows = neighbours.rows("'layer':'towns'");
        rows.forEach(row -> found.add(pair(row)));
        assertThat(found).isEqualTo(expected).hasSize(rows.size());
        assertThat(neighbours.rows("'layer':'towns','bothDirections':true").size())
                .isEqualTo(2 * expected.size());
    }

    @Test
    void theNeighboursOfSomeFeaturesAreOfAll() {
        Set<String> all = new HashSet<>();
        neighbours.rows("'layer':'towns'").forEach(row -> all.add(pair(row)));
        JsonNode pilots = neighbours.rows("'layer':'towns','filter':'pilot = true'");
        Set<String> found = new HashSet<>();
        pilots.forEach(row -> found.add(pair(row)));
        assertThat(found).isNotEmpty().hasSize(pilots.size()).allSatisfy(pair -> {
            int between = pair.indexOf(' ');
            String turned = pair.substring(between + 1) + " " + pair.substring(0, between);
            assertThat(all.contains(pair) || all.contains(turned)).isTrue();
        });
        String id = pilots.path(0).path("id").stringValue();
        JsonNode one = neighbours.rows("'layer':'towns','id':'%s'".formatted(id));
        assertThat(one.values())
                .isNotEmpty()
                .allMatch(row -> row.path("id").stringValue().equals(id));
        assertThat(one.size())
                .isEqualTo((int) all.stream().filter(pair -> pair.contains(id)).count());
    }

    @Test
    void zonesThatOverlapAreNoNeighboursButNamed() {
        try (OldGround ground = new OldGround()) {
            ground.zone("a", 0, 2, 0).zone("b", 1, 3, 0).zone("c", 3, 4, 0).zone("d", 6, 7, 0);
            insert("e", "POLYGON((116.04 23.01, 116.05 23.01, 116.05 23.02, 116.04 23.01))");
            JsonNode rows = neighbours.rows("'layer':'industrial_zones','date':'%s'".formatted(OldGround.DAY));
            assertThat(rows.values())
                    .extracting(row -> pair(row) + " " + row.path("overlaps") + " " + row.path("points"))
                    .containsExactly("a b true null", "b c false 0", "c e false 1");
            assertThat(rows.path(0).path("lengthM").isNull()).isTrue();
            // 0.01 degrees of the meridian at 23° N.
            assertThat(rows.path(1).path("lengthM").doubleValue()).isCloseTo(1107.5, within(0.2));
            assertThat(rows.path(2).path("lengthM").doubleValue()).isZero();
            JsonNode features = neighbours
                    .ask("'layer':'industrial_zones','date':'%s'".formatted(OldGround.DAY), "application/geo+json")
                    .json()
                    .path("features");
            assertThat(features.path(0).path("geometry").isNull()).isTrue();
            assertThat(features.path(1).path("geometry").path("type").stringValue())
                    .isEqualTo("LineString");
            assertThat(features.path(2).path("geometry").path("type").stringValue())
                    .isEqualTo("Point");
        }
    }

    @Test
    void aLayerThatIsSentOrReadFromAFileHasTheSameNeighbours(@TempDir Path folder) throws IOException {
        String towns = RunningService.get("/api/collections/towns/items?f=json&limit=1000")
                .text();
        Map<String, String> expected = byCodes(neighbours.rows("'layer':'towns'"), "neighbourCode");
        JsonNode sent = neighbours.answer("'features':" + towns);
        assertThat(byCodes(sent.path("rows"), "neighbour_code"))
                .isEqualTo(expected)
                .hasSizeGreaterThan(80);
        assertThat(sent.at("/rows/0/neighbour_name").isString()).isTrue();
        assertThat(sent.at("/parameters/features/sha256").isString()).isTrue();
        Path file = Files.writeString(folder.resolve("镇.geojson"), towns);
        Answer read = FormPost.send("neighbours", Map.of("inputs", Map.of("bothDirections", true)), file);
        JsonNode rows = read.json().path("rows");
        assertThat(rows.size()).as(read.text()).isEqualTo(2 * expected.size());
        assertThat(byCodes(rows, "neighbour_code")).isEqualTo(expected);
        assertThat(new CommandRun(RunningService.database(), folder)
                        .gis("", "neighbours", file.toString(), "--id", "3")
                        .output())
                .contains("neighbour_name", "LINESTRING");
    }

    /** What is told of each pair, to a tenth of a millimetre, by the codes of both. */
    private static Map<String, String> byCodes(JsonNode rows, String neighbour) {
        Map<String, String> pairs = new HashMap<>();
        rows.forEach(row -> pairs.put(
                Stream.of(row.path("code").stringValue(), row.path(neighbour).stringValue())
                        .sorted()
                        .collect(joining(" ")),
                "%.4f %.4f %s %s"
                        .formatted(
                                row.path("lengthM").doubleValue(),
                                row.path("planeLengthM").doubleValue(),
                                row.path("points"),
                                row.path("overlaps"))));
        return pairs;
    }

    /** Squares of a hundredth of a degree: two that overlap, a common edge, a common corner, an island, an enclave, and two that are broken. */
    @Test
    void whatIsSentIsComparedWithAllThatIsSent() {
        String features = "'features':{'type':'FeatureCollection','features':[%s,%s,%s,%s,%s,%s,%s,%s]}"
                .formatted(
                        square("a", 0, 0, 2),
                        square("b", 1, 0, 2),
                        square("c", 3, 0, 1),
                        square("corner", 4, 1, 1),
                        square("island", 9, 9, 1),
                        feature(
                                "ring",
                                "[[[120,23],[120.03,23],[120.03,23.03],[120,23.03],[120,23]],"
                                        + "[[120.01,23.01],[120.02,23.01],[120.02,23.02],[120.01,23.02],[120.01,23.01]]]"),
                        feature(
                                "enclave",
                                "[[[120.01,23.01],[120.02,23.01],[120.02,23.02],[120.01,23.02],[120.01,23.01]]]"),
                        "{'type':'Feature','id':'empty','properties':{},'geometry':null}");
        JsonNode answer = neighbours.answer(features);
        JsonNode rows = answer.path("rows");
        assertThat(rows.values())
                .extracting(row -> pair(row) + " " + row.path("overlaps") + " " + row.path("points"))
                .containsExactly("a b true null", "b c false 0", "c corner false 1", "ring enclave false 0");
        // 0.01 degrees of the meridian at 23° N, and twice that with twice 0.01 degrees of the parallel.
        assertThat(rows.path(1).path("lengthM").doubleValue()).isCloseTo(1107.5, within(0.2));
        assertThat(rows.path(2).path("lengthM").doubleValue()).isZero();
        assertThat(rows.path(3).path("lengthM").doubleValue()).isCloseTo(2 * 1107.5 + 2 * 1024.7, within(1.0));
        assertThat(answer.path("notes").toString()).contains("Left out: feature empty: It has no shape.");
        assertThat(neighbours.rows(features + ",'id':'b'").values())
                .extracting(NeighboursIT::pair)
                .containsExactly("b a", "b c");
        neighbours.refusal("inputs.id", features + ",'id':'empty'");
        neighbours.refusal("inputs.filter", features + ",'filter':'pilot = true'");
    }

    private static String square(String id, int west, int south, int side) {
        double[] x = {116 + west / 100.0, 116 + (west + side) / 100.0};
        double[] y = {23 + south / 100.0, 23 + (south + side) / 100.0};
        return feature(
                id,
                "[[[%1$s,%3$s],[%2$s,%3$s],[%2$s,%4$s],[%1$s,%4$s],[%1$s,%3$s]]]".formatted(x[0], x[1], y[0], y[1]));
    }

    private static String feature(String id, String coordinates) {
        return "{'type':'Feature','id':'%s','properties':{},'geometry':{'type':'Polygon','coordinates':%s}}"
                .formatted(id, coordinates);
    }

    /** A corner of one on the slanting edge of the other is rounded off that edge, by less than a micrometre. */
    @Test
    void edgesWithDifferentCornersHaveTheirLineInCommon() {
        try (OldGround ground = new OldGround()) {
            insert("one", "POLYGON((116 23, 116.07 23.03, 116 23.03, 116 23))");
            insert(
                    "other",
                    "POLYGON((116.01 %s, 116.05 %s, 116.05 23, 116.01 %1$s))".formatted(23 + 0.03 / 7, 23 + 0.15 / 7));
            JsonNode row = neighbours
                    .rows("'layer':'industrial_zones','date':'%s'".formatted(OldGround.DAY))
                    .path(0);
            double metres =
                    Geodesics.distance(new Coordinate(116.01, 23 + 0.03 / 7), new Coordinate(116.05, 23 + 0.15 / 7));
            assertThat(row.path("lengthM").doubleValue()).isCloseTo(metres, within(1e-3));
            assertThat(row.path("overlaps").booleanValue()).isFalse();
        }
    }

    private static void insert(String id, String wkt) {
        RunningService.bean(JdbcClient.class)
                .sql(
                        "INSERT INTO public.industrial_zones (id, valid_from, valid_to, provenance, geom, name) VALUES (?, DATE '1950-01-01', DATE '1951-01-01', 'invented', ST_Multi(ST_GeomFromText(?, 4490)), ?)")
                .params(id, wkt, id)
                .update();
    }

    @Test
    void badInputsAreRefused() {
        neighbours.refusal("inputs.features", "'date':'2026-01-01'");
        neighbours.refusal("inputs.layer", "'layer':'service_stations'");
        neighbours.refusal("inputs.id", "'layer':'towns','id':'nowhere'");
        neighbours.refusal("inputs.filter", "'layer':'towns','id':'445103113','filter':'pilot = true'");
        neighbours.refusal("inputs.filter", "'layer':'towns','filter':'nothing = 1'");
        neighbours.refusal("inputs.bothDirections", "'layer':'towns','bothDirections':1");
    }

    @Test
    void theAnswerTellsOfWhatItWasMadeAlsoAsACommand(@TempDir Path folder) {
        JsonNode answer = neighbours.answer("'layer':'counties','date':'2026-01-01'");
        assertThat(answer.path("revisions").path("counties").isIntegralNumber()).isTrue();
        assertThat(answer.path("date").stringValue()).isEqualTo("2026-01-01");
        CommandRun run = new CommandRun(RunningService.database(), folder);
        assertThat(run.gis("", "neighbours", "--layer", "counties", "--both-directions")
                        .output())
                .contains("湘桥区", "LINESTRING");
    }
}
