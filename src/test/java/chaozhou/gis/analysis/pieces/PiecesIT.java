package chaozhou.gis.analysis.pieces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chaozhou.gis.RunningService;
import chaozhou.gis.analysis.ProcessQuestions;
import chaozhou.gis.analysis.SampleGround;
import chaozhou.gis.analysis.TableQuestions;
import chaozhou.gis.cli.CommandRun;
import chaozhou.gis.geo.Coverages;
import chaozhou.gis.geo.Geodesics;
import chaozhou.gis.query.geometry.GeoJsonGeometryReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Geometry;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class PiecesIT {

    private static final String STAR =
            "'with':{'type':'Polygon','coordinates':[[[116.45,23.55],[116.71,23.62],[116.93,23.58],[116.77,23.73],[116.83,23.95],[116.62,23.79],[116.45,23.55]]]}";

    private final TableQuestions dissolve = new TableQuestions("dissolve");
    private final TableQuestions clip = new TableQuestions("clip");
    private final TableQuestions difference = new TableQuestions("difference");
    private final TableQuestions union = new TableQuestions("union");

    private static List<JsonNode> features(TableQuestions process, String inputs) {
        List<JsonNode> features = new ArrayList<>();
        process.ask(inputs, "application/geo+json").json().path("features").forEach(features::add);
        return features;
    }

    private static List<Geometry> shapes(List<JsonNode> features) {
        return features.stream()
                .map(feature -> GeoJsonGeometryReader.read(feature.path("geometry")))
                .toList();
    }

    private static double sum(List<JsonNode> features, String property) {
        return features.stream()
                .mapToDouble(
                        feature -> feature.path("properties").path(property).doubleValue())
                .sum();
    }

    /** The demanded accuracy: 1 m² for each km². */
    private static void assertSameArea(double found, double expected) {
        assertThat(found).isCloseTo(expected, within(expected / 1e6));
    }

    @Test
    void villagesDissolveIntoTheirTowns() {
        List<JsonNode> towns = features(
                dissolve,
                "'layer':'villages','by':['town_code'],'attributes':{'population':['sum','count'],'name':'first'}");
        Map<String, Geometry> expected = SampleGround.of("towns");
        // Two farms have no villages.
        assertThat(towns).hasSize(expected.size() - 2);
        for (JsonNode town : towns) {
            JsonNode row = town.path("properties");
            Geometry of = expected.get(row.path("town_code").stringValue());
            assertSameArea(row.path("areaM2").doubleValue(), Geodesics.area(of));
        }
        assertThat(Coverages.isCoverage(shapes(towns))).isTrue();
        assertThat(sum(towns, "count")).isEqualTo(1020);
        Map<String, Long> sums = new HashMap<>();
        RunningService.bean(JdbcClient.class)
                .sql(
                        "SELECT town_code, sum(population) AS sum, min(name) FROM villages WHERE valid_to IS NULL GROUP BY 1")
                .query(row -> {
                    sums.put(row.getString(1), row.getLong(2));
                });
        for (JsonNode town : towns) {
            assertThat(town.at("/properties/population_sum").doubleValue())
                    .isEqualTo(sums.get(town.at("/properties/town_code").stringValue())
                            .doubleValue());
        }
    }

    @Test
    void withoutAnAttributeAllBecomeOne() {
        JsonNode rows = dissolve.rows("'layer':'counties'");
        assertThat(rows.size()).isEqualTo(1);
        double[] all = new double[1];
        SampleGround.of("counties").values().forEach(shape -> all[0] += Geodesics.area(shape));
        assertSameArea(rows.path(0).path("areaM2").doubleValue(), all[0]);
    }

    @Test
    void areasThatOverlapAreUnitedAndSaidSo() {
        String squares = """
                'features':{'type':'FeatureCollection','features':[
                {'type':'Feature','properties':{'n':1,'kind':'a'},'geometry':{'type':'Polygon','coordinates':[[[116.6,23.6],[116.602,23.6],[116.602,23.602],[116.6,23.602],[116.6,23.6]]]}},
                {'type':'Feature','properties':{'n':5,'kind':'b'},'geometry':{'type':'Polygon','coordinates':[[[116.601,23.6],[116.603,23.6],[116.603,23.602],[116.601,23.602],[116.601,23.6]]]}},
                {'type':'Feature','properties':{'n':null,'kind':'b'},'geometry':null}]}""";
        JsonNode answer = dissolve.answer(
                squares + ",'attributes':{'n':['sum','mean','minimum','maximum','count'],'kind':'list'}");
        JsonNode row = answer.path("rows").path(0);
        assertThat(row.path("n_sum").doubleValue()).isEqualTo(6);
        assertThat(row.path("n_mean").doubleValue()).isEqualTo(3);
        assertThat(row.path("n_minimum").doubleValue()).isEqualTo(1);
        assertThat(row.path("n_maximum").doubleValue()).isEqualTo(5);
        assertThat(row.path("n_count").longValue()).isEqualTo(2);
        assertThat(row.path("kind_list").stringValue()).isEqualTo("a; b");
        JsonNode whole = new TableQuestions("measure")
                .rows(
                        "'features':{'type':'Polygon','coordinates':[[[116.6,23.6],[116.603,23.6],[116.603,23.602],[116.6,23.602],[116.6,23.6]]]}");
        assertThat(row.path("areaM2").doubleValue())
                .isCloseTo(whole.path(0).path("areaM2").doubleValue(), within(1.0));
        assertThat(answer.path("notes").toString())
                .contains("do not share their edges exactly", "feature 3: It has no shape.");
        dissolve.refusal("inputs.attributes.kind", squares + ",'attributes':{'kind':'sum'}");
        dissolve.refusal("inputs.attributes.n", squares + ",'attributes':{'n':'median'}");
        dissolve.refusal("inputs.by", squares + ",'by':'colour'");
    }

    @Test
    void fieldsThatAreCalledLikeColumnsOfTheAnswerAreKept() {
        JsonNode row = dissolve.rows(two("{'count':7,'areaM2':1,'n':3}", "{'count':7,'areaM2':1,'n':4}")
                        + ",'by':['count','areaM2'],'attributes':{'n':'sum'}")
                .path(0);
        assertThat(row.path("count").intValue()).isEqualTo(2);
        assertThat(row.path("count_2").intValue()).isEqualTo(7);
        assertThat(row.path("areaM2_2").intValue()).isEqualTo(1);
        assertThat(row.path("areaM2").doubleValue()).isGreaterThan(1e6);
        assertThat(row.path("n_sum").doubleValue()).isEqualTo(7);
    }

    /** Tables of text have no other numbers. */
    @Test
    void textsThatTellNumbersAreAddedUp() {
        JsonNode row = dissolve.rows(two("{'n':'3.5'}", "{'n':' -1 '}") + ",'attributes':{'n':['sum','minimum']}")
                .path(0);
        assertThat(row.path("n_sum").doubleValue()).isEqualTo(2.5);
        assertThat(row.path("n_minimum").doubleValue()).isEqualTo(-1);
        dissolve.refusal("inputs.attributes.n", two("{'n':'3.5'}", "{'n':'无'}") + ",'attributes':{'n':'sum'}");
    }

    @Test
    void aNumberIsTheSameHoweverItIsWritten() {
        assertThat(dissolve.rows(two("{'k':1}", "{'k':1.0}") + ",'by':'k'").size())
                .isEqualTo(1);
        assertThat(dissolve.rows(two("{'k':1}", "{'k':1.5}") + ",'by':'k'").size())
                .isEqualTo(2);
    }

    /** Two squares that share an edge. */
    private static String two(String propertiesOfOne, String propertiesOfOther) {
        String square =
                "{'type':'Feature','properties':%1$s,'geometry':{'type':'Polygon','coordinates':[[[%2$s,23.6],[%3$s,23.6],[%3$s,23.61],[%2$s,23.61],[%2$s,23.6]]]}}";
        return "'features':{'type':'FeatureCollection','features':[%s,%s]}"
                .formatted(
                        square.formatted(propertiesOfOne, 116.6, 116.61),
                        square.formatted(propertiesOfOther, 116.61, 116.62));
    }

    @Test
    void clipAndDifferenceMakeTheWholeAndStayACoverage() {
        List<JsonNode> inside = features(clip, "'layer':'villages'," + STAR);
        List<JsonNode> outside = features(difference, "'layer':'villages'," + STAR);
        assertThat(inside).hasSizeBetween(100, 1000);
        Map<String, Double> areas = new HashMap<>();
        inside.forEach(part -> areas.merge(
                part.at("/properties/id").stringValue(),
                part.at("/properties/areaM2").doubleValue(),
                Double::sum));
        outside.forEach(part -> areas.merge(
                part.at("/properties/id").stringValue(),
                part.at("/properties/areaM2").doubleValue(),
                Double::sum));
        Map<String, Geometry> villages = SampleGround.of("villages");
        assertThat(areas.keySet()).isEqualTo(villages.keySet());
        areas.forEach((id, area) -> assertSameArea(area, Geodesics.area(villages.get(id))));
        assertThat(inside.get(0).path("properties").has("town_code")).isTrue();
        assertThat(Coverages.isCoverage(shapes(inside))).isTrue();
        List<Geometry> all = new ArrayList<>(shapes(inside));
        all.addAll(shapes(outside));
        assertThat(Coverages.isCoverage(all)).isTrue();
        assertThat(inside)
                .anySatisfy(part ->
                        assertThat(part.at("/properties/share").doubleValue()).isStrictlyBetween(0.01, 0.99));
    }

    @Test
    void aClipIsWhatPostGisCutsOff() {
        List<JsonNode> parts =
                features(clip, "'layer':'villages','withLayer':'industrial_zones','withFilter':'area(geom) > 100000'");
        double[] expected = new double[2];
        RunningService.bean(JdbcClient.class).sql("""
                        WITH mask AS (SELECT ST_Union(geom) AS geom FROM industrial_zones WHERE valid_to IS NULL AND ST_Area(geom::geography) > 100000)
                        SELECT count(*), sum(ST_Area(part.geom::geography)) FROM villages CROSS JOIN mask
                        CROSS JOIN LATERAL (SELECT ST_CollectionExtract(ST_Intersection(villages.geom, mask.geom), 3) AS geom) AS part
                        WHERE villages.valid_to IS NULL AND ST_Area(part.geom::geography) > 0.01""").query(row -> {
            expected[0] = row.getDouble(1);
            expected[1] = row.getDouble(2);
        });
        assertThat(parts).hasSize((int) expected[0]);
        assertSameArea(sum(parts, "areaM2"), expected[1]);
    }

    @Test
    void partsAddUpHoweverLongTheEdgesAre() {
        String square =
                "'features':{'type':'Polygon','coordinates':[[[116.4,23.5],[116.9,23.5],[116.9,23.9],[116.4,23.5]]]},";
        String others =
                "'with':{'type':'Polygon','coordinates':[[[116.6,23.4],[116.65,23.4],[116.65,23.95],[116.6,23.4]]]}";
        double whole = new TableQuestions("measure")
                .rows(square.substring(0, square.length() - 1))
                .path(0)
                .path("areaM2")
                .doubleValue();
        double parts = clip.rows(square + others).path(0).path("areaM2").doubleValue()
                + difference.rows(square + others).path(0).path("areaM2").doubleValue();
        assertSameArea(parts, whole);
    }

    @Test
    void partsOfLinesMakeTheWholeLine() {
        String line =
                "'features':{'type':'LineString','coordinates':[[116.4,23.6],[116.9,23.75],[116.5,23.9]]}," + STAR;
        double length = new TableQuestions("measure")
                .rows(line.substring(0, line.indexOf(",'with'")))
                .path(0)
                .path("lengthM")
                .doubleValue();
        JsonNode inside = clip.rows(line).path(0);
        JsonNode outside = difference.rows(line).path(0);
        assertThat(inside.path("lengthM").doubleValue()).isBetween(10_000.0, length - 10_000);
        assertThat(inside.path("lengthM").doubleValue()
                        + outside.path("lengthM").doubleValue())
                .isCloseTo(length, within(length / 1e6));
        assertThat(inside.path("areaM2").isNull()).isTrue();
        assertThat(inside.path("share").doubleValue() + outside.path("share").doubleValue())
                .isCloseTo(1, within(1e-6));
    }

    @Test
    void theUnionOfTwoLayersIsThePiecesOfBoth() {
        List<JsonNode> pieces = features(union, "'layer':'towns','withLayer':'industrial_zones'");
        Map<String, Double> towns = new HashMap<>();
        Map<String, Double> zones = new HashMap<>();
        for (JsonNode piece : pieces) {
            JsonNode row = piece.path("properties");
            if (!row.path("id").isNull()) {
                towns.merge(row.path("id").stringValue(), row.path("areaM2").doubleValue(), Double::sum);
            }
            if (!row.path("withId").isNull()) {
                zones.merge(row.path("withId").stringValue(), row.path("areaM2").doubleValue(), Double::sum);
                assertThat(row.path("with_name").isString()).isTrue();
                assertThat(row.path("withShare").doubleValue()).isStrictlyBetween(0.0, 1.0 + 1e-9);
            }
        }
        Map<String, Geometry> expected = SampleGround.of("towns");
        assertThat(towns.keySet()).isEqualTo(expected.keySet());
        towns.forEach((id, area) -> assertSameArea(area, Geodesics.area(expected.get(id))));
        SampleGround.of("industrial_zones").forEach((id, zone) -> assertSameArea(zones.get(id), Geodesics.area(zone)));
    }

    /** Pieces of either set make its wholes, also where those of the one cut the long edges of the other. */
    @Test
    void piecesOfAUnionAddUpForBothSets() {
        String one = "{'type':'Polygon','coordinates':[[[116.4,23.5],[116.9,23.5],[116.9,23.9],[116.4,23.5]]]}";
        String other = "{'type':'Polygon','coordinates':[[[116.6,23.4],[116.95,23.4],[116.65,23.95],[116.6,23.4]]]}";
        double[] sums = new double[2];
        union.rows("'features':%s,'with':%s".formatted(one, other)).forEach(row -> {
            sums[0] += row.path("id").isNull() ? 0 : row.path("areaM2").doubleValue();
            sums[1] += row.path("withId").isNull() ? 0 : row.path("areaM2").doubleValue();
        });
        assertSameArea(sums[0], measured(one));
        assertSameArea(sums[1], measured(other));
    }

    private static double measured(String geoJson) {
        return new TableQuestions("measure")
                .rows("'features':" + geoJson)
                .path(0)
                .path("areaM2")
                .doubleValue();
    }

    @Test
    void wholeLayersTakeSeconds() {
        assertThat(new ProcessQuestions("union")
                        .ask("'layer':'villages','withLayer':'farm_parks'")
                        .status())
                .isEqualTo(200);
        long start = System.nanoTime();
        union.rows("'layer':'villages','withLayer':'industrial_zones'");
        assertThat((System.nanoTime() - start) / 1e9).isLessThan(5);
    }

    @Test
    void sliversAreLeftOutAndTold() {
        String inputs = """
                'features':{'type':'Polygon','coordinates':[[[116.6,23.6],[116.61,23.6],[116.61,23.61],[116.6,23.61],[116.6,23.6]]]},
                'with':{'type':'Polygon','coordinates':[[[116.60999,23.6],[116.62,23.6],[116.62,23.61],[116.60999,23.61],[116.60999,23.6]]]}""";
        double strip = clip.rows(inputs).path(0).path("areaM2").doubleValue();
        assertThat(strip).isBetween(1000.0, 1200.0);
        JsonNode none = clip.rows(inputs + ",'sliverM2':1200").path(0);
        assertThat(none.path("areaM2").doubleValue()).isZero();
        assertThat(none.path("remark").stringValue()).startsWith("略去小于 1200.0 平方米的碎片 1 个，共 1");
        JsonNode pieces = union.answer(inputs + ",'sliverM2':1200");
        assertThat(pieces.path("rows").size()).isEqualTo(2);
        assertThat(pieces.path("notes").toString()).contains("Left out 1 slivers");
        clip.refusal("inputs.sliverM2", inputs + ",'sliverM2':-1");
    }

    @Test
    void badInputsAreRefused() {
        clip.refusal("inputs.with", "'layer':'towns'");
        clip.refusal("inputs.with", "'layer':'towns','withLayer':'counties'," + STAR);
        clip.refusal("inputs.withFilter", "'layer':'towns','withFilter':'pilot = true'," + STAR);
        clip.refusal("inputs.withFilter", "'layer':'towns','withLayer':'towns','withFilter':'nothing = 1'");
        clip.refusal("inputs.withLayer", "'layer':'towns','withLayer':'aid_projects'");
        clip.refusal("inputs.with", "'layer':'towns','with':{'type':'Point','coordinates':[116.6,23.6]}");
        dissolve.refusal("inputs.features", "'by':'name'");
        union.refusal("inputs.layer", "'layer':'service_stations','withLayer':'towns'");
    }

    @Test
    void pointsAreClippedToo() {
        assertThat(clip.rows("'layer':'service_stations'," + STAR).size()).isBetween(10, 2000);
    }

    @Test
    void aFileIsClippedAsACommand(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("地块.geojson"),
                "{\"type\":\"Feature\",\"properties\":{\"名称\":\"一号地\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[116.6,23.6],[116.7,23.6],[116.7,23.7],[116.6,23.6]]]}}");
        CommandRun run = new CommandRun(RunningService.database(), folder);
        assertThat(run.gis("", "clip", file.toString(), "--with-layer", "counties", "--with-filter", "name = '湘桥区'")
                        .output())
                .contains("1,一号地,", "POLYGON");
        assertThat(run.gis(
                                "",
                                "dissolve",
                                "--layer",
                                "towns",
                                "--by",
                                "county_code",
                                "--attributes",
                                "{\"name\":\"count\"}")
                        .output())
                .contains("445102,")
                .contains("name_count");
    }
}
