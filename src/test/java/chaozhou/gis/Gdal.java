package chaozhou.gis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /** Positions, x and y a line, from one CRS to another; longitude or easting first. */
    public static String gdaltransform(String lines, String from, String to) throws IOException, InterruptedException {
        Path input = Files.createTempFile("positions", ".txt");
        try {
            Files.writeString(input, lines);
            Process process = new ProcessBuilder("gdaltransform", "-output_xy", "-s_srs", from, "-t_srs", to)
                    .redirectInput(input.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as("%s to %s", from, to).isZero();
            return output;
        } finally {
            Files.delete(input);
        }
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
