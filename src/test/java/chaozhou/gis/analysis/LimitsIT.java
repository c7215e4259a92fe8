package chaozhou.gis.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chaozhou.gis.RunningService;
import chaozhou.gis.RunningService.Answer;
import chaozhou.gis.http.MediaTypes;
import chaozhou.gis.transfer.FormPost;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Limits of spatial questions: each says which it is, and how to go on. */
class LimitsIT {

    private static Answer ask(String process, String inputs) {
        return new ProcessQuestions(process).ask(inputs);
    }

    private static void assertTooLarge(Answer answer, String... parts) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(413);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().path("detail").stringValue()).contains(parts);
    }

    /** A polygon with so many positions, all but a few of them the same. */
    private static String polygon(int positions) {
        return "{'type':'Polygon','coordinates':[[[0,0],[1,0],[1,1]%s]]}".formatted(",[0,0]".repeat(positions - 3));
    }

    private static String features(int count, String geometry) {
        return SentShapes.collection(count, i -> geometry);
    }

    /** Refused before it is read, as each process says. */
    @ParameterizedTest
    @EnumSource(names = {"MEASURE", "SUMMARIZE", "CLASSIFY"})
    void ofTheBody(SmallestRequest request) {
        boolean isShort = request == SmallestRequest.SUMMARIZE;
        Answer answer = RunningService.post(
                "/api/processes/%s/execution".formatted(request.process()), " ".repeat((8 << 20) + 1));
        assertTooLarge(answer, "The body has more than %d MiB; send ".formatted(isShort ? 4 : 8));
    }

    /** Only what is said of the length is sent. */
    @Test
    void ofAForm() throws IOException {
        URI address = RunningService.address("/api/processes/measure/execution");
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write("""
                    POST %s HTTP/1.1
                    Host: localhost
                    Content-Type: multipart/form-data; boundary=part
                    Content-Length: 5000000000

                    """.formatted(address.getPath()).replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
            byte[] answer = new byte[8000];
            int length = socket.getInputStream().read(answer);
            assertThat(new String(answer, 0, length, StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 413")
                    .contains("4294967296", "./gis");
        }
    }

    /** So many are answered by a job, though nobody asked for one. */
    @ParameterizedTest
    @MethodSource("ofFeatures")
    void ofWhatIsAnsweredAtOnce(SmallestRequest request) {
        String features = features(20_001, "{'type':'Point','coordinates':[1,1]}");
        Answer answer = ask(request.process(), request.about("'features':" + features));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        dismiss(answer);
    }

    /** What is inside counts: 5 MB that an archive has in some thousand bytes. */
    @Test
    void ofAnArchiveThatIsAnsweredAtOnce(@TempDir Path folder) throws IOException {
        Path archive = folder.resolve("points.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            zip.putNextEntry(new ZipEntry("points.csv"));
            zip.write(("x,y\n" + "1,1\n".repeat(1_250_000)).getBytes(StandardCharsets.US_ASCII));
        }
        Answer answer = FormPost.send("measure", Map.of("inputs", Map.of("crs", "EPSG:4490")), archive);
        assertThat(answer.status()).isEqualTo(201);
        dismiss(answer);
    }

    private static void dismiss(Answer accepted) {
        assertThat(RunningService.send(HttpRequest.newBuilder(URI.create(accepted.header("Location")))
                                .DELETE()
                                .build())
                        .status())
                .isEqualTo(200);
    }

    static Stream<SmallestRequest> ofFeatures() {
        return SmallestRequest.ofFeatures();
    }

    @Test
    void ofOneShape() {
        Answer answer = ask("measure", "'features':" + polygon(100_001));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("detail").stringValue())
                .contains("100001 positions; the most is 100000. Simplify it, or divide it.");
    }

    @ParameterizedTest
    @CsvSource({
        "dissolve, features,",
        "coverage-check, features,",
        "union, features, withLayer",
        "union, with, layer",
        "clip, with, layer",
        "difference, with, layer"
    })
    void ofWhatIsPutTogether(String process, String input, @Nullable String other) {
        String towns = other == null ? "" : "'%s':'towns',".formatted(other);
        Answer answer = ask(process, "%s'%s':%s".formatted(towns, input, features(6, polygon(90_000))));
        assertTooLarge(
                answer,
                "inputs.%s have more than 500000 positions".formatted(input),
                "select some of them with a filter");
    }

    /** Each takes as much memory as many positions. */
    @Test
    void ofSmallFeaturesThatArePutTogether() {
        String pentagons = features(19_300, "{'type':'Polygon','coordinates':[[[0,0],[2,0],[2,1],[1,2],[0,1],[0,0]]]}");
        assertTooLarge(
                ask("dissolve", "'features':" + pentagons),
                "inputs.features have more than 500000 positions, where each feature counts as 20 more",
                "select some of them with a filter");
    }

    // --- Limits that jobs meet while they work
    // ------------------------------------------------------------------------

    /** The job fails and says why, nothing of it stays, and the service goes on. */
    private static void assertFails(Supplier<Answer> request, String... parts) {
        JobTraces before = JobTraces.now();
        Answer accepted = request.get();
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(201);
        String job = URI.create(accepted.header("Location")).getPath();
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> !RunningService.get(job)
                        .json()
                        .path("status")
                        .stringValue()
                        .matches("accepted|running"));
        assertThat(RunningService.get(job).json().path("status").stringValue()).isEqualTo("failed");
        Answer problem = RunningService.get(job + "/results");
        assertTooLarge(problem, parts);
        assertThat(RunningService.get(job + "/log").json().path("lines").findValuesAsString("text"))
                .endsWith("Failed: " + problem.json().path("detail").stringValue());
        before.assertNoMore();
        assertThat(ask("measure", "'layer':'counties'").status()).isEqualTo(200);
    }

    private static Answer askLater(String process, String inputs) {
        return RunningService.send(HttpRequest.newBuilder(
                        RunningService.address("/api/processes/%s/execution".formatted(process)))
                .headers("Content-Type", "application/json", "Prefer", "respond-async")
                .POST(HttpRequest.BodyPublishers.ofString("{\"inputs\":{%s}}".formatted(inputs.replace('\'', '"'))))
                .build());
    }

    /** Sends a table with so many equal rows, as short as they can be. */
    private static Answer askLater(Path folder, String process, Map<String, ?> request, String row, int rows) {
        try {
            Path table = folder.resolve("rows.csv");
            try (Writer out = Files.newBufferedWriter(table)) {
                out.write("x,y\n");
                for (int i = 0; i < rows; i++) {
                    out.write(row);
                }
            }
            return FormPost.send(process, request, table, "Prefer", "respond-async");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void ofFeaturesOfAFile(@TempDir Path folder) {
        Map<String, ?> request = Map.of("inputs", Map.of("crs", "EPSG:4490"));
        assertFails(
                () -> askLater(folder, "measure", request, "1,1\n", 2_000_001),
                "The layer rows has more than 2000000 features",
                "choose some of them with inputs.where");
    }

    /** Rows without a shape are answered, too. */
    @Test
    void ofASheet(@TempDir Path folder) {
        Map<String, ?> request = Map.of(
                "inputs",
                Map.of(),
                "outputs",
                Map.of("measures", Map.of("format", Map.of("mediaType", MediaTypes.XLSX))));
        assertFails(
                () -> askLater(folder, "measure", request, ",\n", 1_048_576),
                "A sheet has 1048575 rows below its heading at most",
                "ask for CSV");
    }

    /** Circles that do not touch, with 361 positions each. */
    @Test
    void ofUnitedBuffers() {
        assertFails(
                () -> askLater(
                        "buffer", "'distance':100,'segments':90,'dissolve':true,'features':" + SentShapes.points(693)),
                "The united area has more than 250000 positions",
                "with fewer segments or features, or without dissolve");
    }

    /** Stripes that cross each other: as many squares as there are pairs, with five positions each. */
    @Test
    void ofPiecesOfAUnion() {
        assertFails(
                () -> askLater(
                        "union",
                        "'features':%s,'with':%s"
                                .formatted(SentShapes.uprightStripes(450), SentShapes.levelStripes(450))),
                "The pieces have more than 1000000 positions",
                "select some of the features with a filter");
    }
}
