package chaozhou.gis.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A headless Chromium with one page, driven by the Chrome DevTools Protocol. */
final class Chromium implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int PATIENCE_SECONDS = 60;

    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();
    private final WebSocket socket;
    private final AtomicInteger number = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private volatile Consumer<JsonNode> listener = event -> {};
    private @Nullable String session;

    private Chromium(Process process, String address) {
        this.process = process;
        this.socket = http.newWebSocketBuilder()
                .buildAsync(URI.create(address), new Messages())
                .join();
    }

    /** Starts the browser with a window of the size in pixels. */
    static Chromium start(Path folder, int width, int height) throws IOException, InterruptedException {
        Tool program = Tool.find("chromium", "chromium");
        Path profile = Files.createDirectories(folder.resolve("chromium"));
        Path log = folder.resolve("chromium.log");
        Process process = program.start(
                log,
                List.of(
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--remote-debugging-port=0",
                        "--window-size=" + width + "," + height,
                        "--user-data-dir=" + profile,
                        "about:blank"));
        Path port = profile.resolve("DevToolsActivePort");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!Files.exists(port) || Files.readAllLines(port).size() < 2) {
            if (!process.isAlive() || System.nanoTime() > end) {
                process.destroy();
                throw new BenchFailure("Chromium did not start; see " + log);
            }
            process.waitFor(50, TimeUnit.MILLISECONDS);
        }
        List<String> lines = Files.readAllLines(port);
        Chromium browser = new Chromium(process, "ws://127.0.0.1:" + lines.get(0) + lines.get(1));
        JsonNode target = browser.send("Target.createTarget", Map.of("url", "about:blank"));
        browser.session = browser.send(
                        "Target.attachToTarget",
                        Map.of("targetId", target.path("targetId").asString(), "flatten", true))
                .path("sessionId")
                .asString();
        browser.send("Page.enable", Map.of());
        browser.send(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        return browser;
    }

    /** Takes the events that the browser tells, from now on. */
    void listen(Consumer<JsonNode> events) {
        listener = events;
    }

    /**
     * Calls a method of the protocol: of the page, or of the browser where the page has none such.
     *
     * @throws BenchFailure when the browser refuses
     */
    JsonNode send(String method, Map<String, ?> parameters) throws InterruptedException {
        boolean isOfBrowser = method.startsWith("Target.") || method.startsWith("SystemInfo.");
        return send(isOfBrowser ? null : session, method, parameters);
    }

    /** Calls a method of what a session is attached to; null: of the browser. */
    private JsonNode send(@Nullable String session, String method, Map<String, ?> parameters)
            throws InterruptedException {
        int id = number.incrementAndGet();
        Map<String, Object> message = new LinkedHashMap<>(Map.of("id", id, "method", method, "params", parameters));
        if (session != null) {
            message.put("sessionId", session);
        }
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        socket.sendText(JSON.writeValueAsString(message), true).join();
        try {
            JsonNode node = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (node.has("error")) {
                throw new BenchFailure("Chromium refuses %s: %s".formatted(method, node.path("error")));
            }
            return node.path("result");
        } catch (ExecutionException | TimeoutException e) {
            throw new BenchFailure("Chromium does not answer %s: %s".formatted(method, e));
        }
    }

    /** Runs an expression in the page and waits for what it promises. */
    JsonNode evaluate(String expression) throws InterruptedException {
        JsonNode answer =
                send("Runtime.evaluate", Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
        if (answer.has("exceptionDetails")) {
            throw new BenchFailure("The page failed: " + answer.path("exceptionDetails"));
        }
        return answer.path("result").path("value");
    }

    /** Collects what nobody uses any more, in the page and in its workers, which have heaps of their own. */
    void collectGarbage() throws InterruptedException {
        List<String> workers = new CopyOnWriteArrayList<>();
        listen(event -> {
            if (event.path("method").asString().equals("Target.attachedToTarget")) {
                workers.add(event.path("params").path("sessionId").asString());
            }
        });
        send("HeapProfiler.collectGarbage", Map.of());
        // Those that are there already are told of before the answer.
        Map<String, ?> all = Map.of("autoAttach", true, "waitForDebuggerOnStart", false, "flatten", true);
        send(session, "Target.setAutoAttach", all);
        if (workers.isEmpty()) {
            throw new BenchFailure("Chromium tells of no worker of the page.");
        }
        for (String worker : workers) {
            send(worker, "HeapProfiler.collectGarbage", Map.of());
        }
    }

    /** What the process of the page holds in memory, shared pages counted by their share, in MB. */
    double megabytesOfPage() throws IOException, InterruptedException {
        double most = 0;
        for (JsonNode each : send("SystemInfo.getProcessInfo", Map.of()).path("processInfo")) {
            if (each.path("type").asString().equals("renderer")) {
                String rollup = Files.readString(
                        Path.of("/proc", String.valueOf(each.path("id").asInt()), "smaps_rollup"));
                most = Math.max(most, Long.parseLong(rollup.replaceAll("(?s).*?\nPss:\\s+(\\d+) kB.*", "$1")) / 1024.0);
            }
        }
        return most;
    }

    @Override
    public void close() {
        socket.abort();
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }

    /** Puts the parts of a message together and hands it to who waits for it. */
    private final class Messages implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
            text.append(part);
            if (isLast) {
                JsonNode message = JSON.readTree(text.toString());
                text.setLength(0);
                CompletableFuture<JsonNode> answer =
                        waiting.remove(message.path("id").asInt(-1));
                if (answer == null) {
                    listener.accept(message);
                } else {
                    answer.complete(message);
                }
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }
    }
}
