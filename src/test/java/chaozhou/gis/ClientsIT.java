package chaozhou.gis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** GDAL, as a client that was written without us. */
class ClientsIT {

    private static String ogrinfo(String... arguments) throws IOException, InterruptedException {
        String[] command = new String[arguments.length + 1];
        command[0] = "ogrinfo";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    @Test
    void gdalListsCountsAndReadsTheLayers() throws Exception {
        String service = "OAPIF:" + RunningService.address("/api");
        assertThat(ogrinfo(service)).contains("villages", "towns", "service_stations");
        assertThat(ogrinfo("-al", "-so", service, "villages")).contains("Feature Count: 1020", "town_code: String");
        assertThat(ogrinfo("-al", "-geom=SUMMARY", "-where", "code = '445103113'", service, "towns"))
                .contains("凤凰镇", "MULTIPOLYGON");
    }

    @Test
    void gdalReadsATile(@TempDir Path folder) throws Exception {
        // Zoom 11, where the middle of the city lies.
        byte[] tile = RunningService.get("/api/tiles/WebMercatorQuad/11/884/1687?collections=villages")
                .response()
                .body();
        Path file = Files.write(folder.resolve("tile.mvt"), tile);
        assertThat(ogrinfo("-al", "-so", file.toString()))
                .contains("Layer name: villages", "Layer name: villages_label", "town_code: String");
    }
}
