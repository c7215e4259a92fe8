package chaozhou.gis.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chaozhou.gis.error.GisException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayerDefinitionsTest {

    private static final String GOOD = """
            id: wells
            title: { zh: 水井, en: Wells }
            description: { zh: 水井, en: Wells }
            theme: other
            order: 1
            geometry: Point
            attributes:
              - { name: title, type: text, role: name, title: { zh: 名称, en: Name } }
              - { name: kind, type: text, title: { zh: 类别, en: Kind }, codes: { old: { zh: 旧, en: Old } } }
            style:
              minZoom: 9
              circle: { attribute: kind, values: { old: '#112233' } }
            """;

    @TempDir
    Path folder;

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    @Test
    void aDefinitionBecomesALayer() throws IOException {
        write("wells.yaml", GOOD);
        Layer layer = LayerDefinitions.read(folder).get(0);
        assertThat(layer.id()).isEqualTo("wells");
        assertThat(layer.title().in(Language.ZH)).isEqualTo("水井");
        assertThat(layer.geometry()).isEqualTo(Layer.GeometryType.POINT);
        assertThat(layer.nameAttribute().name()).isEqualTo("title");
        assertThat(layer.attribute("kind").orElseThrow().codes()).containsOnlyKeys("old");
        assertThat(layer.minZoom()).isEqualTo(9);
    }

    @Test
    void theCitysOwnDefinitionsAreInOrder() {
        assertThat(LayerDefinitions.read(Path.of("gis-data/layers")))
                .extracting(Layer::id)
                .containsExactly(
                        "counties",
                        "towns",
                        "villages",
                        "industrial_zones",
                        "farm_parks",
                        "marine_ranches",
                        "service_stations",
                        "aid_projects");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            geometry: Point           | geometry: Circle             | wells.yaml:6: | ["Point", "MultiLineString", "MultiPolygon"]
            order: 1                  | order: many                  | wells.yaml:5: | integer
            theme: other              | thema: other                 | wells.yaml:4: | theme
            id: wells                 | id: wells2                   | wells.yaml:1: | must be named wells2.yaml
            role: name,               | required: true,              | wells.yaml:7: | exactly one attribute must have role: name
            name: title,              | name: geom,                  | wells.yaml:8: | reserved: geom, id, provenance, valid_from, valid_to
            values: { old:            | values: { new:               | wells.yaml:12: | its codes are old
            attribute: kind           | attribute: sort              | wells.yaml:12: | declared are title, kind
            order: 1                  | parent: { layer: x, attribute: kind }\\norder: 1 | wells.yaml:5: | defined are wells
            order: 1                  | parent: { layer: wells, attribute: kind }\\norder: 1 | wells.yaml:5: | must be lower
            minZoom: 9                | minZoom: 99                  | wells.yaml:11: | 22
            order: 1                  | order: [                     | wells.yaml:  | not YAML
            """)
    void aFaultIsNamedWithFileLineAndWhatIsAllowed(String right, String wrong, String place, String allowed)
            throws IOException {
        write("wells.yaml", GOOD.replaceFirst(java.util.regex.Pattern.quote(right), wrong.replace("\\n", "\n")));
        assertThatThrownBy(() -> LayerDefinitions.read(folder))
                .isInstanceOf(GisException.InvalidData.class)
                .hasMessageContaining(place)
                .hasMessageContaining(allowed);
    }

    @Test
    void anUnknownPropertyIsNamedAtItsOwnLine() throws IOException {
        write("wells.yaml", GOOD.replace("order: 1", "order: 1\ncolour: red"));
        assertThatThrownBy(() -> LayerDefinitions.read(folder))
                .hasMessageContaining(
                        "wells.yaml:6: colour is not known here; allowed are id, title, description, theme");
    }

    @Test
    void everyFileIsReadBeforeTheFaultsAreTold() throws IOException {
        write("a.yaml", "id: 1");
        write("b.yaml", "id: 2");
        assertThatThrownBy(() -> LayerDefinitions.read(folder))
                .hasMessageContaining("a.yaml:1:")
                .hasMessageContaining("b.yaml:1:");
    }

    @Test
    void anEmptyFolderIsNoCatalog() {
        assertThatThrownBy(() -> LayerDefinitions.read(folder))
                .isInstanceOf(GisException.Setup.class)
                .hasMessageContaining("no layer definition");
    }
}
