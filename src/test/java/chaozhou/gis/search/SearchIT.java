package chaozhou.gis.search;

import static org.assertj.core.api.Assertions.assertThat;

import chaozhou.gis.RunningService;
import chaozhou.gis.RunningService.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SearchIT {

    private final JdbcClient jdbc = RunningService.bean(JdbcClient.class);

    private static Answer get(String query, String language) {
        return RunningService.get("/api/search?" + query, "Accept-Language", language);
    }

    private static List<JsonNode> search(String q, String others) {
        Answer answer = get("q=" + encoded(q) + others, "zh-CN");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().path("query").stringValue()).isEqualTo(q);
        return answer.json().path("results").values().stream().toList();
    }

    private static List<String> ids(String q, String others) {
        return search(q, others).stream()
                .map(result -> result.path("id").stringValue())
                .toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "fhz, 445103113",
        "ＦＨＺ, 445103113",
        "fenghuang, 445103113",
        "feng huang zhen, 445103113",
        "凤凰, 445103113",
        "凤凰镇, 445103113",
        "445103113, 445103113",
        "潮安 凤凰, 445103113",
        "凤凰 chaoan, 445103113",
        "饶平, 445122",
        "xiangqiao, 445102",
        "xq, 445102",
        "红山林场, 445102400",
        "汫洲, 445122123",
        "jingzhou, 445122123",
        "大埕, 445122121",
        "dachengzhen, 445122121",
    })
    void theTownThatIsMeantComesFirst(String q, String id) {
        assertThat(ids(q, "")).first().isEqualTo(id);
    }

    @Test
    void aResultSaysWhereItIs() {
        JsonNode town = search("fhz", "").get(0);
        assertThat(town.path("layer").stringValue()).isEqualTo("towns");
        assertThat(town.path("layerTitle").stringValue()).isEqualTo("镇街");
        assertThat(town.path("name").stringValue()).isEqualTo("凤凰镇");
        assertThat(town.path("code").stringValue()).isEqualTo("445103113");
        assertThat(town.path("parents"))
                .isEqualTo(
                        JsonMapper.shared().readTree("[{\"layer\":\"counties\",\"id\":\"445103\",\"name\":\"潮安区\"}]"));
        JsonNode bbox = town.path("bbox");
        assertThat(bbox.path(0).doubleValue()).isBetween(116.5, 116.698);
        assertThat(bbox.path(1).doubleValue()).isBetween(23.7, 23.906);
        assertThat(bbox.path(2).doubleValue()).isBetween(116.698, 116.9);
        assertThat(bbox.path(3).doubleValue()).isBetween(23.906, 24.1);
    }

    @Test
    void titlesAreInTheLanguageOfTheReader() {
        Answer answer = get("q=fhz", "en-GB,zh;q=0.5");
        JsonNode first = answer.json().path("results").path(0);
        assertThat(first.path("layerTitle").stringValue()).isEqualTo("Towns and street offices");
        assertThat(answer.header("Content-Language")).isEqualTo("en");
        assertThat(answer.header("Vary")).containsIgnoringCase("Accept-Language");
    }

    @Test
    void everyNamedFeatureIsAPlace() {
        for (String layer : List.of("counties", "towns", "villages", "industrial_zones", "service_stations")) {
            assertThat(jdbc.sql("SELECT count(*) FROM gis.place WHERE layer = ?")
                            .param(layer)
                            .query(Long.class)
                            .single())
                    .isEqualTo(jdbc.sql("SELECT count(*) FROM public." + layer)
                            .query(Long.class)
                            .single())
                    .isPositive();
        }
    }

    @Test
    void everyTownIsFoundFirstByItsNameAndByItsCode() {
        record Town(String id, String name) {}
        List<Town> towns = jdbc.sql("SELECT id, name FROM public.towns WHERE valid_to IS NULL")
                .query((row, number) -> new Town(row.getString("id"), row.getString("name")))
                .list();
        assertThat(towns).hasSize(49);
        for (Town town : towns) {
            assertThat(ids(town.name(), "")).first().isEqualTo(town.id());
            assertThat(ids(town.id(), "&limit=1")).containsExactly(town.id());
        }
    }

    @Test
    void aVillageIsFoundByAPartOfItsNameWithinItsTown() {
        Map<String, Object> village = jdbc.sql(
                        "SELECT id, substr(name, 2, 2) AS part FROM public.villages WHERE town_code = '445103113' AND length(name) > 2 LIMIT 1")
                .query()
                .singleRow();
        List<JsonNode> results = search("凤凰镇 " + village.get("part"), "&limit=50");
        assertThat(results)
                .anySatisfy(result -> {
                    assertThat(result.path("id").stringValue()).isEqualTo(village.get("id"));
                    assertThat(result.path("parents").size()).isEqualTo(2);
                })
                .allSatisfy(result -> assertThat(
                                result.path("parents").path(0).path("name").stringValue())
                        .isEqualTo("凤凰镇"));
    }

    @Test
    void anotherDayHasOtherPlaces() {
        assertThat(ids("枫溪", "&datetime=2023-11-30&limit=50"))
                .startsWith("fengxi")
                .doesNotContain("445103115");
        assertThat(ids("枫溪", "&limit=50")).startsWith("445103115").doesNotContain("fengxi");
    }

    @ParameterizedTest
    @CsvSource({"没有这个地方", "%", "_", "qqqqqqqq", "'%'';--'", "凤凰 饶平县 湘桥区"})
    void nothingFoundIsAnEmptyList(String q) {
        assertThat(search(q, "")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "q | ''",
                "q | q=",
                "q | q=%20%E3%80%80",
                "q | q=%00",
                "q | q=a%0Ab",
                "q | q=a&q=b",
                "limit | q=a&limit=0",
                "limit | q=a&limit=51",
                "limit | q=a&limit=ten",
                "limit | q=a&limit=",
                "limit | q=a&limit=1&limit=2",
                "datetime | q=a&datetime=2023-02-30",
                "datetime | q=a&datetime=../2023-01-01",
                "bbox | q=a&bbox=1,2,3,4",
            })
    void badInputIsAProblemThatNamesTheParameter(String parameter, String query) {
        assertProblem(parameter, query);
    }

    @Test
    void tooLongAQueryIsAProblem() {
        assertProblem("q", "q=" + "a".repeat(101));
        assertProblem("q", "q=" + "a".repeat(10_000));
    }

    private static void assertProblem(String parameter, String query) {
        Answer answer = get(query, "zh");
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().path("parameter").stringValue()).isEqualTo(parameter);
    }
}
