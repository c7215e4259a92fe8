package chaozhou.gis.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** nginx with a configuration of our own. */
final class Nginx implements AutoCloseable {

    private static final int POLLS = 250;
    private static final int POLL_MILLISECONDS = 20;

    private static final String CONFIGURATION = """
            %s
            daemon off;
            worker_processes 2;
            pid nginx.pid;
            error_log error.log;
            events { worker_connections 256; }
            http {
              access_log off;
              sendfile on;
              tcp_nopush on;
              keepalive_requests 100000000;
              client_body_temp_path temp;
              proxy_temp_path temp;
              fastcgi_temp_path temp;
              uwsgi_temp_path temp;
              scgi_temp_path temp;
              types { }
            %s
              server {
                listen 127.0.0.1:%d;
            %s
              }
            }
            """;

    private static final String COMPRESSED_FILES = """
                default_type %s;
                root files;
                location / {
                  add_header Content-Encoding gzip;
                  try_files $uri =204;
                }
            """;

    private final Process process;
    private final int port;

    private Nginx(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Serves files that are compressed already.
     *
     * @param folder for its configuration and logs; what it serves is in {@code files} below it
     * @param type the media type of all files
     */
    static Nginx ofFiles(Tool nginx, Path folder, String type) throws IOException, InterruptedException {
        return start(nginx, folder, "", COMPRESSED_FILES.formatted(type));
    }

    /**
     * @param folder for its configuration and logs
     * @param upstreams what it hands requests to
     * @param locations what is at which address
     */
    static Nginx start(Tool nginx, Path folder, String upstreams, String locations)
            throws IOException, InterruptedException {
        int port = Service.freePort();
        // Its workers would otherwise give up root's rights, and may then not read the files.
        String user = System.getProperty("user.name").equals("root") ? "user root;" : "";
        Files.createDirectories(folder.resolve("temp"));
        Files.writeString(folder.resolve("nginx.conf"), CONFIGURATION.formatted(user, upstreams, port, locations));
        Process process = nginx.start(
                folder.resolve("nginx.log"), List.of("-p", folder.toString(), "-c", "nginx.conf", "-e", "error.log"));
        awaitPort(process, port, "nginx", folder.resolve("nginx.log"));
        return new Nginx(process, port);
    }

    /** Waits until a program listens. */
    static void awaitPort(Process process, int port, String name, Path log) throws IOException, InterruptedException {
        for (int i = 0; i < POLLS && process.isAlive(); i++) {
            if (answers(port)) {
                return;
            }
            process.waitFor(POLL_MILLISECONDS, TimeUnit.MILLISECONDS);
        }
        process.destroy();
        throw new BenchFailure(name + " did not start:\n" + Files.readString(log));
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
