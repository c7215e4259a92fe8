package chaozhou.gis.database;

import chaozhou.gis.error.GisException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The programs of the PostgreSQL that is installed on this machine. PostgreSQL refuses to run as root; for root they run in a
 * user namespace of their own, where they are an ordinary user and the files stay root's.
 */
final class PostgresPrograms {

    private static final Path VERSIONS = Path.of("/usr/lib/postgresql");
    private static final long PATIENCE_SECONDS = 120;

    private final Path folder;
    private final int majorVersion;

    private PostgresPrograms(Path folder, int majorVersion) {
        this.folder = folder;
        this.majorVersion = majorVersion;
    }

    /**
     * The newest PostgreSQL that has PostGIS.
     *
     * @throws GisException.Setup when there is none
     */
    static PostgresPrograms find() {
        if (!Files.isDirectory(VERSIONS)) {
            throw none();
        }
        try (Stream<Path> versions = Files.list(VERSIONS)) {
            return versions.map(version -> new PostgresPrograms(version.resolve("bin"), number(version)))
                    .filter(PostgresPrograms::isComplete)
                    .max(Comparator.comparingInt(programs -> programs.majorVersion))
                    .orElseThrow(PostgresPrograms::none);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static GisException.Setup none() {
        return new GisException.Setup(
                "No PostgreSQL with PostGIS is installed. Install both, on Debian with"
                        + " 'apt-get install postgresql postgresql-15-postgis-3', or set SPRING_DATASOURCE_URL to use a server.");
    }

    private static int number(Path version) {
        String name = version.getFileName().toString();
        return name.matches("\\d+") ? Integer.parseInt(name) : 0;
    }

    private boolean isComplete() {
        return majorVersion >= ServerRequirements.LEAST_POSTGRESQL
                && Files.isExecutable(folder.resolve("initdb"))
                && Files.exists(
                        Path.of("/usr/share/postgresql", String.valueOf(majorVersion), "extension", "postgis.control"));
    }

    int majorVersion() {
        return majorVersion;
    }

    /** What a program printed, and how it ended. */
    record Outcome(int status, String output) {
        boolean isSuccess() {
            return status == 0;
        }
    }

    /**
     * Runs a program to its end.
     *
     * @throws GisException.Setup when it can't be started or doesn't end
     */
    Outcome run(Path output, String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("unshare", "--user", "--map-user=1000", "--map-group=1000"));
        }
        command.add(folder.resolve(program).toString());
        command.addAll(List.of(arguments));
        try {
            // The server inherits where its starter writes: a file, since nobody would read a pipe to its end.
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroy();
                throw new GisException.Setup(
                        program + " did not end within " + PATIENCE_SECONDS + " seconds; see " + output + ".");
            }
            return new Outcome(process.exitValue(), Files.readString(output).strip());
        } catch (IOException e) {
            throw new GisException.Setup(program + " can't be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GisException.Setup("Interrupted while " + program + " was running.", e);
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }
}
