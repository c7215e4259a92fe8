package chaozhou.gis.analysis.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chaozhou.gis.RunningService;
import chaozhou.gis.analysis.ProcessQuestions;
import chaozhou.gis.analysis.TableQuestions;
import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.LayerStates;
import chaozhou.gis.http.MediaTypes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ClassifyIT {

    private static final ProcessQuestions CLASSIFY = new ProcessQuestions("classify");

    private final JdbcClient jdbc = RunningService.bean(JdbcClient.class);

    @Test
    void anAttributeOfALayerIsClassified() {
        JsonNode answer = CLASSIFY.answer("'layer':'villages','attribute':'area_m2'");
        assertThat(answer.path("method").stringValue()).isEqualTo("natural");
        assertThat(answer.path("classes").size()).isEqualTo(5);
        assertThat(answer.path("layer").stringValue()).isEqualTo("villages");
        assertThat(answer.path("attribute").stringValue()).isEqualTo("area_m2");
        assertThat(answer.path("date").stringValue()).hasSize(10);
        long revision = RunningService.bean(LayerStates.class)
                .revision(RunningService.bean(Catalog.class).layer("villages"));
        assertThat(answer.path("revision").longValue()).isEqualTo(revision);
        JsonNode statistics = answer.path("statistics");
        assertThat(statistics.path("count").intValue()).isEqualTo(1020);
        assertThat(statistics.path("missing").intValue()).isZero();
        double deviation = jdbc.sql("SELECT stddev_pop(area_m2) FROM public.villages WHERE valid_to IS NULL")
                .query(Double.class)
                .single();
        assertThat(statistics.path("standardDeviation").doubleValue()).isCloseTo(deviation, within(1e-3));
        int inClasses = answer.path("classes").values().stream()
                .mapToInt(one -> one.path("count").intValue())
                .sum();
        assertThat(inClasses).isEqualTo(1020);
        int inHistogram = answer.path("histogram").path("counts").values().stream()
                .mapToInt(JsonNode::intValue)
                .sum();
        assertThat(inHistogram).isEqualTo(1020);
    }

    @Test
    void theFilterAndTheDaySelect() {
        JsonNode answer = CLASSIFY.answer(
                "'layer':'counties','attribute':'area_m2','date':'2021-06-01','filter':'name = \\u0027枫溪区\\u0027'");
        assertThat(answer.path("statistics").path("count").intValue()).isEqualTo(1);
        assertThat(answer.path("date").stringValue()).isEqualTo("2021-06-01");
        JsonNode today =
                CLASSIFY.answer("'layer':'counties','attribute':'area_m2','filter':'name = \\u0027枫溪区\\u0027'");
        assertThat(today.path("classes").isEmpty()).isTrue();
        assertThat(today.path("histogram").isNull()).isTrue();
        assertThat(today.path("statistics").path("minimum").isNull()).isTrue();
    }

    @Test
    void numbersThatAreGivenAreClassified() {
        JsonNode answer = CLASSIFY.answer("'values':[1,null,2,9,10],'classes':2");
        assertThat(answer.path("process").stringValue()).isEqualTo("classify");
        ((ObjectNode) answer)
                .remove(List.of("process", "version", "generated", "date", "crs", "revisions", "parameters"));
        assertThat(answer).isEqualTo(JsonMapper.shared().readTree("""
                                {"method":"natural","classes":[{"from":1.0,"to":9.0,"count":2},{"from":9.0,"to":10.0,"count":2}],
                                 "histogram":{"from":1.0,"to":10.0,"counts":[1,0,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,1,0,1]},
                                 "statistics":{"count":4,"missing":1,"minimum":1.0,"maximum":10.0,"mean":5.5,"median":5.5,
                                  "standardDeviation":4.031128874149275,"sum":22.0}}"""));
        JsonNode own = CLASSIFY.answer("'values':[1,2,9,10],'method':'own','breaks':[2,5]");
        assertThat(own.path("classes").values())
                .extracting(one -> one.path("count").intValue())
                .containsExactly(1, 1, 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"natural", "quantile", "equal-interval", "standard-deviation", "pretty"})
    void manyNumbersAreAnsweredSoon(String method) {
        String values = new SplittableRandom(1)
                .doubles(200_000)
                .mapToObj(value -> Double.toString(Math.exp(value * 20)))
                .collect(Collectors.joining(","));
        assertThat(CLASSIFY.seconds("'method':'%s','values':[%s]".formatted(method, values)))
                .isLessThan(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "inputs.values | 'method':'natural'",
                "inputs.values | 'layer':'villages','attribute':'area_m2','values':[1]",
                "inputs.values | 'values':[]",
                "inputs.values | 'values':1",
                "inputs.values | 'values':null",
                "inputs.values[1] | 'values':[1,'2']",
                "inputs.values[0] | 'values':[1e400]",
                "inputs.values[0] | 'values':[1e101]",
                "inputs.attribute | 'values':[1],'attribute':'area_m2'",
                "inputs.date | 'values':[1],'date':'2024-01-01'",
                "inputs.filter | 'values':[1],'filter':'true'",
                "inputs.layer | 'layer':'roads','attribute':'area_m2'",
                "inputs.layer | 'layer':'service_stations','attribute':'name'",
                "inputs.layer | 'layer':null",
                "inputs.attribute | 'layer':'villages'",
                "inputs.attribute | 'layer':'villages','attribute':'name'",
                "inputs.attribute | 'layer':'villages','attribute':1",
                "inputs.attribute | 'layer':'villages','attribute':'area_m2; drop table villages'",
                "inputs.date | 'layer':'villages','attribute':'area_m2','date':'2024-02-30'",
                "inputs.filter | 'layer':'villages','attribute':'area_m2','filter':'kind ='",
                "inputs.filter | 'layer':'villages','attribute':'area_m2','filter':1",
                "inputs.method | 'values':[1],'method':'jenks'",
                "inputs.method | 'values':[1],'method':5",
                "inputs.classes | 'values':[1],'classes':1",
                "inputs.classes | 'values':[1],'classes':10",
                "inputs.classes | 'values':[1],'classes':2.5",
                "inputs.classes | 'values':[1],'classes':'5'",
                "inputs.classes | 'values':[1],'method':'own','breaks':[1],'classes':2",
                "inputs.breaks | 'values':[1],'breaks':[1]",
                "inputs.breaks | 'values':[1],'method':'own'",
                "inputs.breaks | 'values':[1],'method':'own','breaks':[]",
                "inputs.breaks | 'values':[1],'method':'own','breaks':[1,1]",
                "inputs.breaks | 'values':[1],'method':'own','breaks':[2,1]",
                "inputs.breaks | 'values':[1],'method':'own','breaks':[1,2,3,4,5,6,7,8,9]",
                "inputs.breaks[0] | 'values':[1],'method':'own','breaks':['1']",
                "inputs.colour | 'values':[1],'colour':'red'",
            })
    void badInputIsRefusedByItsPlace(String parameter, String inputs) {
        CLASSIFY.refusal(parameter, inputs);
    }

    @Test
    void whatIsAllowedIsTold() {
        assertThat(CLASSIFY.refusal("inputs.method", "'values':[1],'method':'x'")
                        .path("allowed"))
                .hasSize(6);
        assertThat(CLASSIFY.refusal("inputs.attribute", "'layer':'marine_ranches','attribute':'x'")
                        .path("allowed")
                        .toString())
                .isEqualTo("[\"cages\",\"investment_yuan\"]");
        CLASSIFY.refusal("inputs.values", "'values':[%s]".formatted("1,".repeat(200_000) + "1"));
    }

    @Test
    void everyFormatHasTheClasses() throws IOException {
        TableQuestions tables = new TableQuestions("classify");
        String inputs = "'layer':'villages','attribute':'area_m2','method':'quantile','classes':4";
        JsonNode answer = CLASSIFY.answer(inputs);
        JsonNode classes = answer.path("classes");
        assertThat(answer.path("revisions").propertyNames()).containsExactly("villages");
        List<String> csv = tables.ask(inputs, "text/csv").text().lines().toList();
        assertThat(csv).hasSize(5);
        assertThat(csv.get(0)).isEqualTo("\ufeffclass,from,to,count");
        JsonNode features = tables.ask(inputs, MediaTypes.GEOJSON).json().path("features");
        assertThat(features.size()).isEqualTo(1020);
        long[] counts = new long[classes.size()];
        features.forEach(feature -> counts[feature.at("/properties/class").intValue() - 1]++);
        for (int i = 0; i < counts.length; i++) {
            assertThat(counts[i]).isEqualTo(classes.path(i).path("count").longValue());
        }
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(
                tables.ask(inputs, MediaTypes.XLSX).response().body()))) {
            assertThat(book.getSheet("分级").getRow(1).getCell(1).getNumericCellValue())
                    .isEqualTo(classes.path(0).path("from").doubleValue());
            assertThat(book.getSheet("直方图").getLastRowNum()).isEqualTo(20);
            assertThat(book.getSheet("统计").getLastRowNum()).isEqualTo(8);
            assertThat(book.getSheet("说明").getRow(0).getCell(1).getStringCellValue())
                    .isEqualTo("classify");
        }
        assertThat(tables.ask("'values':[1,2,9]", MediaTypes.GEOJSON)
                        .json()
                        .path("features")
                        .size())
                .isEqualTo(3);
    }
}
