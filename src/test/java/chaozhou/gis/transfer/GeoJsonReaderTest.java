package chaozhou.gis.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chaozhou.gis.catalog.Layer;
import chaozhou.gis.catalog.LayerDefinitions;
import chaozhou.gis.error.GisException;
import chaozhou.gis.store.Feature;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeoJsonReaderTest {

    private static final Layer RANCHES = LayerDefinitions.read(Path.of("gis-data/layers")).stream()
            .filter(layer -> layer.id().equals("marine_ranches"))
            .findFirst()
            .orElseThrow();

    private static final String GOOD = """
            {"type":"FeatureCollection","features":[
            {"type":"Feature","id":"mr-1","properties":{"name":"一号牧场","cages":7,"valid_from":"2020-01-01","valid_to":null,"provenance":"invented"},"geometry":{"type":"Polygon","coordinates":[[[117,23],[117.1,23],[117.1,23.1],[117,23]]]}}
            ]}
            """;

    @TempDir
    Path folder;

    private List<Feature> read(String text) throws Exception {
        Path file = folder.resolve("ranches.geojson");
        Files.writeString(file, text);
        List<Feature> features = new ArrayList<>();
        new GeoJsonReader(file, RANCHES).read(features::add);
        return features;
    }

    @Test
    void aFeatureKeepsItsValuesAndASinglePolygonBecomesAMultiPolygon() throws Exception {
        Feature feature = read(GOOD).get(0);
        assertThat(feature.id()).isEqualTo("mr-1");
        assertThat(feature.values()).containsExactly("一号牧场", 7L, null);
        assertThat(feature.validTo()).isNull();
        assertThat(feature.geometry().toText()).isEqualTo("MULTIPOLYGON (((117 23, 117.1 23, 117.1 23.1, 117 23)))");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "id":"mr-1"            | "id":"a b"               | :2: the feature needs an id
            "cages":7              | "cages":7.5              | :2: mr-1: cages must be of type bigint
            "cages":7              | "boats":7                | the layer has no attribute boats
            "cages":7              | "cages":"7"              | cages must be of type
            2020-01-01             | 2020-13-01               | valid_from must be a day
            "valid_from":"2020-01-01", | | valid_from is missing
            "type":"Polygon"       | "type":"Point"           | the geometry must be a MultiPolygon
            [117.1,23.1],          | [217.1,23.1],            | 217.1 23.1 is no position of
            [117.1,23.1],[117,23]] | [117.1,23.1],[117,24]]   | the last is the first again
            [117,23],[117.1        | [NaN,23],[117.1          | :2: not JSON
            "features":[           | "pictures":[             | :1: no FeatureCollection
            """)
    void aFaultIsNamedWithItsLine(String right, String wrong, String fault) {
        String text = GOOD.replace(right, wrong == null ? "" : wrong);
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(GisException.InvalidData.class)
                .hasMessageContaining(fault);
    }

    @Test
    void aFileThatIsCutOffIsRefused() {
        for (int length = 1; length < GOOD.length() - 2; length += 7) {
            String cut = GOOD.substring(0, length);
            assertThatThrownBy(() -> read(cut)).as(cut).isInstanceOf(GisException.InvalidData.class);
        }
    }
}
