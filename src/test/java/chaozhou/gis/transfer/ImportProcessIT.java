package chaozhou.gis.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chaozhou.gis.RunningService;
import chaozhou.gis.RunningService.Answer;
import chaozhou.gis.access.Accounts;
import chaozhou.gis.access.Role;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The processes import, rollback and check over HTTP, and their jobs (OGC 18-062r2). */
class ImportProcessIT {

    private static final String SQUARE =
            "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"id\":\"p\",\"name\":\"牧场\",\"cages\":3},"
                    + "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[116.98,23.50],[116.99,23.50],[116.99,23.51],[116.98,23.51],[116.98,23.50]]]}}]}";
    private static final String EXECUTION = "/api/processes/import/execution";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static String editor = "";
    private static String other = "";

    @BeforeAll
    static void accounts() {
        editor = token("编辑");
        other = token("另一位");
    }

    private static String token(String name) {
        Accounts accounts = ImportedService.bean(Accounts.class);
        accounts.add(name, Role.EDITOR, "correct horse battery");
        return "Bearer " + accounts.addToken(name, "tests", 1).secret();
    }

    private static Answer send(String method, String path, String type, byte[] body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(ImportedService.address(path)))
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return RunningService.send(request.build());
    }

    private static Answer get(String path, String authorization) {
        return send("GET", path, "", new byte[0], "Authorization", authorization);
    }

    private static Answer execute(String process, Map<String, Object> inputs, String... headers) {
        String body = JsonMapper.shared().writeValueAsString(Map.of("inputs", inputs));
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Authorization";
        all[headers.length + 1] = editor;
        return send(
                "POST",
                "/api/processes/" + process + "/execution",
                "application/json",
                body.getBytes(StandardCharsets.UTF_8),
                all);
    }

    private static String base64() {
        return Base64.getEncoder().encodeToString(SQUARE.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode ended(String job) {
        return await().atMost(PATIENCE)
                .until(
                        () -> get(job, editor).json(),
                        status -> !List.of("accepted", "running")
                                .contains(status.path("status").stringValue()));
    }

    @Test
    void aFormUploadsFilesAndRunsAsAJob() throws Exception {
        String boundary = "----x";
        String parts = """
                --%1$s
                Content-Disposition: form-data; name="request"

                {"inputs":{"layer":"marine_ranches","merge":true,"validFrom":"2026-03-01"}}
                --%1$s
                Content-Disposition: form-data; name="file"; filename="牧场.geojson"

                %2$s
                --%1$s--
                """.formatted(boundary, SQUARE);
        byte[] form = parts.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        Answer created = send(
                "POST",
                EXECUTION,
                "multipart/form-data; boundary=" + boundary,
                form,
                "Authorization",
                editor,
                "Prefer",
                "respond-async");
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(created.header("Preference-Applied")).isEqualTo("respond-async");
        String job = URI.create(created.header("Location")).getPath();
        JsonNode status = ended(job);
        assertThat(status.path("status").stringValue()).as(status.toString()).isEqualTo("successful");
        assertThat(status.path("processID").stringValue()).isEqualTo("import");
        assertThat(status.path("progress").intValue()).isEqualTo(100);
        JsonNode report = get(job + "/results", editor).json();
        assertThat(report.path("source").stringValue()).isEqualTo("牧场.geojson");
        assertThat(report.path("publication").longValue()).isPositive();
        // The job is its account's own.
        assertThat(get(job, other).status()).isEqualTo(404);
        assertThat(get("/api/jobs", other).text()).doesNotContain(job);
        assertThat(get("/api/jobs", editor).text()).contains(job);
        Answer undone = execute("rollback", Map.of("layer", "marine_ranches"));
        assertThat(undone.status()).as(undone.text()).isEqualTo(200);
        assertThat(undone.json().path("number").longValue())
                .isEqualTo(report.path("publication").longValue());
        assertThat(send("DELETE", job, "", new byte[0], "Authorization", editor).status())
                .isEqualTo(200);
        Answer gone = get(job, editor);
        assertThat(gone.status()).isEqualTo(404);
        assertThat(gone.json().path("type").stringValue()).endsWith("/no-such-job");
    }

    @Test
    void aSmallFileComesInBase64AndIsAnsweredAtOnce() {
        Answer looked = execute("import", Map.of("file", base64(), "inspect", true, "layer", "marine_ranches"));
        assertThat(looked.status()).as(looked.text()).isEqualTo(200);
        assertThat(looked.json().path("count").intValue()).isEqualTo(1);
        assertThat(looked.json().at("/fields/1/attribute").stringValue()).isEqualTo("name");
        Answer dry = execute(
                "import",
                Map.of(
                        "file",
                        List.of(Map.of("value", base64(), "name", "牧场.geojson")),
                        "layer",
                        "marine_ranches",
                        "dryRun",
                        true));
        assertThat(dry.json().at("/comparison/added").intValue()).isEqualTo(1);
        assertThat(dry.json().path("publication").isNull()).isTrue();
    }

    @Test
    void aFailureIsTheResultOfItsJob() throws Exception {
        String cut = Base64.getEncoder().encodeToString(SQUARE.substring(0, 100).getBytes(StandardCharsets.UTF_8));
        Answer created = execute("import", Map.of("file", cut, "layer", "marine_ranches"), "Prefer", "respond-async");
        String job = URI.create(created.header("Location")).getPath();
        assertThat(ended(job).path("status").stringValue()).isEqualTo("failed");
        Answer results = get(job + "/results", editor);
        assertThat(results.status()).isEqualTo(422);
        assertThat(results.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(results.json().path("faults").toString()).contains(":1:");
    }

    @Test
    void onlyEditorsImport() {
        byte[] body = "{\"inputs\":{}}".getBytes(StandardCharsets.UTF_8);
        assertThat(send("POST", EXECUTION, "application/json", body).status()).isEqualTo(401);
        Answer noFile = execute("import", Map.of("layer", "marine_ranches"));
        assertThat(noFile.status()).isEqualTo(400);
        assertThat(noFile.json().path("parameter").stringValue()).isEqualTo("inputs.file");
        assertThat(execute("import", Map.of("file", base64(), "layer", "nothing"))
                        .json()
                        .path("allowed")
                        .toString())
                .contains("towns");
        assertThat(execute("import", Map.of("file", "not base64!", "layer", "towns"))
                        .status())
                .isEqualTo(400);
        assertThat(execute("import", Map.of("file", base64(), "layer", "towns", "validFrom", "gestern"))
                        .json()
                        .path("parameter")
                        .stringValue())
                .isEqualTo("inputs.validFrom");
    }

    @Test
    void aJobThatRunsCanBeDismissed() throws Exception {
        String villages =
                Base64.getEncoder().encodeToString(Files.readAllBytes(Path.of("gis-data/sample/villages.geojson")));
        Answer created = execute(
                "import",
                Map.of("file", villages, "layer", "villages", "provenance", "published"),
                "Prefer",
                "respond-async");
        String job = URI.create(created.header("Location")).getPath();
        Answer dismissed = send("DELETE", job, "", new byte[0], "Authorization", editor);
        assertThat(dismissed.json().path("status").stringValue()).isEqualTo("dismissed");
        assertThat(get(job + "/results", editor).json().path("type").stringValue())
                .endsWith("/result-not-ready");
    }

    /** A large export is made as a job that leads to the file, whatever the client prefers. */
    @Test
    void anExportIsAJobThatLeadsToAFile() throws Exception {
        Answer created = execute(
                "export", Map.of("collections", List.of("counties", "towns"), "parameters", Map.of("f", "gpkg")));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        String job = URI.create(created.header("Location")).getPath();
        JsonNode status = ended(job);
        assertThat(status.path("status").stringValue()).as(status.toString()).isEqualTo("successful");
        Answer file = get(job + "/results", editor);
        assertThat(file.header("Content-Type")).isEqualTo("application/geopackage+sqlite3");
        assertThat(file.header("Content-Disposition")).contains("layers.gpkg");
        assertThat(new String(file.response().body(), 0, 15, StandardCharsets.ISO_8859_1))
                .isEqualTo("SQLite format 3");
        assertThat(files()).isEqualTo(1);
        send("DELETE", job, "", new byte[0], "Authorization", editor);
        assertThat(files()).isZero();
        assertThat(execute("export", Map.of("collections", List.of("nothing"))).status())
                .isEqualTo(400);
        assertThat(execute("export", Map.of("collections", List.of("towns"), "parameters", Map.of("f", "doc")))
                        .status())
                .isEqualTo(400);
    }

    private static long files() {
        return ImportedService.bean(JdbcClient.class)
                .sql("SELECT count(*) FROM pg_largeobject_metadata")
                .query(Long.class)
                .single();
    }

    @Test
    void aCheckTellsWhatIsWrongAndWhere() {
        Answer sound = execute("check", Map.of("layers", List.of("towns", "villages")));
        assertThat(sound.header("Content-Type")).isEqualTo("application/geo+json");
        assertThat(sound.json().path("numberOfFaults").intValue()).isZero();
        assertThat(sound.json().path("features").isEmpty()).isTrue();
    }
}
