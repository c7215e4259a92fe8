package chaozhou.gis;

import static chaozhou.gis.Gdal.ogr2ogr;
import static chaozhou.gis.Gdal.ogrinfo;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** GDAL, as a client that was written without us. */
class ClientsIT {

    @Test
    void gdalListsCountsAndReadsTheLayers() throws Exception {
        String service = "OAPIF:" + RunningService.address("/api");
        assertThat(ogrinfo(service)).contains("villages", "towns", "service_stations");
        assertThat(ogrinfo("-al", "-so", service, "villages")).contains("Feature Count: 1020", "town_code: String");
        assertThat(ogrinfo("-al", "-geom=SUMMARY", "-where", "code = '445103113'", service, "towns"))
                .contains("凤凰镇", "MULTIPOLYGON");
    }

    /** Every layer into a GeoPackage, page by page. */
    @ParameterizedTest
    @CsvSource({
        "counties, 3",
        "towns, 49",
        "villages, 1020",
        "industrial_zones, 17",
        "farm_parks, 10",
        "service_stations, 1069",
        "marine_ranches, 3",
        "aid_projects, 67"
    })
    void gdalTakesALayerAway(String layer, int count, @TempDir Path folder) throws Exception {
        Path file = folder.resolve("layer.gpkg");
        ogr2ogr("-f", "GPKG", file.toString(), "OAPIF:" + RunningService.address("/api"), layer);
        assertThat(ogrinfo("-al", "-so", file.toString())).contains("Feature Count: " + count);
    }

    @Test
    void gdalAsksForABox() throws Exception {
        String service = "OAPIF:" + RunningService.address("/api");
        assertThat(ogrinfo("-al", "-so", "-spat", "116.69", "23.90", "116.70", "23.91", service, "towns"))
                .containsPattern("Feature Count: [1-4]\n");
    }

    /** The tile over the city's middle, on each grid. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "WebMercatorQuad/11/884/1687",
                "WorldCRS84Quad/10/377/1687",
                "CGCS2000Quad/11/377/1687",
                "CGCS2000CM117EQuad/7/103/62"
            })
    void gdalReadsATile(String address, @TempDir Path folder) throws Exception {
        byte[] tile = RunningService.get("/api/tiles/" + address + "?collections=villages")
                .response()
                .body();
        Path file = Files.write(folder.resolve("tile.mvt"), tile);
        assertThat(ogrinfo("-al", "-so", file.toString()))
                .contains("Layer name: villages", "Layer name: villages_label", "town_code: String");
    }
}
