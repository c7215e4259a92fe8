package chaozhou.gis.analysis.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chaozhou.gis.RunningService;
import chaozhou.gis.analysis.TableQuestions;
import chaozhou.gis.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class CoverageCheckIT {

    private static final String WEST = "[[[116.6,23.6],[116.61,23.6],[116.61,23.61],[116.6,23.61],[116.6,23.6]]]";
    private static final String OVERLAPPING =
            "[[[116.609,23.6],[116.62,23.6],[116.62,23.61],[116.609,23.61],[116.609,23.6]]]";

    private final TableQuestions check = new TableQuestions("coverage-check");

    private static String features(String one, String other) {
        return """
                'features':{'type':'FeatureCollection','features':[
                {'type':'Feature','id':'西','properties':{},'geometry':{'type':'Polygon','coordinates':%s}},
                {'type':'Feature','id':'东','properties':{},'geometry':{'type':'Polygon','coordinates':%s}},
                {'type':'Feature','id':'空','properties':{},'geometry':null}]}""".formatted(one, other);
    }

    @Test
    void theVillagesOfTheSampleAreACoverage() {
        JsonNode answer = check.answer("'layer':'villages'");
        assertThat(answer.path("rows").isEmpty()).isTrue();
        assertThat(answer.path("notes").toString()).contains("The 1020 features are a coverage", "1020 个要素严丝合缝");
    }

    @Test
    void anOverlapIsToldWithItsGround() {
        JsonNode answer = check.answer(features(WEST, OVERLAPPING));
        assertThat(answer.path("rows").size()).isEqualTo(1);
        JsonNode row = answer.path("rows").path(0);
        assertThat(row.path("kind").stringValue()).isEqualTo("overlap");
        assertThat(row.path("id").stringValue()).isEqualTo("西");
        assertThat(row.path("otherId").stringValue()).isEqualTo("东");
        JsonNode strip = new TableQuestions("measure")
                .rows(
                        "'features':{'type':'Polygon','coordinates':[[[116.609,23.6],[116.61,23.6],[116.61,23.61],[116.609,23.61],[116.609,23.6]]]}")
                .path(0);
        assertThat(row.path("areaM2").doubleValue())
                .isCloseTo(strip.path("areaM2").doubleValue(), within(0.5));
        assertThat(row.path("longitude").doubleValue()).isBetween(116.609, 116.61);
        assertThat(answer.path("notes").toString()).contains("Left out: feature 空");
        JsonNode shape = check.ask(features(WEST, OVERLAPPING), "application/geo+json")
                .json()
                .at("/features/0/geometry");
        assertThat(shape.path("type").stringValue()).isEqualTo("Polygon");
    }

    @Test
    void badInputsAreRefused() {
        check.refusal("inputs.gapWidth", "'layer':'towns','gapWidth':0");
        check.refusal("inputs.gapWidth", "'layer':'towns','gapWidth':'1'");
        check.refusal("inputs.layer", "'layer':'service_stations'");
    }

    @Test
    void aFileIsCheckedAsACommand(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("图斑.geojson"),
                features(WEST, OVERLAPPING).substring("'features':".length()).replace('\'', '"'));
        CommandRun run = new CommandRun(RunningService.database(), folder);
        assertThat(run.gis("", "coverage-check", file.toString(), "--gap-width", "0.5")
                        .output())
                .contains("overlap,1,2,");
    }
}
