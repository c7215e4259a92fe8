package chaozhou.gis.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import chaozhou.gis.RunningService;
import chaozhou.gis.RunningService.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Lineage, differences between days, and codes, on the sample data. */
class LineageIT {

    private static Answer convert(String inputs) {
        return RunningService.post(
                "/api/processes/convert-values/execution", ("{'inputs':" + inputs + "}").replace('\'', '"'));
    }

    @Test
    void fengxiBecameATown() {
        for (String layer : new String[] {"counties", "towns"}) {
            JsonNode records = RunningService.get("/api/collections/" + layer + "/lineage")
                    .json()
                    .path("records");
            assertThat(records).hasSize(1);
            JsonNode record = records.path(0);
            assertThat(record.path("day").stringValue()).isEqualTo("2023-12-01");
            assertThat(record.path("kind").stringValue()).isEqualTo("transferred");
            assertThat(record.path("before").path("name").stringValue()).isEqualTo("枫溪区");
            assertThat(record.path("after").path("code").stringValue()).isEqualTo("445103115");
            assertThat(record.path("status").stringValue()).isEqualTo("confirmed");
        }
        assertThat(RunningService.get("/api/collections/towns/lineage?datetime=2024-01-01/..")
                        .json()
                        .path("records"))
                .isEmpty();
        assertThat(RunningService.get("/api/collections/towns/lineage?f=html").text())
                .contains("枫溪区");
    }

    @Test
    void aLayerIsComparedOnTwoDays() {
        JsonNode diff = RunningService.get("/api/collections/counties/diff?from=2023-11-30&to=2023-12-01")
                .json();
        assertThat(diff.path("removed").intValue()).isEqualTo(1);
        assertThat(diff.path("changed").intValue()).isEqualTo(1);
        assertThat(diff.path("unchanged").intValue()).isEqualTo(2);
        JsonNode grown = diff.path("differences").values().stream()
                .filter(difference -> difference.path("id").stringValue().equals("445103"))
                .findFirst()
                .orElseThrow();
        double fengxi = RunningService.get("/api/collections/counties/items/fengxi?datetime=2023-11-30")
                .json()
                .at("/properties/area_m2")
                .doubleValue();
        assertThat(grown.path("gainedM2").doubleValue()).isCloseTo(fengxi, offset(1.0));
        assertThat(grown.path("lostM2").doubleValue()).isZero();
        assertThat(RunningService.get("/api/collections/counties/diff").status())
                .isEqualTo(400);
        assertThat(RunningService.get("/api/collections/counties/diff?from=soon")
                        .status())
                .isEqualTo(400);
    }

    /** 445103107 is Caitang for civil affairs and Shaxi for the statistics bureau. */
    @Test
    void aCodeMeansNothingWithoutItsSystem() {
        JsonNode both = RunningService.get("/api/codes/445103107").json();
        assertThat(both.path("isAmbiguous").booleanValue()).isTrue();
        assertThat(both.path("message").stringValue()).contains("代码体系");
        assertThat(both.path("matches").toString()).contains("彩塘镇", "沙溪镇");
        assertThat(name("445103107", "civil_affairs")).isEqualTo("彩塘镇");
        assertThat(name("445103107", "statistics")).isEqualTo("沙溪镇");
        assertThat(RunningService.get("/api/codes/445102007")
                        .json()
                        .path("isAmbiguous")
                        .booleanValue())
                .isFalse();
        assertThat(RunningService.get("/api/codes/445103115?datetime=2023-11-30&system=civil_affairs")
                        .json()
                        .path("matches"))
                .isEmpty();
        assertThat(RunningService.get("/api/codes/445102007?system=post")
                        .json()
                        .path("allowed")
                        .toString())
                .contains("civil_affairs", "statistics");
    }

    private static String name(String code, String system) {
        return RunningService.get("/api/codes/" + code + "?system=" + system)
                .json()
                .at("/matches/0/name")
                .stringValue();
    }

    @Test
    void valuesKeepTheirSum() {
        Answer answer = convert(
                "{'layer':'towns','from':'2023-11-30','to':'2024-01-01','system':'civil_affairs','values':{'445103107':12,'445103106':30,'999999999':1}}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        JsonNode values = answer.json().path("values");
        assertThat(values).hasSize(2);
        assertThat(values.path(1).path("name").stringValue()).isEqualTo("彩塘镇");
        assertThat(values.path(1).path("value").doubleValue()).isEqualTo(12);
        assertThat(values.path(1).path("isEstimated").booleanValue()).isFalse();
        assertThat(answer.json().path("remarks").toString()).contains("999999999: no unit had this code");
    }

    @Test
    void anAmbiguousCodeIsNotGuessed() {
        JsonNode table = convert("{'layer':'towns','from':'2024-01-01','to':'2024-01-01','values':{'445103107':12}}")
                .json();
        assertThat(table.path("values")).isEmpty();
        assertThat(table.path("remarks").toString()).contains("several units had this code");
    }

    @ParameterizedTest
    @CsvSource({
        "'{}', inputs.layer",
        "'{''layer'':''towns'',''from'':''x''}', inputs.from",
        "'{''layer'':''towns'',''from'':''2024-01-02'',''to'':''2024-01-01''}', inputs.to",
        "'{''layer'':''towns'',''from'':''2024-01-02'',''to'':''2024-01-03'',''values'':{''1'':''x''}}', inputs.values"
    })
    void whatCantBeUsedIsNamed(String inputs, String parameter) {
        Answer answer = convert(inputs);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("parameter").stringValue()).isEqualTo(parameter);
    }
}
