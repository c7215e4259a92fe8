package chaozhou.gis.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import chaozhou.gis.RunningService.Answer;
import chaozhou.gis.geo.EntangledShapes;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Requests of some kilobytes whose answers would take more memory than the service has. */
class EntangledShapesIT {

    private static final String TANGLE = SentShapes.geoJson(EntangledShapes.tangle(1500));
    private static final String BURR = SentShapes.geoJson(EntangledShapes.burr(3000, 116.6));
    private static final String OTHER_BURR = SentShapes.geoJson(EntangledShapes.burr(3000, 116.65));
    private static final String SQUARE = SmallestRequest.MEASURE.geometry(116.6, 23.7);

    private static String features(String... geometries) {
        return "'features':" + SentShapes.collection(List.of(geometries));
    }

    static Stream<SmallestRequest> requestsAboutAreas() {
        return SmallestRequest.ofFeatures().filter(request -> !request.takesPoints());
    }

    /** The others are answered. */
    @ParameterizedTest
    @MethodSource("requestsAboutAreas")
    void aPolygonThatCrossesItselfTooOftenIsNotRepaired(SmallestRequest request) {
        ProcessQuestions questions = new ProcessQuestions(request.process());
        JsonNode answer = questions.answer(request.about(features(SQUARE, TANGLE)));
        assertThat(answer.toString()).contains("自身交叉超过 10000 处");
        assertThat(firstRows(answer)).containsAll(firstRows(questions.answer(request.about(features(SQUARE)))));
    }

    /** Of the first table. */
    private static List<JsonNode> firstRows(JsonNode answer) {
        return answer.findValues("rows").get(0).valueStream().toList();
    }

    @Test
    void norIsAShapeThatFeaturesAreComparedWith() {
        JsonNode problem = new ProcessQuestions("overlay").refusal("inputs.shape", "'shape':" + TANGLE);
        assertThat(problem.path("detail").stringValue()).contains("crosses itself in more than 10000 places");
        assertTooLarge(new ProcessQuestions("overlay")
                .ask("'shape':{'type':'GeometryCollection','geometries':[%s,%s]}".formatted(BURR, OTHER_BURR)));
    }

    private static void assertTooLarge(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(413);
        assertThat(answer.json().path("detail").stringValue())
                .contains("The shapes cross each other in more than 50000 places", "simplify them");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dissolve", "coverage-check", "neighbours"})
    void areasThatCrossEachOtherTooOftenAreRefused(String process) {
        assertTooLarge(new ProcessQuestions(process).ask(features(BURR, OTHER_BURR)));
    }

    @Test
    void norAreTheyCutIntoPieces() {
        assertTooLarge(new ProcessQuestions("union").ask("%s,'with':%s".formatted(features(BURR), OTHER_BURR)));
    }

    /** Each by itself. */
    @ParameterizedTest
    @ValueSource(strings = {"clip", "difference"})
    void orCutWithAnother(String process) {
        JsonNode rows = new TableQuestions(process).rows("%s,'with':%s".formatted(features(BURR, SQUARE), OTHER_BURR));
        assertThat(rows.path(0).path("remark").stringValue()).contains("交叉超过 50000 处");
        assertThat(rows.path(0).path("areaM2").isNull()).isTrue();
        assertThat(rows.path(1).path("areaM2").doubleValue()).isPositive();
    }
}
