package chaozhou.gis.analysis.summarize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chaozhou.gis.RunningService;
import chaozhou.gis.RunningService.Answer;
import chaozhou.gis.analysis.OldGround;
import chaozhou.gis.analysis.ProcessQuestions;
import chaozhou.gis.analysis.SampleGround;
import chaozhou.gis.analysis.TableQuestions;
import chaozhou.gis.geo.Geodesics;
import chaozhou.gis.http.MediaTypes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class SummarizeIT {

    private static final ProcessQuestions SUMMARIZE = new ProcessQuestions("summarize");

    private static Map<String, JsonNode> values(JsonNode answer) {
        Map<String, JsonNode> values = new HashMap<>();
        answer.path("values").forEach(unit -> values.put(unit.path("id").stringValue(), unit.path("value")));
        return values;
    }

    /** The values of the units of 1950 as a text: {@code a=1 b=0.5 c=null}; numbers to three digits. */
    private static String old(String layer, String of, String function) {
        return old(SUMMARIZE.answer(
                "'layer':'%s','of':'%s','date':'%s','function':%s".formatted(layer, of, OldGround.DAY, function)));
    }

    private static String old(JsonNode answer) {
        StringBuilder text = new StringBuilder();
        for (JsonNode unit : answer.path("values")) {
            JsonNode value = unit.path("value");
            String number = value.isNull() ? "null" : Double.toString(Math.round(value.doubleValue() * 1e3) / 1e3);
            text.append(unit.path("id").stringValue())
                    .append('=')
                    .append(number)
                    .append(' ');
        }
        return text.append("total=").append(answer.path("total")).toString();
    }

    private static double squareKm2() {
        Envelope square = new Envelope(
                OldGround.longitude(0), OldGround.longitude(1), OldGround.latitude(0), OldGround.latitude(1));
        return Geodesics.area(new GeometryFactory().toGeometry(square)) / 1e6;
    }

    @Test
    void eachStationIsCountedInTheVillageThatItLiesIn() {
        Map<String, Integer> expected = new HashMap<>();
        Map<String, Geometry> stations = SampleGround.of("service_stations");
        SampleGround.of("villages").forEach((id, village) -> {
            IndexedPointInAreaLocator locator = new IndexedPointInAreaLocator(village);
            stations.values().stream()
                    .filter(station -> locator.locate(station.getCoordinate()) != Location.EXTERIOR)
                    .forEach(station -> expected.merge(id, 1, Integer::sum));
        });
        JsonNode answer = SUMMARIZE.answer("'layer':'villages','of':'service_stations','function':'count'");
        assertThat(answer.path("values").size()).isEqualTo(1020);
        assertThat(answer.path("values").values())
                .extracting(unit -> unit.path("id").stringValue())
                .isSorted();
        values(answer)
                .forEach((id, value) -> assertThat(value.intValue()).as(id).isEqualTo(expected.getOrDefault(id, 0)));
        assertThat(answer.path("total").intValue())
                .isEqualTo(
                        expected.values().stream().mapToInt(Integer::intValue).sum());
        assertThat(answer.path("unit").isNull()).isTrue();
        assertThat(answer.path("attribute").isNull()).isTrue();
        assertThat(answer.path("revisions").propertyNames()).containsExactly("villages", "service_stations");
    }

    @Test
    void theAreaOfZonesWithinVillagesIsThatOfTheirIntersections() {
        Map<String, Geometry> zones = SampleGround.of("industrial_zones");
        Map<String, JsonNode> areas =
                values(SUMMARIZE.answer("'layer':'villages','of':'industrial_zones','function':'area'"));
        Map<String, JsonNode> shares =
                values(SUMMARIZE.answer("'layer':'villages','of':'industrial_zones','function':'share'"));
        SampleGround.of("villages").forEach((id, village) -> {
            Geometry built = OverlayNGRobust.union(zones.values().stream()
                    .filter(zone -> zone.intersects(village))
                    .map(zone -> OverlayNGRobust.overlay(zone, village, OverlayNG.INTERSECTION))
                    .toList());
            double expected = built == null ? 0 : Geodesics.area(built);
            assertThat(areas.get(id).doubleValue()).as(id).isCloseTo(expected, within(0.1));
            assertThat(shares.get(id).doubleValue())
                    .isCloseTo(expected / Geodesics.area(village), within(1e-6))
                    .isBetween(0.0, 1.0);
        });
    }

    @Test
    void villagesAddUpToTheirCounties() {
        JsonNode count = SUMMARIZE.answer("'layer':'counties','of':'villages','function':'count'");
        assertThat(count.path("total").intValue()).isEqualTo(1020);
        assertThat(count.path("values").values().stream()
                        .mapToInt(unit -> unit.path("value").intValue())
                        .sum())
                .isEqualTo(1020);
        JsonNode sum = SUMMARIZE.answer("'layer':'counties','of':'villages','function':'sum','attribute':'area_m2'");
        JsonNode area = SUMMARIZE.answer("'layer':'counties','of':'villages','function':'area'");
        assertThat(sum.path("unit").stringValue()).isEqualTo("m2");
        assertThat(area.path("total").doubleValue()).isCloseTo(sum.path("total").doubleValue(), within(1000.0));
    }

    @Test
    void aPointOnABorderCountsForTheUnitWithTheSmallestId() {
        try (OldGround ground = new OldGround()) {
            ground.village("b", 1, 2).village("a", 0, 1).village("c", 5, 6);
            ground.project("in a", 0.7, 0.5, 10.0)
                    .project("between", 1, 0.5, 20.0)
                    .project("in b", 1.5, 0.5, null)
                    .project("at the corner of b", 2, 1, null)
                    .project("outside", 3, 0.5, 40.0);
            assertThat(old("villages", "aid_projects", "'count'")).isEqualTo("a=2.0 b=2.0 c=0.0 total=4");
            assertThat(old("villages", "aid_projects", "'sum','attribute':'planned_yuan'"))
                    .isEqualTo("a=30.0 b=0.0 c=0.0 total=30.0");
            assertThat(old("villages", "aid_projects", "'mean','attribute':'planned_yuan'"))
                    .isEqualTo("a=15.0 b=null c=null total=null");
            assertThat(old("villages", "aid_projects", "'minimum','attribute':'planned_yuan'"))
                    .isEqualTo("a=10.0 b=null c=null total=null");
            assertThat(old("villages", "aid_projects", "'maximum','attribute':'planned_yuan'"))
                    .isEqualTo("a=20.0 b=null c=null total=null");
            assertThat(old("villages", "aid_projects", "'count','filter':'planned_yuan > 15'"))
                    .isEqualTo("a=1.0 b=0.0 c=0.0 total=1");
            assertThat(old("villages", "aid_projects", "'density'"))
                    .isEqualTo("a=%1$.3f b=%1$.3f c=0.0 total=null".formatted(2 / squareKm2()));
        }
    }

    /** Of the zone across two villages a half of the attribute goes to each; one that only touches a village counts for nothing. */
    @Test
    void areasCountAsFarAsTheyLieInAUnit() {
        try (OldGround ground = new OldGround()) {
            ground.village("a", 0, 1).village("b", 1, 2).village("c", 5, 6);
            ground.zone("across", 0.5, 1.5, 100).zone("is a", 0, 1, 50).zone("beside b", 2, 3, 7);
            assertThat(old("villages", "industrial_zones", "'count'")).isEqualTo("a=2.0 b=1.0 c=0.0 total=2");
            assertThat(old("villages", "industrial_zones", "'sum','attribute':'planned_area_m2'"))
                    .startsWith("a=100.0 b=50.0 c=0.0 total=1");
            assertThat(old("villages", "industrial_zones", "'mean','attribute':'planned_area_m2'"))
                    .isEqualTo("a=66.667 b=100.0 c=null total=null");
            assertThat(old("villages", "industrial_zones", "'minimum','attribute':'planned_area_m2'"))
                    .isEqualTo("a=50.0 b=100.0 c=null total=null");
            assertThat(old("villages", "industrial_zones", "'share'")).isEqualTo("a=1.0 b=0.5 c=0.0 total=null");
            assertThat(old("villages", "industrial_zones", "'density'"))
                    .isEqualTo("a=%.3f b=%.3f c=0.0 total=null".formatted(2 / squareKm2(), 1 / squareKm2()));
        }
    }

    @Test
    void unitsThatOverlapShareTheirPoints() {
        try (OldGround ground = new OldGround()) {
            ground.zone("z1", 0.5, 1.5, 0).zone("z2", 0, 1, 0).zone("z3", 2, 3, 0);
            ground.project("in both", 0.7, 0.5, null)
                    .project("in z1, at the edge of z2", 1, 0.5, null)
                    .project("at the edge of z3", 2, 0.5, null);
            assertThat(old("industrial_zones", "aid_projects", "'count'")).isEqualTo("z1=2.0 z2=1.0 z3=1.0 total=3");
        }
    }

    @Test
    void theDaySelects() {
        JsonNode before = SUMMARIZE.answer("'layer':'counties','of':'towns','function':'count','date':'2021-06-01'");
        assertThat(values(before)).containsKey("fengxi");
        assertThat(before.path("date").stringValue()).isEqualTo("2021-06-01");
        assertThat(values(SUMMARIZE.answer("'layer':'counties','of':'towns','function':'count'")))
                .doesNotContainKey("fengxi");
    }

    @ParameterizedTest
    @CsvSource({
        "service_stations, count",
        "service_stations, density",
        "industrial_zones, count",
        "industrial_zones, share",
        "farm_parks, area"
    })
    void villagesAreAnsweredSoon(String of, String function) {
        assertThat(SUMMARIZE.seconds("'layer':'villages','of':'%s','function':'%s'".formatted(of, function)))
                .isLessThan(1.5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "inputs.layer | 'of':'towns','function':'count'",
                "inputs.layer | 'layer':'service_stations','of':'towns','function':'count'",
                "inputs.layer | 'layer':'roads','of':'towns','function':'count'",
                "inputs.layer | 'layer':['villages'],'of':'towns','function':'count'",
                "inputs.of | 'layer':'villages','function':'count'",
                "inputs.of | 'layer':'villages','of':'villages','function':'count'",
                "inputs.of | 'layer':'villages','of':'x; drop table villages','function':'count'",
                "inputs.function | 'layer':'villages','of':'towns'",
                "inputs.attribute | 'layer':'villages','of':'towns','function':'median'",
                "inputs.layer | 'layer':'villages','of':'towns','function':'count','by':'hierarchy'",
                "inputs.by | 'of':'service_stations','function':'count','by':'hierarchy'",
                "inputs.function | 'layer':'villages','of':'towns','function':1",
                "inputs.function | 'layer':'villages','of':'service_stations','function':'area'",
                "inputs.function | 'layer':'villages','of':'service_stations','function':'share'",
                "inputs.attribute | 'layer':'villages','of':'towns','function':'sum'",
                "inputs.attribute | 'layer':'villages','of':'towns','function':'sum','attribute':'name'",
                "inputs.attribute | 'layer':'villages','of':'service_stations','function':'sum','attribute':'name'",
                "inputs.attribute | 'layer':'villages','of':'towns','function':'count','attribute':'area_m2'",
                "inputs.filter | 'layer':'villages','of':'towns','function':'count','filter':'population > 1'",
                "inputs.filter | 'layer':'villages','of':'towns','function':'count','filter':''",
                "inputs.date | 'layer':'villages','of':'towns','function':'count','date':'yesterday'",
                "inputs.by | 'layer':'villages','of':'towns','function':'count','by':'kind'",
            })
    void badInputIsRefusedByItsPlace(String parameter, String inputs) {
        SUMMARIZE.refusal(parameter, inputs);
    }

    @Test
    void whatIsAllowedIsTold() {
        assertThat(SUMMARIZE
                        .refusal("inputs.function", "'layer':'villages','of':'service_stations','function':'area'")
                        .path("allowed")
                        .toString())
                .isEqualTo("[\"count\",\"sum\",\"mean\",\"median\",\"minimum\",\"maximum\",\"density\"]");
        assertThat(SUMMARIZE
                        .refusal("inputs.of", "'layer':'villages','of':'villages','function':'count'")
                        .path("allowed")
                        .size())
                .isEqualTo(7);
    }

    @Test
    void itIsDescribedInTwoLanguages() {
        assertThat(RunningService.get("/api/processes/summarize", "Accept-Language", "zh")
                        .text())
                .contains("分区统计", "县区");
        assertThat(RunningService.get("/api/processes/summarize", "Accept-Language", "en")
                        .text())
                .contains("within the areas of another", "Counties and districts");
    }

    /** By codes, in SQL of another kind: the codes of divisions begin with that of what is above them. */
    @ParameterizedTest
    @CsvSource({
        "towns, sum, sum(population), 9",
        "counties, sum, sum(population), 6",
        "counties, mean, avg(population), 6",
        "counties, median, percentile_cont(0.5) WITHIN GROUP (ORDER BY population), 6",
        "towns, maximum, max(population), 9",
        "towns, minimum, min(population), 9"
    })
    void attributesAreRolledUpTheHierarchy(String layer, String function, String aggregate, int digits) {
        Map<String, Double> expected = new HashMap<>();
        RunningService.bean(JdbcClient.class)
                .sql(
                        "SELECT u.id, (SELECT %s FROM public.villages v WHERE v.valid_to IS NULL AND v.%s = u.code)::double precision AS value FROM public.%s u WHERE u.valid_to IS NULL"
                                .formatted(aggregate, digits == 9 ? "town_code" : "county_code", layer))
                .query(row -> {
                    expected.put(row.getString("id"), row.getObject("value", Double.class));
                });
        JsonNode answer = SUMMARIZE.answer(
                "'layer':'%s','of':'villages','by':'hierarchy','function':'%s','attribute':'population'"
                        .formatted(layer, function));
        assertThat(values(answer).keySet()).isEqualTo(expected.keySet());
        values(answer).forEach((id, value) -> {
            Double expectedValue = expected.get(id);
            assertThat(value.isNull()).as(id).isEqualTo(expectedValue == null && !function.equals("sum"));
            if (expectedValue != null) {
                assertThat(value.doubleValue()).as(id).isCloseTo(expectedValue, within(1e-6));
            }
        });
    }

    /** In 1950 the sample has no divisions: of the villages two name a town that the test adds, one another, one none. */
    @Test
    void featuresWhoseDivisionIsNotThereAreNamed() throws IOException {
        String inputs = "'of':'villages','by':'hierarchy','function':'count','date':'%s'".formatted(OldGround.DAY);
        try (OldGround ground = new OldGround()) {
            ground.village("a", 0, 1).village("b", 1, 2).village("c", 2, 3).village("d", 3, 4);
            JdbcClient jdbc = RunningService.bean(JdbcClient.class);
            jdbc.sql(
                            "UPDATE public.villages SET town_code = CASE WHEN id IN ('a', 'b') THEN '990001001' WHEN id = 'c' THEN '445103113' END WHERE valid_from = DATE '1950-01-01'")
                    .update();
            assertThat(SUMMARIZE
                            .answer("'layer':'towns'," + inputs)
                            .path("leftOut")
                            .toString())
                    .isEqualTo(
                            "{\"count\":4,\"codes\":[{\"code\":\"990001001\",\"count\":2},{\"code\":\"445103113\",\"count\":1},{\"code\":null,\"count\":1}],\"moreCodes\":0}");
            jdbc.sql(
                            "INSERT INTO public.towns (id, valid_from, valid_to, provenance, geom, name, code, county_code) SELECT 'old', valid_from, valid_to, 'invented', geom, 'old', '990001001', '990000' FROM public.villages WHERE id = 'a'")
                    .update();
            JsonNode towns = SUMMARIZE.answer("'layer':'towns'," + inputs);
            assertThat(old(towns)).isEqualTo("old=2.0 total=2");
            assertThat(towns.at("/leftOut/count").intValue()).isEqualTo(2);
            assertThat(SUMMARIZE.answer(inputs).path("leftOut").toString())
                    .startsWith("{\"count\":4,\"codes\":[{\"code\":\"990000\",\"count\":2},{\"code\":\"445103113\",");
            Answer csv = new TableQuestions("summarize").ask("'layer':'towns'," + inputs, "text/csv");
            assertThat(csv.header("Provenance")).contains("Left out 2 features", "445103113 (1), no code (1).");
        } finally {
            RunningService.bean(JdbcClient.class)
                    .sql("DELETE FROM public.towns WHERE id = 'old'")
                    .update();
        }
        assertThat(SUMMARIZE
                        .answer("'of':'villages','by':'hierarchy','function':'count'")
                        .path("leftOut")
                        .toString())
                .isEqualTo("{\"count\":0,\"codes\":[],\"moreCodes\":0}");
        assertThat(SUMMARIZE
                        .answer("'layer':'towns','of':'villages','function':'count'")
                        .has("leftOut"))
                .isFalse();
    }

    @Test
    void theWholeCityIsOneUnit() {
        JsonNode counties = SUMMARIZE.answer(
                "'layer':'counties','of':'villages','by':'hierarchy','function':'sum','attribute':'population'");
        JsonNode city = SUMMARIZE.answer("'of':'villages','by':'hierarchy','function':'sum','attribute':'population'");
        assertThat(city.path("values").size()).isEqualTo(1);
        assertThat(city.path("layer").isNull()).isTrue();
        assertThat(city.path("total").doubleValue())
                .isCloseTo(counties.path("total").doubleValue(), within(1e-6));
        double density = SUMMARIZE
                .answer("'of':'villages','by':'hierarchy','function':'density'")
                .at("/values/0/value")
                .doubleValue();
        double km2 = SampleGround.of("counties").values().stream()
                        .mapToDouble(Geodesics::area)
                        .sum()
                / 1e6;
        assertThat(density).isCloseTo(1020 / km2, within(1e-6));
        double villagesKm2 = SampleGround.of("villages").values().stream()
                        .mapToDouble(Geodesics::area)
                        .sum()
                / 1e6;
        assertThat(SUMMARIZE
                        .answer("'of':'villages','by':'hierarchy','function':'share'")
                        .at("/values/0/value")
                        .doubleValue())
                .isCloseTo(villagesKm2 / km2, within(1e-6));
    }

    @Test
    void theMedianIsWeightedByTheGroundInTheUnit() {
        try (OldGround ground = new OldGround()) {
            // a holds all of z1, a half of z2 and a quarter of z3.
            ground.village("a", 0, 2).village("b", 2, 5);
            ground.zone("z1", 0, 1, 10).zone("z2", 1, 3, 20).zone("z3", 1, 5, 90);
            assertThat(old("villages", "industrial_zones", "'median','attribute':'planned_area_m2'"))
                    .isEqualTo("a=10.0 b=90.0 total=null");
            ground.zone("z4", 0, 1, 30);
            assertThat(old("villages", "industrial_zones", "'median','attribute':'planned_area_m2'"))
                    .isEqualTo("a=20.0 b=90.0 total=null");
        }
    }

    @Test
    void everyFormatHasTheSameValues() throws IOException {
        TableQuestions tables = new TableQuestions("summarize");
        String inputs = "'layer':'towns','of':'villages','by':'hierarchy','function':'count'";
        JsonNode answer = SUMMARIZE.answer(inputs);
        assertThat(answer.path("process").stringValue()).isEqualTo("summarize");
        assertThat(answer.path("revisions").propertyNames()).containsExactly("towns", "villages");
        JsonNode features = tables.ask(inputs, MediaTypes.GEOJSON).json();
        assertThat(features.path("features").size()).isEqualTo(49);
        assertThat(features.at("/features/3/properties")).isEqualTo(answer.at("/values/3"));
        assertThat(features.at("/features/3/geometry/type").stringValue()).isEqualTo("MultiPolygon");
        assertThat(features.at("/provenance/parameters/by").stringValue()).isEqualTo("hierarchy");
        assertThat(tables.ask(inputs, "text/csv").text().lines()).hasSize(50);
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(
                tables.ask(inputs, MediaTypes.XLSX).response().body()))) {
            assertThat(book.getSheet("结果").getRow(4).getCell(3).getNumericCellValue())
                    .isEqualTo(answer.at("/values/3/value").doubleValue());
        }
    }
}
