package chaozhou.gis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.catalog.LayerStates;
import chaozhou.gis.database.EmbeddedCluster;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A small service with a database of its own, which goes away and comes back. */
class OutageIT {

    private static final String LAYER = """
            id: wells
            title: { zh: 水井, en: Wells }
            description: { zh: 水井, en: Wells }
            theme: other
            order: 1
            geometry: Point
            attributes:
              - { name: name, type: text, role: name, title: { zh: 名称, en: Name } }
            style: { minZoom: 0, circle: { color: '#112233' } }
            """;
    private static final String DATA = """
            {"type":"FeatureCollection","features":[
            {"type":"Feature","id":"w1","properties":{"name":"老井","valid_from":"2020-01-01","provenance":"invented"},"geometry":{"type":"Point","coordinates":[116.6,23.6]}}
            ]}
            """;

    @TempDir
    Path folder;

    private HttpResponse<String> get(ConfigurableApplicationContext context, String path)
            throws IOException, InterruptedException {
        String port = context.getEnvironment().getRequiredProperty("local.server.port");
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private ConfigurableApplicationContext start() throws IOException {
        Files.createDirectories(folder.resolve("data/layers"));
        Files.createDirectories(folder.resolve("data/sample"));
        Files.writeString(folder.resolve("data/layers/wells.yaml"), LAYER);
        Files.writeString(folder.resolve("data/sample/wells.geojson"), DATA);
        return SpringApplication.run(
                GisApplication.class,
                "--server.port=0",
                "--gis.tiles.cache-size=0",
                "--gis.data=" + folder.resolve("data"),
                "--gis.database.home=" + folder.resolve("home"));
    }

    @Test
    void aLayerIsAFileAndItsDataAndAServiceOutlivesItsDatabase() throws Exception {
        try (ConfigurableApplicationContext context = start()) {
            String item = "/api/collections/wells/items/w1";
            String tile = "/api/tiles/WebMercatorQuad/10/442/843?collections=wells";
            assertThat(get(context, item).body()).contains("老井");
            assertThat(get(context, tile).statusCode()).isEqualTo(200);

            context.getBean(EmbeddedCluster.class).close();
            for (String path : new String[] {item, tile, "/api/collections/wells/items?limit=5"}) {
                HttpResponse<String> answer = get(context, path);
                assertThat(answer.statusCode()).as(path).isEqualTo(503);
                assertThat(answer.headers().firstValue("Retry-After")).as(path).isPresent();
                assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
                // A problem is never kept as if it were the resource.
                assertThat(answer.headers().firstValue("ETag")).as(path).isEmpty();
                assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
            }
            assertThat(get(context, "/actuator/health").statusCode()).isEqualTo(503);

            EmbeddedCluster.start(folder.resolve("home"));
            await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> {
                assertThat(get(context, item).statusCode()).isEqualTo(200);
                assertThat(get(context, tile).statusCode()).isEqualTo(200);
            });
            noticesAreHeardAgain(context);
        }
    }

    private static void noticesAreHeardAgain(ConfigurableApplicationContext context) {
        JdbcClient other = JdbcClient.create(context.getBean(DataSource.class));
        Layer wells = context.getBean(Catalog.class).layer("wells");
        LayerStates states = context.getBean(LayerStates.class);
        long next = states.revision(wells) + 1;
        other.sql("UPDATE gis.layer SET revision = ?").param(next).update();
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            other.sql("NOTIFY gis_revision").update();
            assertThat(states.revision(wells)).isEqualTo(next);
        });
    }
}
