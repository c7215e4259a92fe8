package chaozhou.gis.bench;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The service, started by its launcher as its users start it. */
final class Service implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int POLL_MILLISECONDS = 20;

    private final Process process;
    private final String address;
    private final Duration startTime;

    private Service(Process process, String address, Duration startTime) {
        this.process = process;
        this.address = address;
        this.startTime = startTime;
    }

    /**
     * Starts the service and waits until it answers.
     *
     * @param home its GIS_HOME; what it prints goes to a file beside it
     * @param settings environment variables
     */
    static Service start(Path home, Map<String, String> settings) throws IOException, InterruptedException {
        int port = freePort();
        Path log = Path.of(home + ".log");
        ProcessBuilder builder = new ProcessBuilder("./gis", "serve")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(settings);
        builder.environment().put("GIS_HOME", home.toString());
        builder.environment().put("SERVER_PORT", String.valueOf(port));
        long begin = System.nanoTime();
        Process process = builder.start();
        String address = "http://127.0.0.1:" + port;
        while (!answers(address)) {
            if (!process.isAlive() || System.nanoTime() - begin > PATIENCE.toNanos()) {
                process.destroy();
                throw new BenchFailure("The service did not start; see " + log);
            }
            process.waitFor(POLL_MILLISECONDS, TimeUnit.MILLISECONDS);
        }
        return new Service(process, address, Duration.ofNanos(System.nanoTime() - begin));
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean answers(String address) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(address + "/api").toURL().openConnection();
            boolean answers = connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            connection.disconnect();
            return answers;
        } catch (IOException notYet) {
            return false;
        }
    }

    String address() {
        return address;
    }

    /** From the call of the launcher to the first answer with 200. */
    Duration startTime() {
        return startTime;
    }

    /** What the process holds in memory, and the most it ever held, both in kB (1024 bytes). */
    record Memory(long now, long peak) {}

    Memory memory() throws IOException {
        String status = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "status"));
        return new Memory(kilobytes(status, "VmRSS"), kilobytes(status, "VmHWM"));
    }

    private static long kilobytes(String status, String name) {
        Matcher line = Pattern.compile(name + ":\\s+(\\d+) kB").matcher(status);
        if (!line.find()) {
            throw new BenchFailure("The system tells no " + name + " of the service.");
        }
        return Long.parseLong(line.group(1));
    }

    /** What is left in the heap after a collection, and what came since. */
    double liveHeapMegabytes() throws IOException, InterruptedException {
        Tool jcmd = Tool.at(Path.of(System.getProperty("java.home"), "bin", "jcmd"));
        String pid = String.valueOf(process.pid());
        jcmd.run(pid, "GC.run");
        Matcher used = Pattern.compile("total \\d+K, used (\\d+)K").matcher(jcmd.run(pid, "GC.heap_info"));
        long kilobytes = 0;
        while (used.find()) {
            kilobytes += Long.parseLong(used.group(1));
        }
        if (kilobytes == 0) {
            throw new BenchFailure("jcmd tells nothing of the service's heap.");
        }
        return kilobytes / 1024.0;
    }

    /** Ends it as Ctrl-C does, and its database with it. */
    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
