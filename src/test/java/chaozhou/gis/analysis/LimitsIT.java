package chaozhou.gis.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import chaozhou.gis.RunningService;
import chaozhou.gis.RunningService.Answer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
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
        String feature = "{'type':'Feature','properties':{},'geometry':%s}".formatted(geometry);
        return "{'type':'FeatureCollection','features':[%s]}"
                .formatted(String.join(",", Collections.nCopies(count, feature)));
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
        assertThat(RunningService.send(HttpRequest.newBuilder(URI.create(answer.header("Location")))
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
}
