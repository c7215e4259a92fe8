package chaozhou.gis.encode;

import chaozhou.gis.error.GisException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** GDAL's ogr2ogr, as a process of its own: what goes wrong there does not reach the service. */
final class Gdal {

    private static final long MOST_MINUTES = 30;

    /** More at once would only be in each other's way. */
    private static final Semaphore AT_ONCE = new Semaphore(2);

    private Gdal() {}

    /**
     * Makes a file of another format.
     *
     * @param target must not be there
     * @throws GisException.Unavailable when the program is missing
     * @throws IllegalStateException with the program's own words when it fails
     */
    static void convert(Path source, Path target, String driver, List<String> options) throws IOException {
        List<String> command = new ArrayList<>(List.of("ogr2ogr", "-f", driver));
        command.addAll(options);
        command.addAll(List.of(target.toString(), source.toString()));
        Path log = source.resolveSibling("log.txt");
        try {
            AT_ONCE.acquire();
            try {
                run(command, log);
            } finally {
                AT_ONCE.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The service ends.");
        }
    }

    private static void run(List<String> command, Path log) throws IOException, InterruptedException {
        Process process = start(command, log);
        try {
            if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
                throw new IllegalStateException("ogr2ogr has not ended after %d minutes.".formatted(MOST_MINUTES));
            }
        } finally {
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException("ogr2ogr failed: " + Files.readString(log, StandardCharsets.UTF_8));
        }
    }

    private static Process start(List<String> command, Path log) throws IOException {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            throw new GisException.Unavailable(
                    "GDAL's ogr2ogr, which writes this format, is not installed on the server (package gdal-bin).", e);
        }
    }
}
