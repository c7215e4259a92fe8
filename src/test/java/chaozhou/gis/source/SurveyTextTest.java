package chaozhou.gis.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chaozhou.gis.error.GisException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SurveyTextTest {

    private static final String PARCEL = """
            9,0.1,1,地块,面,图幅,用途,011,@
            J1,1,100,200
            J2,1,100,300
            J3,1,200,300
            J4,1,200,200
            J1,1,100,200
            K1,2,140,240
            K2,2,140,260
            K3,2,160,260
            """;

    @TempDir
    private Path folder;

    private SurveyText read(String properties, String parcels) throws Exception {
        Path file = Files.writeString(folder.resolve("地块.txt"), "[属性描述]\n" + properties + "\n[地块坐标]\n" + parcels);
        return SurveyText.read(file, StandardCharsets.UTF_8);
    }

    @Test
    void aParcelHasRings() throws Exception {
        Path target = folder.resolve("out.geojson");
        read("坐标系=2000国家大地坐标系\n几度分带=3\n带号=39", PARCEL).write(target);
        JsonNode feature =
                JsonMapper.shared().readTree(Files.readString(target)).at("/features/0");
        assertThat(feature.at("/properties/DKMC").stringValue()).isEqualTo("地块");
        // Easting stands first; the second ring, which was left open, is closed.
        assertThat(feature.at("/geometry/coordinates/0/0").toString()).isEqualTo("[200.0,100.0]");
        assertThat(feature.at("/geometry/coordinates/1").size()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({
        "2000国家大地坐标系, 39, 200, EPSG:4548",
        "2000国家大地坐标系, 39, 39500200, EPSG:4527",
        "80国家大地坐标系, 39, 200, EPSG:2384",
        "1980西安坐标系, 39, 39500200, EPSG:2363",
        "54北京坐标系, 39, 200, EPSG:2436",
        "54北京坐标系, 39, 39500200, EPSG:2415",
        "地方坐标系, 39, 200,",
        "2000国家大地坐标系, 99, 200,"
    })
    void theCrsIsToldByItsProperties(String system, String zone, String easting, String code) throws Exception {
        String parcel = PARCEL.replaceAll(",(\\d+)$", "," + easting)
                .replaceAll("(?m)^([JK]\\d,\\d,\\d+),\\d+$", "$1," + easting);
        assertThat(read("坐标系=%s\n几度分带=3\n带号=%s".formatted(system, zone), parcel).crs())
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"'J1,1,x,200', 5: the ring", "'J1,1', 5: neither a parcel"})
    void aLineThatIsNoneIsToldWithItsNumber(String line, String fault) {
        assertThatThrownBy(() -> read("坐标系=2000", "1,1,1,a,面,,,,@\n" + line))
                .isInstanceOf(GisException.InvalidData.class)
                .hasMessageContaining(fault);
    }
}
