package chaozhou.gis.lineage.match;

import static org.assertj.core.api.Assertions.assertThat;

import chaozhou.gis.RunningService;
import chaozhou.gis.RunningService.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The process match-divisions, on the sample data. */
class MatchDivisionsIT {

    private static Answer execute(String inputs) {
        return RunningService.post(
                "/api/processes/match-divisions/execution", ("{'inputs':" + inputs + "}").replace('\'', '"'));
    }

    private static JsonNode match(String inputs) {
        Answer answer = execute(inputs);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static JsonNode only(String row, String layer) {
        return match("{'rows':[%s],'layers':['%s']}".formatted(row, layer))
                .path("rows")
                .get(0);
    }

    // --- One row ---------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "{'code':'445103113'}, code, 445103113",
                "{'code':445103113}, code, 445103113",
                "{'code':'４４５１０３１１３'}, code, 445103113",
                "{'code':'445103121'}, code, 445103115",
                "{'code':'445103113000'}, padded-code, 445103113",
                "{'code':'445103117000'}, padded-code, 445103113",
                "\"{'code':'445103103','name':'凤塘镇'}\", code, 445103102",
                "\"{'code':'445103103','name':'浮洋'}\", code, 445103103",
                "\"{'code':'999999999','name':'凤凰镇'}\", name, 445103113",
                "\"{'code':' ','name':'凤凰镇'}\", name, 445103113",
                "{'name':'凤凰镇'}, name, 445103113",
                "{'name':' 凤 凰 镇 '}, name, 445103113",
                "{'name':'潮安区凤凰镇'}, name, 445103113",
                "{'name':'潮安区/凤凰镇'}, name, 445103113",
                "{'name':'潮安凤凰镇'}, name, 445103113",
                "{'name':'广东省潮州市潮安区凤凰镇'}, name, 445103113",
                "{'name':'潮安县凤凰镇'}, name, 445103113",
                "{'name':'凤凰'}, short-name, 445103113",
                "{'name':'凤凰街道'}, short-name, 445103113",
                "{'name':'桥东街道办事处'}, short-name, 445102007",
                "{'name':'潮安区凤凰'}, short-name, 445103113",
                "{'name':'枫溪区'}, former-name, 445103115"
            })
    void aTownIsFound(String row, String how, String id) {
        JsonNode match = only(row, "towns");
        assertThat(match.path("status").stringValue()).as(match.toString()).isEqualTo("matched");
        assertThat(match.path("how").stringValue()).isEqualTo(how);
        assertThat(match.path("id").stringValue()).isEqualTo(id);
        assertThat(match.path("layer").stringValue()).isEqualTo("towns");
        assertThat(match.has("candidates")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "湘桥区凤凰镇",
        "新凤凰镇",
        "潮州市湘桥区凤凰镇",
        "凤凰区",
        "凤凰村",
        "无此镇",
        "镇",
        "''",
    })
    void whatIsNoTownIsNotFound(String name) {
        JsonNode match = only("{'name':'%s'}".formatted(name), "towns");
        assertThat(match.path("status").stringValue()).as(match.toString()).isEqualTo("unmatched");
        assertThat(match.path("how").isNull()).isTrue();
        assertThat(match.path("id").isNull()).isTrue();
        assertThat(match.has("candidates")).isFalse();
    }

    /** 445103103 is Fuyang for civil affairs and Fengtang for the statistics bureau. */
    @Test
    void aCodeOfTwoSystemsIsAmbiguousUnlessOneIsSaid() {
        JsonNode match = only("{'code':'445103103'}", "towns");
        assertThat(match.path("status").stringValue()).isEqualTo("ambiguous");
        assertThat(match.path("how").stringValue()).isEqualTo("code");
        assertThat(match.path("candidates").findValuesAsString("name")).containsExactlyInAnyOrder("浮洋镇", "凤塘镇");
        assertThat(match("{'rows':[{'code':'445103103'}],'layers':['towns'],'system':'statistics'}")
                        .at("/rows/0/name")
                        .stringValue())
                .isEqualTo("凤塘镇");
    }

    @Test
    void aCodeThatContradictsTheNameIsAmbiguous() {
        JsonNode match = only("{'code':'445103113','name':'意溪镇'}", "towns");
        assertThat(match.path("status").stringValue()).isEqualTo("ambiguous");
        assertThat(match.path("candidates").findValuesAsString("name")).containsExactly("凤凰镇", "意溪镇");
        JsonNode unknown = only("{'code':'445103113','name':'写错了'}", "towns");
        assertThat(unknown.path("status").stringValue()).isEqualTo("ambiguous");
        assertThat(unknown.at("/candidates/0").toString())
                .isEqualTo(
                        "{\"layer\":\"towns\",\"id\":\"445103113\",\"name\":\"凤凰镇\",\"code\":\"445103113\",\"parents\":\"潮安区\"}");
    }

    @Test
    void aNameOfSeveralVillagesIsDecidedByWhatLiesAbove() {
        JsonNode several = only("{'name':'后沟村'}", "villages");
        assertThat(several.path("status").stringValue()).isEqualTo("ambiguous");
        assertThat(several.path("how").stringValue()).isEqualTo("name");
        assertThat(several.path("candidates").size()).isEqualTo(7);
        assertThat(several.path("candidates").findValuesAsString("parents")).contains("潮安区 / 凤凰镇");
        for (String name : List.of("凤凰镇后沟村", "潮州市潮安区凤凰镇后沟村", "凤凰后沟村民委员会")) {
            JsonNode one = only("{'name':'%s'}".formatted(name), "villages");
            assertThat(one.path("id").stringValue()).as(name).isEqualTo("445103113213");
        }
        assertThat(only("{'name':'饶平县后沟村'}", "villages").path("candidates").size())
                .isEqualTo(4);
    }

    // --- Tables ----------------------------------------------------------------------------------------------------

    @Test
    void theLayerInWhichMostRowsMatchIsChosen() {
        JsonNode towns = match("{'rows':[{'name':'凤凰镇'},{'name':'意溪镇'},{'name':'潮安区'},{'name':'没有'}]}");
        assertThat(towns.path("layer").stringValue()).isEqualTo("towns");
        assertThat(towns.path("matched").intValue()).isEqualTo(2);
        assertThat(towns.path("ambiguous").intValue()).isZero();
        assertThat(towns.path("unmatched").intValue()).isEqualTo(2);
        assertThat(towns.at("/rows/3/row").intValue()).isEqualTo(3);
        JsonNode both = match("{'rows':[{'name':'凤凰镇'},{'name':'意溪镇'},{'name':'潮安区'}],'layers':['counties','towns']}");
        assertThat(both.path("matched").intValue()).isEqualTo(3);
        assertThat(both.path("layer").stringValue()).isEqualTo("towns");
        assertThat(both.at("/rows/2/layer").stringValue()).isEqualTo("counties");
        JsonNode none = match("{'rows':[{'name':'没有'},{'code':'1'}]}");
        assertThat(none.path("layer").isNull()).isTrue();
        assertThat(none.path("unmatched").intValue()).isEqualTo(2);
    }

    @Test
    void divisionsAreThoseOfTheDay() {
        String row = "{'rows':[{'name':'枫溪区'}],'layers':['counties'],'date':'%s'}";
        assertThat(match(row.formatted("2023-11-30")).at("/rows/0/id").stringValue())
                .isEqualTo("fengxi");
        JsonNode later = match(row.formatted("2023-12-01"));
        assertThat(later.path("date").stringValue()).isEqualTo("2023-12-01");
        assertThat(later.at("/rows/0/status").stringValue()).isEqualTo("unmatched");
        assertThat(match("{'rows':[{'name':'枫溪区'}],'layers':['towns'],'date':'2023-11-30'}")
                        .at("/rows/0/status")
                        .stringValue())
                .isEqualTo("unmatched");
    }

    @Test
    void fiftyThousandRowsTakeSeconds() {
        String rows = String.join(
                ",",
                Collections.nCopies(
                        10_000,
                        "{'name':'广东省潮州市潮安区凤凰镇后沟村'},{'code':'445103113213'},{'name':'找不到的某个地方村民委员会'},{'name':'后沟村'},{'code':'445103113','name':'凤凰'}"));
        Instant start = Instant.now();
        JsonNode match = match("{'rows':[" + rows + "]}");
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(20));
        assertThat(match.path("layer").stringValue()).isEqualTo("villages");
        assertThat(match.path("rows").size()).isEqualTo(50_000);
    }

    // --- Bad input -------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                              | inputs.rows
            {'rows':[]}                                     | inputs.rows
            {'rows':'凤凰镇'}                                | inputs.rows
            {'rows':['凤凰镇']}                              | inputs.rows[0]
            {'rows':[{'name':'凤凰镇'},{}]}                  | inputs.rows[1]
            {'rows':[{'title':'凤凰镇'}]}                    | inputs.rows[0].title
            {'rows':[{'name':true}]}                        | inputs.rows[0].name
            {'rows':[{'code':1.5}]}                         | inputs.rows[0].code
            {'rows':[{'code':'1'}],'layers':['parks']}      | inputs.layers
            {'rows':[{'code':'1'}],'layers':[]}             | inputs.layers
            {'rows':[{'code':'1'}],'date':'gestern'}        | inputs.date
            {'rows':[{'code':'1'}],'system':'mine'}         | inputs.system
            """)
    void badInputsAreNamed(String inputs, String place) {
        Answer answer = execute(inputs);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("parameter").stringValue()).isEqualTo(place);
    }

    @Test
    void tooManyRowsAreRefused() {
        String rows = String.join(",", Collections.nCopies(50_001, "{'code':'1'}"));
        assertThat(execute("{'rows':[" + rows + "]}").json().path("detail").stringValue())
                .contains("50000");
    }
}
