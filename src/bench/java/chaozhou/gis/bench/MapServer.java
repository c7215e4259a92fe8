package chaozhou.gis.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** MapServer behind nginx (FastCGI, two processes), with the villages out of the same table. */
final class MapServer implements AutoCloseable {

    private static final int PROCESSES = 2;

    private static final String CONFIGURATION = """
            CONFIG
              ENV
                MS_MAP_PATTERN "."
                OGCAPI_HTML_TEMPLATE_DIRECTORY "/usr/share/mapserver/ogcapi/templates/html-bootstrap4/"
              END
              MAPS
                bench "%s"
              END
            END
            """;

    private static final String MAP = """
            MAP
              NAME bench
              SIZE 256 256
              EXTENT 116 23 118 25
              PROJECTION "init=epsg:4490" END
              WEB
                METADATA
                  "ows_enable_request" "*"
                  "ogcapi_enable_request" "*"
                  "ows_title" "bench"
                END
              END
              OUTPUTFORMAT
                NAME mvt
                DRIVER MVT
                FORMATOPTION "EXTENT=4096"
              END
              LAYER
                NAME villages
                TYPE POLYGON
                STATUS ON
                CONNECTIONTYPE POSTGIS
                CONNECTION "%s"
                DATA "geom FROM (SELECT * FROM public.villages WHERE valid_from <= DATE '%s' AND (valid_to IS NULL OR valid_to > DATE '%s')) AS v USING UNIQUE id USING SRID=4490"
                PROCESSING "CLOSE_CONNECTION=DEFER"
                PROJECTION "init=epsg:4490" END
                EXTENT 116 23 118 25
                TEMPLATE "none.html"
                METADATA
                  "ows_title" "villages"
                  "gml_include_items" "all"
                  "gml_featureid" "id"
                  "gml_types" "auto"
                  "oga_max_limit" "10000"
                END
              END
            END
            """;

    /** The OGC API has the path of a request, tiles have only its query. */
    private static final String LOCATIONS = """
                fastcgi_param REQUEST_METHOD $request_method;
                fastcgi_param QUERY_STRING $query_string;
                fastcgi_param SERVER_NAME localhost;
                fastcgi_param SERVER_PORT $server_port;
                location /bench/ {
                  # These replace those of the server.
                  fastcgi_param PATH_INFO $uri;
                  fastcgi_param SCRIPT_NAME "";
                  fastcgi_param REQUEST_METHOD $request_method;
                  fastcgi_param QUERY_STRING $query_string;
                  fastcgi_param SERVER_NAME localhost;
                  fastcgi_param SERVER_PORT $server_port;
                  fastcgi_pass mapserver;
                }
                location /tile {
                  fastcgi_pass mapserver;
                }
            """;

    private final List<Process> processes;
    private final Nginx nginx;

    private MapServer(List<Process> processes, Nginx nginx) {
        this.processes = processes;
        this.nginx = nginx;
    }

    static MapServer start(Path folder, Tool nginx, Tool spawnFcgi, Tool mapserv, Database database, String day)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Path map = Files.writeString(folder.resolve("bench.map"), MAP.formatted(database.libpq(), day, day));
        Path configuration = Files.writeString(folder.resolve("mapserver.conf"), CONFIGURATION.formatted(map));
        List<Process> processes = new ArrayList<>();
        List<Integer> ports = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            int port = Service.freePort();
            ports.add(port);
            Path log = folder.resolve("mapserv" + i + ".log");
            processes.add(spawnFcgi.start(
                    log,
                    Map.of("MAPSERVER_CONFIG_FILE", configuration.toString()),
                    List.of("-n", "-a", "127.0.0.1", "-p", String.valueOf(port), "--", mapserv.path())));
            Nginx.awaitPort(processes.get(i), port, "MapServer", log);
        }
        String servers = ports.stream()
                .map(port -> "server 127.0.0.1:" + port + ";")
                .collect(Collectors.joining(" ", "  upstream mapserver { ", " }"));
        return new MapServer(processes, Nginx.start(nginx, folder, servers, LOCATIONS));
    }

    String address() {
        return nginx.address();
    }

    @Override
    public void close() {
        nginx.close();
        // Told to end, it would wait for one request more.
        processes.forEach(Process::destroyForcibly);
        processes.forEach(process -> process.onExit().join());
    }
}
