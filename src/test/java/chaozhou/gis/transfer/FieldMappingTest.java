package chaozhou.gis.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import chaozhou.gis.catalog.Layer;
import chaozhou.gis.catalog.LayerDefinitions;
import chaozhou.gis.source.SourceField;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldMappingTest {

    private static final List<Layer> LAYERS = LayerDefinitions.read(Path.of("gis-data/layers"));

    private static FieldMapping of(String layer, Map<String, String> said, String... fields) {
        return new FieldMapping(
                LAYERS.stream()
                        .filter(known -> known.id().equals(layer))
                        .findFirst()
                        .orElseThrow(),
                Stream.of(fields)
                        .map(name -> new SourceField(name, name, SourceField.Type.TEXT))
                        .toList(),
                said);
    }

    @ParameterizedTest
    @CsvSource({
        "code, code",
        "CODE, code",
        "ZLDWDM, code",
        "XZQMC, name",
        "名称, name",
        "村集体收入, collective_income_yuan",
        // Cut at ten bytes: in UTF-8 three characters, in GBK five.
        "村集体, collective_income_yuan",
        "新型集体经, collective_model",
        "collective, collective_income_yuan",
        "collectiv2, collective_income_yuan",
        "区划代码, code",
        "人口, population",
        "控制面积, area_m2"
    })
    void aFieldIsKnownByManyNames(String field, String attribute) {
        FieldMapping mapping = of("villages", Map.of(), field);
        assertThat(mapping.fieldsByAttribute().values()).as(field).containsExactly(field);
        if (!field.startsWith("collectiv")) {
            assertThat(mapping.has(attribute)).isTrue();
        }
    }

    /** The names that the service's own Shapefiles have. */
    @Test
    void cutNamesGoInTheOrderOfTheAttributes() {
        FieldMapping mapping = of("villages", Map.of(), "collective", "collectiv2");
        assertThat(mapping.fieldsByAttribute())
                .containsEntry("collective_model", "collective")
                .containsEntry("collective_income_yuan", "collectiv2");
    }

    @Test
    void theOwnNameComesBeforeAllOthers() {
        FieldMapping mapping = of("villages", Map.of(), "名称", "name", "XZQMC");
        assertThat(mapping.fieldsByAttribute()).containsExactly(Map.entry("name", "name"));
        assertThat(mapping.unmapped()).containsExactly("名称", "XZQMC");
    }

    @Test
    void whatIsSaidHolds() {
        FieldMapping mapping = of("villages", Map.of("name", "", "XZQMC", "name"), "name", "XZQMC");
        assertThat(mapping.fieldsByAttribute()).containsExactly(Map.entry("name", "XZQMC"));
    }

    @Test
    void whatIsMissingIsToldButForWhatIsComputed() {
        assertThat(of("marine_ranches", Map.of(), "name", "cages").missing())
                .extracting("name")
                .containsExactly("investment_yuan");
    }
}
