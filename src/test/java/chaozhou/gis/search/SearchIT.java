package chaozhou.gis.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class SearchIT {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient client = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private HttpResponse<String> get(String query, String language) throws IOException, InterruptedException {
        URI address = URI.create("http://localhost:%d/api/search?%s".formatted(port, query));
        return client.send(
                HttpRequest.newBuilder(address)
                        .header("Accept-Language", language)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private List<JsonNode> search(String q, String others) throws IOException, InterruptedException {
        HttpResponse<String> response = get("q=" + encoded(q) + others, "zh-CN");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        JsonNode answer = JSON.readTree(response.body());
        assertThat(answer.path("query").stringValue()).isEqualTo(q.strip());
        return answer.path("results").values().stream().toList();
    }

    private List<String> ids(String q, String others) throws IOException, InterruptedException {
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
    void theTownThatIsMeantComesFirst(String q, String id) throws Exception {
        assertThat(ids(q, "")).first().isEqualTo(id);
    }

    @Test
    void aResultSaysWhereItIs() throws Exception {
        JsonNode town = search("fhz", "").get(0);
        assertThat(town.path("layer").stringValue()).isEqualTo("towns");
        assertThat(town.path("layerTitle").stringValue()).isEqualTo("镇街");
        assertThat(town.path("name").stringValue()).isEqualTo("凤凰镇");
        assertThat(town.path("code").stringValue()).isEqualTo("445103113");
        assertThat(town.path("parents"))
                .isEqualTo(JSON.readTree("[{\"layer\":\"counties\",\"id\":\"445103\",\"name\":\"潮安区\"}]"));
        JsonNode bbox = town.path("bbox");
        assertThat(bbox.path(0).doubleValue()).isBetween(116.5, 116.698);
        assertThat(bbox.path(1).doubleValue()).isBetween(23.7, 23.906);
        assertThat(bbox.path(2).doubleValue()).isBetween(116.698, 116.9);
        assertThat(bbox.path(3).doubleValue()).isBetween(23.906, 24.1);
    }

    @Test
    void titlesAreInTheLanguageOfTheReader() throws Exception {
        HttpResponse<String> response = get("q=fhz", "en-GB,zh;q=0.5");
        JsonNode first = JSON.readTree(response.body()).path("results").path(0);
        assertThat(first.path("layerTitle").stringValue()).isEqualTo("Towns and street offices");
        assertThat(response.headers().firstValue("Content-Language")).hasValue("en");
        assertThat(response.headers().allValues("Vary")).contains("Accept-Language");
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
    void everyTownIsFoundFirstByItsNameAndByItsCode() throws Exception {
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
    void aVillageIsFoundByAPartOfItsNameWithinItsTown() throws Exception {
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
    void anotherDayHasOtherPlaces() throws Exception {
        assertThat(ids("枫溪", "&datetime=2023-11-30&limit=50"))
                .startsWith("fengxi")
                .doesNotContain("445103115");
        assertThat(ids("枫溪", "&limit=50")).startsWith("445103115").doesNotContain("fengxi");
    }

    @ParameterizedTest
    @CsvSource({"没有这个地方", "%", "_", "qqqqqqqq", "'%'';--'", "凤凰 饶平县 湘桥区"})
    void nothingFoundIsAnEmptyList(String q) throws Exception {
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
    void badInputIsAProblemThatNamesTheParameter(String parameter, String query) throws Exception {
        assertProblem(parameter, query);
    }

    @Test
    void tooLongAQueryIsAProblem() throws Exception {
        assertProblem("q", "q=" + "a".repeat(101));
        assertProblem("q", "q=" + "a".repeat(10_000));
    }

    private void assertProblem(String parameter, String query) throws IOException, InterruptedException {
        HttpResponse<String> response = get(query, "zh");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(JSON.readTree(response.body()).path("parameter").stringValue())
                .isEqualTo(parameter);
    }
}
