package chaozhou.gis.database;

import chaozhou.gis.error.GisException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL of the program's own, in a folder of its own: reachable from this machine only, with a random password. It
 * outlives a program that is killed, and the next start takes it over.
 */
public final class EmbeddedCluster implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedCluster.class);

    static final String USER = "gis";
    static final String DATABASE = "postgres";

    private static final int PROBE_MILLISECONDS = 500;

    private final PostgresPrograms programs;
    private final Path data;
    private final Path passwordFile;
    private final Path portFile;
    private final Path log;

    private EmbeddedCluster(PostgresPrograms programs, Path home) {
        this.programs = programs;
        this.data = home.resolve("db");
        this.passwordFile = home.resolve("db.password");
        this.portFile = home.resolve("db.port");
        this.log = home.resolve("db.log");
    }

    /**
     * Makes the cluster when there is none, and starts it when it does not run.
     *
     * @param home the folder for {@code db}, {@code db.password}, {@code db.port} and {@code db.log}
     * @throws GisException.Setup with one sentence that says what to do
     */
    public static EmbeddedCluster start(Path home) {
        try {
            Path folder = Files.createDirectories(home).toRealPath();
            EmbeddedCluster cluster = new EmbeddedCluster(PostgresPrograms.find(), folder);
            cluster.makeWhenMissing();
            cluster.requireSameVersion();
            cluster.run();
            return cluster;
        } catch (IOException e) {
            throw new GisException.Setup("The folder " + home + " can't be used: " + reason(e), e);
        }
    }

    private static String reason(IOException e) {
        String message = String.valueOf(e.getMessage());
        return message.contains("No space left") ? "the disk is full. Free some space and start again." : message;
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + DATABASE;
    }

    public String user() {
        return USER;
    }

    public String password() {
        return read(passwordFile);
    }

    int port() {
        return Integer.parseInt(read(portFile));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A cluster is made beside its place and moved there when it is whole, so that a half-made one is never used. */
    private void makeWhenMissing() throws IOException {
        if (Files.exists(data)) {
            return;
        }
        LOG.info("Making a database in {}", data);
        Path unfinished = data.resolveSibling("db.unfinished");
        delete(unfinished);
        byte[] secret = new byte[24];
        new SecureRandom().nextBytes(secret);
        Files.deleteIfExists(passwordFile);
        Files.createFile(
                passwordFile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(passwordFile, HexFormat.of().formatHex(secret));
        Path output = data.resolveSibling("initdb.log");
        PostgresPrograms.Outcome outcome = programs.run(
                output,
                "initdb",
                "--pgdata=" + unfinished,
                "--username=" + USER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C.UTF-8",
                "--data-checksums");
        if (!outcome.isSuccess()) {
            delete(unfinished);
            throw failed("The database can't be made", outcome.output(), output);
        }
        Files.delete(output);
        Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private void requireSameVersion() throws IOException {
        String version = Files.readString(data.resolve("PG_VERSION")).strip();
        if (!version.equals(String.valueOf(programs.majorVersion()))) {
            throw new GisException.Setup(
                    "The database in %s was made by PostgreSQL %s, but %d is installed. Install %s again, or move the folder away to begin anew."
                            .formatted(data, version, programs.majorVersion(), version));
        }
    }

    private void run() throws IOException {
        if (isRunning()) {
            LOG.info("Using the database server that is running already");
            return;
        }
        choosePort();
        PostgresPrograms.Outcome outcome = programs.run(
                log,
                "pg_ctl",
                "start",
                "--wait",
                "--pgdata=" + data,
                "--options=" + String.join(" ", settings().toArray(String[]::new)));
        if (!outcome.isSuccess()) {
            throw failed("The database can't be started", outcome.output(), log);
        }
    }

    private boolean isRunning() throws IOException {
        if (!Files.exists(data.resolve("postmaster.pid")) || !Files.exists(portFile)) {
            return false;
        }
        List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
        return lines.size() > 3
                && ProcessHandle.of(Long.parseLong(lines.get(0).strip())).isPresent()
                && lines.get(3).strip().equals(read(portFile))
                && answers(port());
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PROBE_MILLISECONDS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The port of last time when it is free, otherwise another one. */
    private void choosePort() throws IOException {
        int wanted = Files.exists(portFile) ? port() : 0;
        int port = isFree(wanted) ? wanted : 0;
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            Files.writeString(portFile, String.valueOf(socket.getLocalPort()));
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private List<String> settings() {
        return List.of(
                "-c port=" + port(),
                "-c listen_addresses=127.0.0.1",
                "-c unix_socket_directories=''",
                "-c max_connections=40",
                "-c shared_buffers=128MB",
                "-c work_mem=16MB",
                "-c maintenance_work_mem=128MB",
                "-c random_page_cost=1.1",
                "-c jit=off",
                "-c log_min_messages=warning");
    }

    private static GisException.Setup failed(String what, String output, Path log) {
        String last = output.lines()
                .filter(line -> line.contains("FATAL") || line.contains("error:") || line.contains("No space left"))
                .findFirst()
                .orElseGet(
                        () -> output.lines().reduce((first, second) -> second).orElse("no message"));
        return output.contains("No space left")
                ? new GisException.Setup(what + ": the disk is full. Free some space and start again.")
                : new GisException.Setup(what + ": " + last.strip() + " (more in " + log + ")");
    }

    /** Ends the server, after the statements under way were told to stop. */
    @Override
    public void close() {
        PostgresPrograms.Outcome outcome = programs.run(
                data.resolveSibling("stop.log"), "pg_ctl", "stop", "--wait", "--mode=fast", "--pgdata=" + data);
        if (!outcome.isSuccess() && answers(port())) {
            LOG.warn("The database server could not be stopped: {}", outcome.output());
        }
    }
}
