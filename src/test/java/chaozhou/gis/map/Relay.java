package chaozhou.gis.map;

import chaozhou.gis.RunningService;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands before the running service on a port of its own. While it is gone, nobody listens there, as when the service has ended. */
final class Relay implements AutoCloseable {

    private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
    private final int port;

    Relay() {
        port = listen(0);
    }

    URI address() {
        return URI.create("http://localhost:" + port + "/");
    }

    /** Breaks all connections and takes no more. */
    void goAway() {
        open.forEach(Relay::shut);
        open.clear();
    }

    void comeBack() {
        listen(port);
    }

    @Override
    public void close() {
        goAway();
    }

    private int listen(int wanted) {
        try {
            ServerSocket server = new ServerSocket();
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
            open.add(server);
            inBackground(() -> accept(server));
            return server.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket server) throws IOException {
        while (true) {
            Socket client = server.accept();
            Socket service = new Socket("localhost", RunningService.port());
            open.add(client);
            open.add(service);
            if (server.isClosed()) {
                goAway();
            }
            inBackground(() -> pump(client, service));
            inBackground(() -> pump(service, client));
        }
    }

    private void pump(Socket from, Socket to) throws IOException {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private interface Transfer {
        void run() throws IOException;
    }

    /** A connection that breaks ends its transfer, and that is all. */
    private static void inBackground(Transfer transfer) {
        Thread thread = new Thread(() -> {
            try {
                transfer.run();
            } catch (IOException e) {
                // The other side has gone, or this relay.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private static void shut(Closeable connection) {
        try {
            connection.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
