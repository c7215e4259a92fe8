package chaozhou.gis;

import chaozhou.gis.database.TestCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service with the sample data, on real PostGIS and a port of its own; started once for all tests of a run. */
public final class RunningService {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static final TestCluster.Database DATABASE = TestCluster.emptyDatabase("service");

    private static final ConfigurableApplicationContext CONTEXT = start(DATABASE, List.of());

    private RunningService() {}

    /** Starts another one, with the sample data in a database of that name, for tests that change them. */
    public static ConfigurableApplicationContext start(String name, String... settings) {
        return start(TestCluster.emptyDatabase(name), List.of(), settings);
    }

    /**
     * Starts another one on a database, where others may be.
     *
     * @param more what it has besides the parts of the service
     */
    public static ConfigurableApplicationContext start(
            TestCluster.Database database, List<Class<?>> more, String... settings) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--spring.datasource.url=" + database.jdbcUrl(),
                "--spring.datasource.username=" + database.username(),
                "--spring.datasource.password=" + database.password()));
        arguments.addAll(List.of(settings));
        List<Class<?>> sources = new ArrayList<>(more);
        sources.add(GisApplication.class);
        return SpringApplication.run(sources.toArray(Class<?>[]::new), arguments.toArray(String[]::new));
    }

    /** An answer: status, headers and text. */
    public record Answer(int status, HttpResponse<byte[]> response) {

        public String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        public JsonNode json() {
            return JSON.readTree(response.body());
        }

        /** All values of a header field, with commas between them. */
        public String header(String name) {
            return String.join(", ", response.headers().allValues(name));
        }
    }

    /** Where its data are. */
    public static TestCluster.Database database() {
        return DATABASE;
    }

    public static int port() {
        return Integer.parseInt(CONTEXT.getEnvironment().getRequiredProperty("local.server.port"));
    }

    /** The absolute address of a path like {@code /api}. */
    public static URI address(String path) {
        return URI.create("http://localhost:" + port() + path);
    }

    public static DataSource dataSource() {
        return CONTEXT.getBean(DataSource.class);
    }

    /** A bean of the running application. */
    public static <T> T bean(Class<T> type) {
        return CONTEXT.getBean(type);
    }

    /** All beans of a type of the running application. */
    public static <T> Collection<T> beans(Class<T> type) {
        return CONTEXT.getBeansOfType(type).values();
    }

    /** @param headers names and values in turn */
    public static Answer get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    public static Answer post(String path, String body) {
        return send(HttpRequest.newBuilder(address(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    public static Answer send(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
