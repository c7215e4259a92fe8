package chaozhou.gis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** GDAL's programs. */
public final class Gdal {

    private Gdal() {}

    public static String ogrinfo(String... arguments) throws IOException, InterruptedException {
        return run("ogrinfo", arguments);
    }

    public static String ogr2ogr(String... arguments) throws IOException, InterruptedException {
        return run("ogr2ogr", arguments);
    }

    private static String run(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command =
                Stream.concat(Stream.of(program), Stream.of(arguments)).toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
