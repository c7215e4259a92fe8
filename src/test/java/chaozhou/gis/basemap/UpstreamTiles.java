package chaozhou.gis.basemap;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A provider of tiles that answers as the path says, and remembers what it was asked. */
final class UpstreamTiles implements AutoCloseable {

    static final byte[] PICTURE = {(byte) 0x89, 'P', 'N', 'G', 1, 2, 3};

    private final HttpServer server;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    UpstreamTiles() {
        try {
            server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    List<String> requests() {
        return requests;
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.add(
                exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("User-Agent") + " "
                        + exchange.getRequestHeaders().getOrDefault("Cookie", List.of()));
        Path path = Path.of(exchange.getRequestURI().getPath());
        exchange.getResponseHeaders().add("Set-Cookie", "tracker=1");
        switch (path.getName(0).toString()) {
            case "missing" -> exchange.sendResponseHeaders(404, -1);
            case "forbidden" ->
                send(
                        exchange,
                        403,
                        "application/json",
                        "{\"msg\":\"key secret-1 is bad\"}".getBytes(StandardCharsets.UTF_8));
            case "elsewhere" -> {
                exchange.getResponseHeaders().add("Location", address() + "/tiles/1/0/0.png");
                exchange.sendResponseHeaders(302, -1);
            }
            case "page" -> send(exchange, 200, "text/html", "<html>".getBytes(StandardCharsets.UTF_8));
            case "script" -> send(exchange, 200, "image/svg+xml", "<svg/>".getBytes(StandardCharsets.UTF_8));
            case "huge" -> send(exchange, 200, "image/png", new byte[(2 << 20) + 1]);
            case "empty" -> exchange.sendResponseHeaders(204, -1);
            default -> {
                exchange.getResponseHeaders().add("Cache-Control", "max-age=77");
                send(exchange, 200, "image/png", PICTURE);
            }
        }
        exchange.close();
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
