package chaozhou.gis.database;

import chaozhou.gis.error.GisException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The programs of a PostgreSQL with PostGIS that is installed on this machine. PostgreSQL refuses to run as root; for root
 * they run in a user namespace, where they are an ordinary user and the files stay root's.
 */
final class PostgresPrograms {

    private static final Path VERSIONS = Path.of("/usr/lib/postgresql");
    private static final long PATIENCE_SECONDS = 120;

    /** Who root is for PostgreSQL, which looks its user up: the user {@code daemon}, which every Debian has. */
    private static final int DAEMON = 1;

    private final Path folder;

    private PostgresPrograms(Path folder) {
        this.folder = folder;
    }

    /**
     * The programs that fit a cluster, or the newest ones for a cluster that is still to be made.
     *
     * @param data the cluster's folder, which need not exist
     * @throws GisException.Setup when none are installed, or none of the version that made the cluster
     */
    static PostgresPrograms suiting(Path data) throws IOException {
        Path version = data.resolve("PG_VERSION");
        return Files.exists(version)
                ? suiting(data, Files.readString(version).strip(), installed())
                : newest(installed()).getValue();
    }

    static <P> P suiting(Path data, String version, Map<Integer, P> installed) {
        P programs = installed.get(version.matches("\\d{1,3}") ? Integer.parseInt(version) : 0);
        if (programs == null) {
            throw new GisException.Setup(
                    "The database in %s was made by PostgreSQL %s, but %s is installed. Install %s with its PostGIS, or move the folder away to begin anew."
                            .formatted(data, version, newest(installed).getKey(), version));
        }
        return programs;
    }

    private static <P> Map.Entry<Integer, P> newest(Map<Integer, P> installed) {
        return installed.entrySet().stream()
                .max(Map.Entry.comparingByKey())
                .orElseThrow(
                        () -> new GisException.Setup(
                                "No PostgreSQL with PostGIS is installed. Install both (on Debian: apt-get install postgresql"
                                        + " postgresql-15-postgis-3), or set SPRING_DATASOURCE_URL to use a server that has them."));
    }

    /** By major version; of two of one version, Debian's. */
    private static Map<Integer, PostgresPrograms> installed() throws IOException {
        Map<Integer, PostgresPrograms> found = new LinkedHashMap<>();
        for (Path folder : folders()) {
            if (Files.isExecutable(folder.resolve("initdb"))) {
                Path bin =
                        folder.resolve("initdb").toRealPath().resolveSibling("").normalize();
                int version = majorVersion(bin);
                if (version >= ServerRequirements.LEAST_POSTGRESQL && hasPostgis(bin, version)) {
                    found.putIfAbsent(version, new PostgresPrograms(bin));
                }
            }
        }
        return found;
    }

    private static List<Path> folders() throws IOException {
        List<Path> folders = new ArrayList<>();
        if (Files.isDirectory(VERSIONS)) {
            try (Stream<Path> versions = Files.list(VERSIONS)) {
                versions.map(version -> version.resolve("bin")).forEach(folders::add);
            }
        }
        String path = System.getenv().getOrDefault("PATH", "");
        Stream.of(path.split(File.pathSeparator, -1))
                .filter(entry -> entry.startsWith("/"))
                .map(Path::of)
                .forEach(folders::add);
        return folders;
    }

    /** Debian's folder says it; another program is asked. */
    private static int majorVersion(Path bin) throws IOException {
        if (bin.startsWith(VERSIONS)) {
            String name = bin.getName(VERSIONS.getNameCount()).toString();
            return name.matches("\\d{1,3}") ? Integer.parseInt(name) : 0;
        }
        Process process = new ProcessBuilder(bin.resolve("initdb").toString(), "--version")
                .redirectErrorStream(true)
                .start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String digits = answer.replaceFirst("(?s)^\\D*(\\d{1,3}).*", "$1");
        return digits.matches("\\d+") ? Integer.parseInt(digits) : 0;
    }

    private static boolean hasPostgis(Path bin, int version) {
        Path installation = bin.resolveSibling("share");
        return Stream.of(
                        Path.of("/usr/share/postgresql", String.valueOf(version), "extension"),
                        installation.resolve("extension"),
                        installation.resolve("postgresql").resolve("extension"))
                .anyMatch(folder -> Files.exists(folder.resolve("postgis.control")));
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
     * @param output the file that gets what it prints, and what a server that it starts prints later
     * @throws GisException.Setup when it can't be started or doesn't end
     */
    Outcome run(Path output, String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("unshare", "--user", "--map-user=" + DAEMON, "--map-group=" + DAEMON));
        }
        command.add(folder.resolve(program).toString());
        command.addAll(List.of(arguments));
        // The server inherits where its starter writes: a file, since nobody would read a pipe to its end.
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .redirectInput(new File("/dev/null"));
        // Its messages are read here, and its settings are ours alone.
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("LC_ALL", "C.UTF-8");
        try {
            Process process = builder.start();
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
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException | UnsupportedOperationException e) {
            return "root".equals(System.getProperty("user.name"));
        }
    }
}
