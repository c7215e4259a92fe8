package chaozhou.gis.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of WCAG 2.1 up to level AA that axe can check by itself, and axe's own best practices. */
@ExtendWith(MapBrowser.class)
class MapAccessibilityIT {

    private static final Path AXE = Path.of("web", "node_modules", "axe-core", "axe.min.js");

    private static final List<String> TOOLS = List.of("layers", "theme", "question", "own", "time", "sketch", "output");

    @ParameterizedTest
    @CsvSource({"WIDE, zh", "PHONE, en"})
    void axeFindsNothingAmissWhateverIsOpen(Screen screen, String language) throws IOException {
        try (OpenMap map = OpenMap.at(screen, MapIdentifyIT.BAISHUI + "&lang=" + language)) {
            map.page().evaluate(Files.readString(AXE));
            assertThat(violations(map)).as("the map").isEmpty();

            map.part("search-input").fill("凤凰");
            map.page().locator("[role=option]").first().waitFor();
            assertThat(violations(map)).as("search").isEmpty();
            map.page().keyboard().press("Escape");

            map.part("map").focus();
            map.page().keyboard().press("Enter");
            map.part("identify-title").waitFor();
            map.idle();
            assertThat(violations(map)).as("what is here").isEmpty();

            map.page().keyboard().press("Escape");
            for (String tool : TOOLS) {
                map.openTool(tool);
                map.idle();
                assertThat(violations(map)).as(tool).isEmpty();
            }
            map.openTool("layers");
            map.part("more-villages").click();
            map.part("filter-villages").click();
            map.part("table-row").first().waitFor();
            map.idle();
            assertThat(violations(map)).as("table and filter").isEmpty();
        }
    }

    /** Each broken rule with the elements that break it. */
    private static List<?> violations(OpenMap map) {
        return (List<?>) map.page().evaluate("""
                async () => (await axe.run()).violations.map(
                    rule => rule.id + ': ' + rule.nodes.map(node => node.html + ' ' + node.failureSummary).join('\\n'))
                """);
    }
}
