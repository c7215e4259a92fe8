package chaozhou.gis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chaozhou.gis.analysis.SentShapes;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program with the heap that the launcher gives it: what the limits of questions let through has room, twice at once. */
class SmallHeapIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern ADDRESS = Pattern.compile("The map is on (\\S+)");

    @TempDir
    private static Path folder;

    private static Process process;
    private static String address;

    @BeforeAll
    static void start() throws Exception {
        KilledProgram program = new KilledProgram("small_heap", folder);
        process = program.start("serve");
        await().atMost(KilledProgram.PATIENCE)
                .until(() -> ADDRESS.matcher(program.output()).find());
        Matcher told = ADDRESS.matcher(program.output());
        assertThat(told.find()).isTrue();
        address = told.group(1);
    }

    @AfterAll
    static void end() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    /** @param inputs JSON with single quotes */
    private static void assertAnsweredTwiceAtOnce(String of, String inputs) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("%s/api/processes/%s/execution".formatted(address, of)))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"inputs\":{%s}}".formatted(inputs.replace('\'', '"'))))
                .build();
        List<CompletableFuture<HttpResponse<String>>> answers = Stream.generate(
                        () -> HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofString()))
                .limit(2)
                .toList();
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.join().statusCode())
                        .as(answer.join().body())
                        .isEqualTo(200));
        assertThat(process.isAlive()).isTrue();
    }

    /** 361 positions each, 250,000 in all. */
    @Test
    void circlesAreUnited() {
        assertAnsweredTwiceAtOnce(
                "buffer", "'distance':100,'segments':90,'dissolve':true,'features':" + SentShapes.points(692));
    }

    /** With what a feature counts for, 500,000 positions in all; each overlaps the next one. */
    @Test
    void squaresAreDissolved() {
        String squares = SentShapes.collection(19_900, i -> {
            double west = 116 + i % 150 * 0.001;
            double south = 23 + Math.floorDiv(i, 150) * 0.002;
            return "{'type':'Polygon','coordinates':[[[%1$.4f,%2$.4f],[%3$.4f,%2$.4f],[%3$.4f,%4$.4f],[%1$.4f,%4$.4f],[%1$.4f,%2$.4f]]]}"
                    .formatted(west, south, west + 0.0012, south + 0.0012);
        });
        assertAnsweredTwiceAtOnce("dissolve", "'features':" + squares);
    }

    /** Stripes that cross: pieces with nearly 1,000,000 positions. */
    @Test
    void stripesAreCut() {
        assertAnsweredTwiceAtOnce(
                "union",
                "'features':%s,'with':%s".formatted(SentShapes.levelStripes(255), SentShapes.uprightStripes(255)));
    }
}
