package chaozhou.gis.gdal;

import chaozhou.gis.error.GisException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A run of one of GDAL's programs, as a process of its own: what goes wrong there does not reach the service. It may use so much
 * memory and time, and reaches no network.
 */
public final class Gdal {

    private static final long MOST_MINUTES = 30;

    private static final long MOST_KIBIBYTES = 6L << 20;

    /** The shell's status when a program is not there. */
    private static final int NO_PROGRAM = 127;

    /** More at once would only be in each other's way. */
    private static final Semaphore AT_ONCE = new Semaphore(2);

    /**
     * No address answers, whatever a file names; no files are left beside those that are read; and nobody needs after a crash what is
     * written.
     */
    private static final Map<String, String> SETTINGS = Map.of(
            "GDAL_HTTP_PROXY", "127.0.0.1:9",
            "GDAL_HTTP_TIMEOUT", "1",
            "GDAL_PAM_ENABLED", "NO",
            "OGR_SQLITE_SYNCHRONOUS", "OFF");

    /** What {@code -progress} prints: 0...10...20 and so on. */
    private static final Pattern PERCENT = Pattern.compile("^(?:0|\\.\\.\\.|\\d0)+", Pattern.MULTILINE);

    private final String program;
    private final List<String> arguments = new ArrayList<>();
    private final Map<String, String> settings;

    /** @param settings of GDAL, besides what all runs have */
    public Gdal(String program, Map<String, String> settings) {
        this.program = program;
        this.settings = settings;
    }

    public Gdal with(String... more) {
        arguments.addAll(List.of(more));
        return this;
    }

    /**
     * Makes a file of another format.
     *
     * @param target must not be there
     * @throws GisException.Unavailable when the program is missing
     * @throws IllegalStateException with the program's own words when it fails
     */
    public static void convert(Path source, Path target, String driver, List<String> options) throws IOException {
        Gdal run = new Gdal("ogr2ogr", Map.of()).with("-f", driver);
        options.forEach(run::with);
        Result result = run.with(target.toString(), source.toString()).run(source.resolveSibling("log.txt"));
        if (!result.isSuccess()) {
            throw new IllegalStateException("ogr2ogr failed: " + result.output());
        }
    }

    /** What a program printed, and whether it ended well. */
    public record Result(boolean isSuccess, String output) {}

    /** @param log is written; for this run only */
    public Result run(Path log) throws IOException {
        return run(log, percent -> {});
    }

    /**
     * Runs the program to its end.
     *
     * @param percent is told how far it is, where the program is asked for its {@code -progress}
     * @throws GisException.Unavailable when the program is missing
     * @throws InterruptedIOException when the thread is interrupted; the program is ended then
     */
    public Result run(Path log, IntConsumer percent) throws IOException {
        try {
            AT_ONCE.acquire();
            try {
                return watch(log, percent);
            } finally {
                AT_ONCE.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("GDAL was ended before it was done.");
        }
    }

    private Result watch(Path log, IntConsumer percent) throws IOException, InterruptedException {
        Process process = start(log);
        try {
            long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(MOST_MINUTES);
            while (!process.waitFor(250, TimeUnit.MILLISECONDS)) {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException(
                            "%s has not ended after %d minutes.".formatted(program, MOST_MINUTES));
                }
                percent.accept(percent(Files.readString(log)));
            }
        } finally {
            process.destroyForcibly();
        }
        if (process.exitValue() == NO_PROGRAM) {
            throw new GisException.Unavailable(
                    "GDAL's %s is not installed on the server (package gdal-bin).".formatted(program), null);
        }
        return new Result(process.exitValue() == 0, new String(Files.readAllBytes(log), StandardCharsets.UTF_8));
    }

    private Process start(Path log) throws IOException {
        List<String> command =
                new ArrayList<>(List.of("sh", "-c", "ulimit -v " + MOST_KIBIBYTES + "; exec \"$@\"", "sh", program));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(SETTINGS);
        builder.environment().putAll(settings);
        return builder.start();
    }

    private static int percent(String output) {
        Matcher matcher = PERCENT.matcher(output);
        String bar = matcher.find() ? matcher.group() : "";
        return 10 * (bar.replaceAll("[^.]", "").length() / 3);
    }
}
