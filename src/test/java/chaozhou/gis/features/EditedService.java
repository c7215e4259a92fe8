package chaozhou.gis.features;

import chaozhou.gis.RunningService;
import chaozhou.gis.RunningService.Answer;
import chaozhou.gis.access.Accounts;
import chaozhou.gis.access.Role;
import chaozhou.gis.query.geometry.GeoJsonGeometryReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A service of its own whose sample data tests may change; started once for all of them. */
final class EditedService {

    static final String COLLECTIONS = "/api/collections/";

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final ConfigurableApplicationContext CONTEXT = RunningService.start("edited");

    private static final String VIEWER = token("阅览", Role.VIEWER);
    private static final String EDITOR = token("编辑甲", Role.EDITOR);

    private EditedService() {}

    private static String token(String name, Role role) {
        bean(Accounts.class).add(name, role, "correct horse battery");
        return bean(Accounts.class).addToken(name, "tests", 1).secret();
    }

    static <T> T bean(Class<T> type) {
        return CONTEXT.getBean(type);
    }

    static String asViewer() {
        return "Bearer " + VIEWER;
    }

    static String asEditor() {
        return "Bearer " + EDITOR;
    }

    static Answer get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    /** Sends a request as the editor. */
    static Answer edit(String method, String path, Object body, String... headers) {
        String[] all = new String[headers.length + 4];
        System.arraycopy(headers, 0, all, 0, headers.length);
        all[headers.length] = "Authorization";
        all[headers.length + 1] = asEditor();
        all[headers.length + 2] = "Content-Type";
        all[headers.length + 3] = method.equals("PATCH") ? "application/merge-patch+json" : "application/geo+json";
        return send(method, path, body.toString(), all);
    }

    static Answer send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return RunningService.send(request.build());
    }

    private static int port() {
        return Integer.parseInt(CONTEXT.getEnvironment().getRequiredProperty("local.server.port"));
    }

    /** The answer to a request whose body is announced and not sent. */
    static String announce(String path, long length) {
        try (Socket socket = new Socket("localhost", port())) {
            String head = """
                    PUT %s HTTP/1.1
                    Host: localhost
                    Authorization: %s
                    If-Match: *
                    Content-Type: application/geo+json
                    Content-Length: %d

                    """.formatted(path, asEditor(), length).replace("\n", "\r\n");
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String item(String layer, String id) {
        return COLLECTIONS + layer + "/items/" + id;
    }

    static String tag(String item) {
        return get(item).header("ETag");
    }

    static ObjectNode feature(String item) {
        return (ObjectNode) get(item).json();
    }

    static Geometry geometry(JsonNode feature) {
        return GeoJsonGeometryReader.read(feature.path("geometry"));
    }

    /** A polygon or some as a GeoJSON MultiPolygon. */
    static JsonNode json(Geometry polygonal) {
        List<String> polygons = new ArrayList<>();
        for (int i = 0; i < polygonal.getNumGeometries(); i++) {
            Polygon polygon = (Polygon) polygonal.getGeometryN(i);
            List<String> rings = new ArrayList<>(List.of(ring(polygon.getExteriorRing())));
            for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                rings.add(ring(polygon.getInteriorRingN(hole)));
            }
            polygons.add(rings.toString());
        }
        return JSON.readTree("{\"type\":\"MultiPolygon\",\"coordinates\":" + polygons + "}");
    }

    private static String ring(LineString ring) {
        return Arrays.stream(ring.getCoordinates())
                .map(c -> "[" + c.x + "," + c.y + "]")
                .toList()
                .toString();
    }

    static JsonNode json(String text) {
        return JSON.readTree(text.replace('\'', '"'));
    }

    static ObjectNode object(String text) {
        return (ObjectNode) json(text);
    }

    /** All that is stored of a layer, and of what was done to it. */
    static String everythingOf(String layer) {
        return Objects.requireNonNull(bean(JdbcClient.class)
                .sql("""
                        SELECT (SELECT md5(string_agg(f::text, '|' ORDER BY id, valid_from)) FROM public.%1$s AS f)
                            || (SELECT md5(string_agg(g::text, '|' ORDER BY id, level, valid_from)) FROM generalized.%1$s AS g)
                            || (SELECT md5(string_agg(p::text, '|' ORDER BY id, valid_from)) FROM gis.place AS p WHERE layer = '%1$s')
                            || (SELECT revision FROM gis.layer WHERE layer = '%1$s')
                            || (SELECT count(*) FROM gis.change WHERE layer = '%1$s')""".formatted(layer))
                .query(String.class)
                .single());
    }

    static long revision(String layer) {
        return bean(JdbcClient.class)
                .sql("SELECT revision FROM gis.layer WHERE layer = ?")
                .param(layer)
                .query(Long.class)
                .single();
    }
}
