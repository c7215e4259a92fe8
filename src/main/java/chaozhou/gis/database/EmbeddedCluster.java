package chaozhou.gis.database;

import chaozhou.gis.error.GisException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
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

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final PostgresPrograms programs;
    private final Path data;
    private final Path passwordFile;
    private final Path portFile;
    private final Path log;
    private boolean isLeftRunning;

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
        EmbeddedCluster cluster = in(home);
        cluster.start();
        return cluster;
    }

    /** The cluster of a folder, not started yet. */
    static EmbeddedCluster in(Path home) {
        try {
            Path folder = Files.createDirectories(home).toRealPath();
            return new EmbeddedCluster(PostgresPrograms.suiting(folder.resolve("db")), folder);
        } catch (IOException e) {
            throw unusable(home, e);
        }
    }

    /** Lets the server outlive this program's use of it: a service uses it too. */
    synchronized void leaveRunning() {
        isLeftRunning = true;
    }

    /** May be called while another thread ends it: then it starts, and is ended after that. */
    synchronized void start() {
        try {
            makeWhenMissing();
            run();
        } catch (IOException e) {
            throw unusable(data, e);
        }
    }

    private static GisException.Setup unusable(Path home, IOException e) {
        return new GisException.Setup("The folder " + home.toAbsolutePath() + " can't be used: " + reason(e), e);
    }

    private static String reason(IOException e) {
        String message = String.valueOf(e.getMessage());
        if (FullDisk.isToldIn(message)) {
            return FullDisk.ADVICE;
        }
        return e instanceof AccessDeniedException
                ? message + " belongs to another user. Start as that user, or give GIS_HOME another folder."
                : message;
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

    private void run() throws IOException {
        Postmaster running = Postmaster.of(data);
        if (running.runs()) {
            LOG.info("Using the database server that runs already");
            Files.writeString(portFile, String.valueOf(awaitReady(running).port()));
            return;
        }
        // Left by a machine that stopped; another program may have the number of its process now.
        Files.deleteIfExists(Postmaster.file(data));
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

    /** A server that was started a moment ago, or recovers, answers soon. */
    private Postmaster awaitReady(Postmaster running) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Postmaster server = running;
        while (!server.isReady() && server.runs() && System.nanoTime() < end) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            server = Postmaster.of(data);
        }
        if (!server.isReady()) {
            throw new GisException.Setup(
                    "The database server that runs already (process %d) does not get ready; see %s."
                            .formatted(running.pid(), log));
        }
        return server;
    }

    /** The port of last time when it is free, otherwise another one. */
    private void choosePort() throws IOException {
        int wanted = lastPort();
        int port = isFree(wanted) ? wanted : 0;
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            Files.writeString(portFile, String.valueOf(socket.getLocalPort()));
        }
    }

    /** The port of last time; 0, which stands for any, when none is known. */
    private int lastPort() throws IOException {
        String known = Files.exists(portFile) ? Files.readString(portFile).strip() : "";
        return known.matches("[1-9]\\d{0,4}") ? Integer.parseInt(known) : 0;
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
                "-c max_wal_size=512MB",
                "-c log_checkpoints=off",
                "-c log_min_messages=warning");
    }

    private static GisException.Setup failed(String what, String output, Path log) {
        if (FullDisk.isToldIn(output)) {
            return new GisException.Setup(what + ": " + FullDisk.ADVICE);
        }
        if (output.contains("unshare failed")) {
            return new GisException.Setup(
                    what
                            + ": for root it runs in a user namespace, which this machine does not allow. Start as an ordinary user.");
        }
        String reason = output.lines()
                .filter(line -> line.contains("FATAL") || line.contains("error:"))
                .findFirst()
                .orElse(output)
                .strip();
        return new GisException.Setup(
                reason.contains("Permission denied")
                        ? what + ": " + reason + ". Its folder belongs to another user; start as that user."
                        : what + ": " + reason + " (more in " + log + ")");
    }

    /** Ends the server when one runs, after the statements under way were told to stop. */
    @Override
    public synchronized void close() {
        if (isLeftRunning || !Files.exists(Postmaster.file(data))) {
            return;
        }
        Path output = data.resolveSibling("stop.log");
        PostgresPrograms.Outcome outcome =
                programs.run(output, "pg_ctl", "stop", "--wait", "--mode=fast", "--pgdata=" + data);
        if (!outcome.isSuccess() && !outcome.output().contains("Is server running?")) {
            LOG.warn("The database server could not be stopped: {}", outcome.output());
        }
    }
}
