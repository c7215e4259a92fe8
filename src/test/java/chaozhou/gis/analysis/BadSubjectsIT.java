package chaozhou.gis.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import chaozhou.gis.RunningService;
import chaozhou.gis.RunningService.Answer;
import chaozhou.gis.transfer.FormPost;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What spatial questions can be asked about badly: each of them answers what it can, and says what it can't. */
class BadSubjectsIT {

    private static final Pattern MISPLACED = Pattern.compile(
            "is no longitude and latitude; is the CRS right\\?|不是经纬度|lies outside of what the reference system holds|超出该坐标系的范围");
    private static final Pattern WITHOUT_SHAPE = Pattern.compile("It has no shape\\.|没有图形");

    @TempDir
    private Path folder;

    static Stream<SmallestRequest> requests() {
        return SmallestRequest.ofFeatures();
    }

    private static ProcessQuestions questions(SmallestRequest request) {
        return new ProcessQuestions(request.process());
    }

    private static JsonNode answer(SmallestRequest request, String subjects) {
        return json(questions(request).ask(inputs(request, subjects)));
    }

    /** As a table, which not every process gives first. */
    private static String inputs(SmallestRequest request, String subjects) {
        return request.about(subjects)
                + (request == SmallestRequest.LOCATE
                        ? "},'outputs':{'places':{'format':{'mediaType':'application/json'}}"
                        : "");
    }

    private static JsonNode json(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static String features(String... geometries) {
        return "'features':" + SentShapes.collection(List.of(geometries));
    }

    /** All rows of an answer, whatever its tables. */
    private static List<ObjectNode> rows(JsonNode answer) {
        List<ObjectNode> rows = new ArrayList<>();
        answer.findValues("rows").forEach(table -> table.forEach(row -> rows.add((ObjectNode) row)));
        return rows;
    }

    @ParameterizedTest
    @MethodSource("requests")
    void noFeaturesAtAllAreRefused(SmallestRequest request) {
        questions(request)
                .refusal(
                        "inputs.features.features",
                        request.about("'features':{'type':'FeatureCollection','features':[]}"));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void whatLiesOutsideOfTheCityIsAnswered(SmallestRequest request) {
        JsonNode answer = answer(request, "'features':" + request.geometry(-70, -30));
        // Nothing is left of it inside of the towns, and alone it is a coverage.
        List<SmallestRequest> without = List.of(SmallestRequest.CLIP, SmallestRequest.COVERAGE_CHECK);
        assertThat(rows(answer).isEmpty()).as(answer.toString()).isEqualTo(without.contains(request));
        assertThat(answer.path("process").stringValue()).isEqualTo(request.process());
    }

    /** RFC 7946, 3.1.9: who means the short way across 180 degrees cuts the shape there. */
    @ParameterizedTest
    @MethodSource("requests")
    void anEdgeOverHalfTheGlobeIsTold(SmallestRequest request) {
        if (request.takesPoints()) {
            return;
        }
        String around = "{'type':'Polygon','coordinates':[[[179,23],[-179,23],[-179,24],[179,24],[179,23]]]}";
        assertThat(answer(request, features(request.geometry(116.6, 23.7), around))
                        .toString())
                .containsPattern("cut the shape where it crosses 180|请在 180 度经线处断开");
    }

    @Test
    void remarksAreInTheLanguageOfTheRequest() {
        String body = "{\"inputs\":{%s}}"
                .formatted(features("null", SmallestRequest.MEASURE.geometry(116.6, 23.7))
                        .replace('\'', '"'));
        Answer answer =
                RunningService.send(HttpRequest.newBuilder(RunningService.address("/api/processes/measure/execution"))
                        .headers("Content-Type", "application/json", "Accept-Language", "en")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build());
        assertThat(answer.json().at("/rows/0/remark").stringValue()).isEqualTo("It has no shape.");
    }

    @ParameterizedTest
    @MethodSource("requests")
    void metresWithoutTheirCrsAreRefused(SmallestRequest request) {
        JsonNode problem = questions(request)
                .refusal("inputs.features", request.about("'features':" + request.geometry(462_256, 2_618_788)));
        assertThat(problem.path("detail").stringValue()).containsPattern(MISPLACED);
    }

    @ParameterizedTest
    @MethodSource("requests")
    void degreesThatAreSaidToBeMetresAreRefused(SmallestRequest request) {
        boolean isTransform = request == SmallestRequest.TRANSFORM;
        JsonNode problem = questions(request)
                .refusal(
                        isTransform ? "inputs.features" : "inputs.crs",
                        request.about("'features':%s,'%s':'EPSG:4548'"
                                .formatted(request.geometry(116.6, 23.7), isTransform ? "from" : "crs")));
        assertThat(problem.path("detail").stringValue()).contains("are degrees", "EPSG:4548 has metres");
    }

    @ParameterizedTest
    @MethodSource("requests")
    void oneBadFeatureRefusesAllWhereThatIsWanted(SmallestRequest request) {
        String subjects = features(request.geometry(116.6, 23.7), "null");
        assertThat(answer(request, subjects).toString()).containsPattern(WITHOUT_SHAPE);
        Answer strict = questions(request).ask(inputs(request, subjects + ",'strict':true"));
        assertThat(strict.status()).as(strict.text()).isEqualTo(422);
        assertThat(strict.json().path("detail").stringValue()).contains("inputs.strict");
        assertThat(strict.json().path("faults").toString()).contains("feature 2: It has no shape.");
    }

    /** What is asked about the good rows of a table is answered as without the bad ones, and each bad one is named. */
    @ParameterizedTest
    @MethodSource("requests")
    void aTableWithBrokenRowsIsAnsweredRowByRow(SmallestRequest request) throws IOException {
        String good = row("好", request.takesPoints() ? "POINT(116.6 23.7)" : square(116.6, 23.7));
        String other = row("又好", request.takesPoints() ? "POINT(116.7 23.6)" : square(116.7, 23.6));
        String away = row("别处", request.takesPoints() ? "POINT(216.6 23.7)" : square(216.6, 23.7));
        JsonNode whole = ask(request, good, other);
        // What the shapes were made of is no field of theirs.
        assertThat(whole.toString()).doesNotContain("\"title\":\"wkt\"");
        JsonNode mixed = ask(request, good, other, row("空", ""), row("断", "POLYGON((116.6 23.6, 116.7"), away);
        assertThat(told(rows(mixed))).isEqualTo(told(rows(whole)));
        List<String> remarks = new ArrayList<>();
        rows(mixed).forEach(row -> remarks.add(row.path("remark").asString("")));
        mixed.path("notes").forEach(note -> remarks.add(note.at("/title/en").asString("")));
        assertThat(remarks)
                .as(mixed.toString())
                .filteredOn(remark -> WITHOUT_SHAPE.matcher(remark).find())
                .hasSize(2);
        assertThat(remarks)
                .filteredOn(remark -> MISPLACED.matcher(remark).find())
                .hasSize(1);
    }

    private static String row(String name, String wkt) {
        return "%s,\"%s\"\n".formatted(name, wkt);
    }

    private static String square(double west, double south) {
        return "POLYGON((%1$s %2$s,%3$s %2$s,%3$s %4$s,%1$s %4$s,%1$s %2$s))"
                .formatted(west, south, west + 0.01, south + 0.01);
    }

    private JsonNode ask(SmallestRequest request, String... rows) throws IOException {
        Path file = Files.writeString(folder.resolve("表.csv"), "名称,wkt\n" + String.join("", rows));
        Map<String, Object> body = request == SmallestRequest.LOCATE
                ? Map.of(
                        "inputs",
                        request.ofTable(),
                        "outputs",
                        Map.of("places", Map.of("format", Map.of("mediaType", "application/json"))))
                : Map.of("inputs", request.ofTable());
        return json(FormPost.send(request.process(), body, file));
    }

    /** The rows of what was usable. */
    private static Set<ObjectNode> told(List<ObjectNode> rows) {
        Set<ObjectNode> told = new HashSet<>(rows);
        told.removeIf(
                row -> WITHOUT_SHAPE.matcher(row.path("remark").asString("")).find()
                        || MISPLACED.matcher(row.path("remark").asString("")).find());
        return told;
    }
}
