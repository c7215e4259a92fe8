package chaozhou.gis.analysis.locate;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chaozhou.gis.RunningService;
import chaozhou.gis.RunningService.Answer;
import chaozhou.gis.analysis.AnalysisInputs;
import chaozhou.gis.analysis.SampleGround;
import chaozhou.gis.analysis.proximity.Proximity;
import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.catalog.LayerStates;
import chaozhou.gis.geo.Geodesics;
import chaozhou.gis.transfer.FormPost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LocateIT {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String EXECUTION = "/api/processes/locate/execution";
    private static final String IN_FENGXI = "[116.602,23.652]";

    private final JdbcClient jdbc = RunningService.bean(JdbcClient.class);

    private static Answer get(String path, String language) {
        return RunningService.get(path, "Accept-Language", language);
    }

    private static Answer execute(String body) {
        return RunningService.post(EXECUTION, body.replace('\'', '"'));
    }

    private static List<JsonNode> locate(String coordinates, String otherInputs) {
        Answer answer = execute("{'inputs':{'features':{'type':'MultiPoint','coordinates':[%s]}%s}}"
                .formatted(coordinates, otherInputs));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/geo+json");
        return answer.json().path("features").values().stream()
                .map(feature -> feature.path("properties").path("places"))
                .toList();
    }

    private static List<String> names(JsonNode places, String layer) {
        return places.path(layer).values().stream()
                .map(place -> place.path("name").stringValue())
                .toList();
    }

    private static List<String> ids(JsonNode places, String layer) {
        return places.path(layer).values().stream()
                .map(place -> place.path("id").stringValue())
                .toList();
    }

    @ParameterizedTest
    @CsvFileSource(resources = "seats.csv", numLinesToSkip = 1)
    void theSeatOfATownLiesInIt(String code, String name, String county, double longitude, double latitude) {
        JsonNode places = locate("[%s,%s]".formatted(longitude, latitude), "").get(0);
        assertThat(places.path("towns"))
                .isEqualTo(
                        JSON.readTree("[{\"id\":\"%s\",\"name\":\"%s\",\"code\":\"%s\"}]".formatted(code, name, code)));
        assertThat(ids(places, "counties")).containsExactly(county);
    }

    @Test
    void theGroundOfFengxiChangedHands() {
        JsonNode before = locate(IN_FENGXI, ",'date':'2023-11-30'").get(0);
        assertThat(names(before, "counties")).containsExactly("枫溪区");
        assertThat(before.path("counties").path(0).path("code").isNull()).isTrue();
        assertThat(names(before, "towns")).isEmpty();
        assertThat(names(before, "villages")).hasSize(1);
        JsonNode today = locate(IN_FENGXI, "").get(0);
        assertThat(names(today, "counties")).containsExactly("潮安区");
        assertThat(names(today, "towns")).containsExactly("枫溪镇");
        assertThat(names(today, "villages")).isEqualTo(names(before, "villages"));
    }

    @Test
    void nothingCoversTheOpenSea() {
        JsonNode places = locate("[118.5,22.5]", "").get(0);
        assertThat(places).isEqualTo(JSON.readTree("""
                                {"counties":[],"towns":[],"villages":[],"industrial_zones":[],"farm_parks":[],"marine_ranches":[]}
                                """));
    }

    @Test
    void outsideTheCityTheNearestDivisionsAreTold() {
        JsonNode nearest = execute("{'inputs':{'features':{'type':'Point','coordinates':[118.5,22.5]}}}")
                .json()
                .at("/features/0/properties/nearest");
        assertThat(nearest.propertyNames()).containsExactly("counties", "towns", "villages");
        Geometry village =
                SampleGround.of("villages").get(nearest.at("/villages/id").stringValue());
        Coordinate point = new Coordinate(118.5, 22.5);
        double least = Double.POSITIVE_INFINITY;
        for (Coordinate corner : village.getCoordinates()) {
            least = Math.min(least, Geodesics.distance(point, corner));
        }
        // The coast there points to the sea, so that a corner is the nearest.
        for (String layer : List.of("counties", "towns", "villages")) {
            assertThat(nearest.path(layer).path("distanceM").doubleValue()).isCloseTo(least, within(0.01));
        }
        SampleGround.of("villages").forEach((id, other) -> {
            for (Coordinate corner : other.getCoordinates()) {
                assertThat(Geodesics.distance(point, corner))
                        .isGreaterThan(nearest.at("/villages/distanceM").doubleValue() - 1e-3);
            }
        });
        assertThat(execute("{'inputs':{'features':{'type':'Point','coordinates':%s}}}".formatted(IN_FENGXI))
                        .json()
                        .at("/features/0/properties/nearest")
                        .isMissingNode())
                .isTrue();
    }

    @Test
    void onlyTheLayersAskedForAnswer() {
        JsonNode places = locate(IN_FENGXI, ",'layers':['villages','counties']").get(0);
        assertThat(places.propertyNames()).containsExactly("counties", "villages");
    }

    @Test
    void featuresKeepTheirOrderAndTheirIds() {
        Answer answer = execute("""
                {'inputs':{'features':{'type':'FeatureCollection','features':[
                  {'type':'Feature','id':'b','geometry':{'type':'Point','coordinates':[118.5,22.5]}},
                  {'type':'Feature','id':1,'properties':{'n':1},'geometry':{'type':'Point','coordinates':[116.602,23.652]}},
                  {'type':'Feature','geometry':{'type':'Point','coordinates':[116.602,23.652,8]}}]}}}
                """);
        JsonNode features = answer.json().path("features");
        assertThat(features.size()).isEqualTo(3);
        assertThat(features.path(0).path("id").stringValue()).isEqualTo("b");
        assertThat(features.path(1).path("id").stringValue()).isEqualTo("1");
        assertThat(features.path(1).path("properties").path("n").intValue()).isEqualTo(1);
        assertThat(features.path(2).path("id").stringValue()).isEqualTo("3");
        assertThat(features.path(2).path("geometry"))
                .isEqualTo(JSON.readTree("{\"type\":\"Point\",\"coordinates\":[116.602,23.652]}"));
        assertThat(names(features.path(1).path("properties").path("places"), "towns"))
                .containsExactly("枫溪镇");
    }

    /** Middles of edges and corners, where two or more villages, often towns and counties, meet. */
    @Test
    void aPointOnASharedEdgeBelongsToOneVillageWithinItsTownAndCounty() {
        List<String> positions = jdbc.sql("""
                        WITH inForce AS (SELECT id, geom FROM public.villages WHERE valid_to IS NULL),
                        corner AS (
                          SELECT (dump).path, (dump).geom, lead((dump).geom) OVER (PARTITION BY id, (dump).path[1:2] ORDER BY (dump).path) AS next
                          FROM inForce, ST_DumpPoints(geom) AS dump
                        ),
                        candidate AS (
                          SELECT geom FROM corner
                          UNION ALL
                          SELECT ST_SetSRID(ST_MakePoint((ST_X(geom) + ST_X(next)) / 2, (ST_Y(geom) + ST_Y(next)) / 2), 4490)
                          FROM corner WHERE next IS NOT NULL
                        )
                        SELECT '[' || ST_X(geom) || ',' || ST_Y(geom) || ']' FROM candidate
                        GROUP BY geom HAVING count(*) > 1
                        ORDER BY md5(ST_AsText(geom))
                        LIMIT 4000
                        """).query(String.class).list();
        assertThat(positions).hasSizeGreaterThan(1000);
        List<JsonNode> answers = locate(String.join(",", positions), "");
        Map<String, String> towns = parents("villages", "town_code");
        Map<String, String> counties = parents("towns", "county_code");
        for (int i = 0; i < answers.size(); i++) {
            JsonNode places = answers.get(i);
            assertThat(ids(places, "villages")).as(positions.get(i)).hasSize(1);
            String town = towns.get(ids(places, "villages").get(0));
            assertThat(ids(places, "towns")).as(positions.get(i)).containsExactly(town);
            assertThat(ids(places, "counties")).as(positions.get(i)).containsExactly(counties.get(town));
        }
    }

    private Map<String, String> parents(String layer, String attribute) {
        Map<String, String> parents = new HashMap<>();
        jdbc.sql("SELECT id, %s FROM public.%s WHERE valid_to IS NULL".formatted(attribute, layer))
                .query(row -> {
                    parents.put(row.getString(1), row.getString(2));
                });
        return parents;
    }

    @Test
    void theAnswersAgreeWithAnIndependentComputation() {
        SplittableRandom random = new SplittableRandom(7);
        List<Coordinate> points = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            points.add(new Coordinate(random.nextDouble(116.4, 117.2), random.nextDouble(23.4, 24.2)));
        }
        List<JsonNode> answers = locate(
                points.stream().map(p -> "[%s,%s]".formatted(p.x, p.y)).collect(joining(",")),
                ",'layers':['villages']");
        Map<String, IndexedPointInAreaLocator> villages = new HashMap<>();
        jdbc.sql("SELECT id, ST_AsBinary(geom) AS wkb FROM public.villages WHERE valid_to IS NULL")
                .query(row -> {
                    villages.put(row.getString("id"), area(row.getBytes("wkb")));
                });
        for (int i = 0; i < points.size(); i++) {
            Coordinate point = points.get(i);
            List<String> expected = villages.entrySet().stream()
                    .filter(village -> village.getValue().locate(point) != Location.EXTERIOR)
                    .map(Map.Entry::getKey)
                    .toList();
            assertThat(ids(answers.get(i), "villages")).isEqualTo(expected);
        }
    }

    private static IndexedPointInAreaLocator area(byte[] wkb) {
        try {
            return new IndexedPointInAreaLocator(new WKBReader().read(wkb));
        } catch (ParseException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Test
    void aDocumentHasTheOutputByItsName() {
        Answer answer = execute(
                "{'inputs':{'features':{'type':'Point','coordinates':[116.602,23.652]}},'response':'document'}");
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        JsonNode output = answer.json().path("places");
        assertThat(output.path("mediaType").stringValue()).isEqualTo("application/geo+json");
        assertThat(output.path("value").path("type").stringValue()).isEqualTo("FeatureCollection");
    }

    @Test
    void theListLeadsToTheDescriptionAndItToTheExecution() {
        JsonNode list = get("/api/processes", "zh").json();
        JsonNode summary = list.path("processes").values().stream()
                .filter(process -> process.path("id").stringValue().equals("locate"))
                .findFirst()
                .orElseThrow();
        assertThat(summary.path("jobControlOptions"))
                .isEqualTo(JSON.readTree("[\"sync-execute\",\"async-execute\",\"dismiss\"]"));
        String self = summary.path("links").path(0).path("href").stringValue();
        assertThat(self)
                .isEqualTo(RunningService.address("/api/processes/locate").toString());
        JsonNode description = get("/api/processes/locate", "zh").json();
        assertThat(description.path("inputs").propertyNames())
                .contains("features", "layer", "filter", "file", "crs", "strict", "date", "layers");
        assertThat(description.path("outputs").propertyNames()).containsExactly("places");
        assertThat(description.path("links").path(1).path("href").stringValue()).isEqualTo(self + "/execution");
    }

    @Test
    void bothComeAsPagesToo() {
        assertThat(get("/api/processes?f=html", "zh").text()).contains("定位：点在哪里", "/api/processes/locate");
        Answer page = RunningService.get("/api/processes/locate", "Accept", "text/html", "Accept-Language", "en");
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.text()).contains("Locate: what covers a point", "Counties and districts");
    }

    @ParameterizedTest
    @CsvSource({"zh, 要素, 县区", "en, Features, Counties and districts", "fr, 要素, 县区"})
    void theDescriptionIsInTheLanguageOfTheReader(String language, String features, String counties) {
        JsonNode inputs = get("/api/processes/locate", language).json().path("inputs");
        assertThat(inputs.path("features").path("title").stringValue()).isEqualTo(features);
        JsonNode layers = inputs.path("layers").path("schema").path("items").path("oneOf");
        assertThat(layers.path(0).path("title").stringValue()).isEqualTo(counties);
    }

    private static void assertProblem(Answer answer, int status, String parameter) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().path("parameter").asString("")).isEqualTo(parameter);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "body | ''",
                "body | {",
                "inputs | {}",
                "inputs.features | {'inputs':{}}",
                "inputs.features | {'inputs':{'features':{'type':'Polygon'}}}",
                "inputs.features | {'inputs':{'features':{'type':'Point','coordinates':[1e400,1]}}}",
                "inputs.features | {'inputs':{'features':{'type':'Point','coordinates':[23.7,116.6]}}}",
                "body | {'inputs':{'features':{'type':'Point','coordinates':[NaN,1]}}}",
                "inputs.date | {'inputs':{'features':{'type':'Point','coordinates':[1,1]},'date':'2023-02-30'}}",
                "inputs.layers[0] | {'inputs':{'features':{'type':'Point','coordinates':[1,1]},'layers':['roads']}}",
                "inputs.layers[0] | {'inputs':{'features':{'type':'Point','coordinates':[1,1]},'layers':['aid_projects']}}",
            })
    void badInputIsAProblemThatNamesThePlace(String parameter, String body) {
        assertProblem(execute(body), 400, parameter);
    }

    @Test
    void tooLargeABodyIsAProblemThatLeadsToForms() {
        Answer answer = execute(" ".repeat((8 << 20) + 1));
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.json().path("detail").stringValue()).contains("multipart/form-data");
    }

    @Test
    void whatIsInMemoryAnswersAsTheDatabaseDoes() {
        Catalog catalog = RunningService.bean(Catalog.class);
        LayerStates states = RunningService.bean(LayerStates.class);
        List<Layer> layers = AnalysisInputs.polygonal(catalog);
        LocalDate day = LocalDate.of(2023, 6, 1);
        Locate.Finder inMemory = new Locate(catalog, new LayerAreas(states, jdbc), jdbc).in(layers, day);
        Locate.Finder inDatabase = new Locate(catalog, new LayerAreas(states, jdbc, 0), jdbc).in(layers, day);
        SplittableRandom random = new SplittableRandom(11);
        List<Coordinate> points = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            points.add(new Coordinate(random.nextDouble(116.3, 117.3), random.nextDouble(23.3, 24.3)));
        }
        // Corners that areas have in common, and the middles of their edges.
        jdbc.sql("""
                        SELECT ST_X((dump).geom) AS x, ST_Y((dump).geom) AS y
                        FROM (SELECT id, ST_DumpPoints(geom) AS dump FROM public.villages ORDER BY md5(id) LIMIT 12) AS corner
                        """).query(row -> {
            Coordinate corner = new Coordinate(row.getDouble("x"), row.getDouble("y"));
            Coordinate last = points.get(points.size() - 1);
            points.add(new Coordinate((corner.x + last.x) / 2, (corner.y + last.y) / 2));
            points.add(corner);
        });
        assertThat(inMemory.covers(points)).isEqualTo(inDatabase.covers(points));
        assertThat(nearest(layers, day, inMemory, points.subList(0, 300)))
                .isEqualTo(nearest(layers, day, inDatabase, points.subList(0, 300)));
    }

    /** For each point the nearest divisions outside of which it lies, with metres to a tenth of a millimetre. */
    private static List<Map<Integer, String>> nearest(
            List<Layer> layers, LocalDate day, Locate.Finder finder, List<Coordinate> points) {
        try {
            return new Outside(layers, day, finder, RunningService.bean(Proximity.class))
                            .nearest(
                                    points.stream()
                                            .map(new GeometryFactory()::createPoint)
                                            .toList(),
                                    finder.covers(points))
                            .stream()
                            .map(found -> found.entrySet().stream()
                                    .collect(Collectors.toMap(
                                            Map.Entry::getKey,
                                            entry -> "%s %.4f"
                                                    .formatted(
                                                            entry.getValue().id(),
                                                            entry.getValue().metres()))))
                            .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aTableIsAnsweredRowByRow(@TempDir Path folder) throws IOException {
        SplittableRandom random = new SplittableRandom(12);
        StringBuilder table = new StringBuilder("编号,经度,纬度,说明\r\n");
        for (int i = 1; i <= 3000; i++) {
            table.append("%d,%.7f,%.7f,\"第%d户, 一号\"\r\n"
                    .formatted(i, random.nextDouble(116.5, 116.7), random.nextDouble(23.6, 23.75), i));
        }
        table.append("3001,,23.6,没有经度\r\n3002,abc,23.6,不是数\r\n3003,216.6,23.6,不在地球上\r\n3004,118.5,22.5,海上\r\n");
        Path file = Files.write(folder.resolve("住户.csv"), table.toString().getBytes(Charset.forName("GBK")));
        Answer answer = FormPost.send(
                "locate",
                Map.of(
                        "inputs",
                        Map.of("layers", List.of("counties", "villages"), "crs", "EPSG:4490"),
                        "outputs",
                        Map.of("places", Map.of("format", Map.of("mediaType", "text/csv")))),
                file);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        List<String> lines = answer.text().lines().toList();
        assertThat(lines).hasSize(3005);
        assertThat(lines.get(0))
                .isEqualTo(
                        "\ufeffid,编号,经度,纬度,说明,counties_id,counties_name,counties_code,counties_distanceM,villages_id,villages_name,villages_code,villages_distanceM,remark,wkt");
        assertThat(lines.get(1))
                .startsWith("1,1,116.")
                .contains(",\"第1户, 一号\",4451")
                .endsWith(")");
        assertThat(lines.get(3001)).contains("不是坐标");
        assertThat(lines.get(3002)).contains("“abc 23.6”不是坐标");
        assertThat(lines.get(3003)).contains("不是经纬度");
        assertThat(lines.get(3004))
                .matches(
                        "3004,3004,118.5,22.5,海上,445122,饶平县,445122,1\\d{5}[.]\\d+,445122\\d+,[^,]+,445122\\d+,1\\d{5}[.]\\d+,,POINT [(]118.5 22.5[)]");
    }

    @Test
    void fieldsThatAreCalledLikeWhatIsFoundKeepTheirValues() {
        JsonNode properties = execute(
                        "{'inputs':{'layers':['towns'],'features':{'type':'Feature','geometry':{'type':'Point','coordinates':[116.602,23.652]},'properties':{'places':'两处','remark':'旧'}}}}")
                .json()
                .at("/features/0/properties");
        assertThat(properties.at("/places/towns/0/name").stringValue()).isEqualTo("枫溪镇");
        assertThat(properties.path("places_2").stringValue()).isEqualTo("两处");
        assertThat(properties.path("remark_2").stringValue()).isEqualTo("旧");
        assertThat(properties.has("remark")).isFalse();
    }

    /** A reader of CSV would take the first of two columns of one name. */
    @Test
    void onlyTheShapesOfAnAnswerAreInAColumnCalledWkt() {
        String answer = execute(
                        "{'inputs':{'layers':['towns'],'features':{'type':'Feature','geometry':{'type':'Point','coordinates':[116.602,23.652]},'properties':{'wkt':'旧'}}},'outputs':{'places':{'format':{'mediaType':'text/csv'}}}}")
                .text();
        assertThat(answer.lines().toList().get(0))
                .isEqualTo("\ufeffid,wkt_2,towns_id,towns_name,towns_code,towns_distanceM,remark,wkt");
    }

    @ParameterizedTest
    @CsvSource({"text/plain", "application/x-www-form-urlencoded", "nonsense"})
    void otherContentTypesAreProblems(String contentType) {
        HttpRequest request = HttpRequest.newBuilder(RunningService.address(EXECUTION))
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString("inputs=1"))
                .build();
        assertProblem(RunningService.send(request), 415, "Content-Type");
    }

    @Test
    void unknownProcessesAreNotFound() {
        assertProblem(get("/api/processes/nowhere", "zh"), 404, "");
        assertThat(get("/api/processes/nowhere", "zh").json().path("type").stringValue())
                .endsWith("/ogcapi-processes-1/1.0/no-such-process");
        assertProblem(RunningService.post("/api/processes/nowhere/execution", "{}"), 404, "");
        assertProblem(get("/api/processes/locate%27;--", "zh"), 404, "");
    }

    @Test
    void unknownParametersAreProblems() {
        assertProblem(get("/api/processes?f=xml", "zh"), 400, "f");
        assertProblem(get("/api/processes?limit=0", "zh"), 400, "limit");
        assertProblem(get("/api/processes/locate?x=1", "zh"), 400, "x");
        assertProblem(RunningService.post(EXECUTION + "?x=1", "{}"), 400, "x");
    }

    @Test
    void anExecutionIsPosted() {
        assertProblem(get(EXECUTION, "zh"), 405, "");
    }
}
