package chaozhou.gis.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import chaozhou.gis.RunningService;
import chaozhou.gis.RunningService.Answer;
import tools.jackson.databind.JsonNode;

/** Asks a process of the running service. Inputs are JSON with single quotes. */
public record ProcessQuestions(String process) {

    /** @param inputs the members of {@code inputs} */
    public Answer ask(String inputs) {
        return RunningService.post(
                "/api/processes/%s/execution".formatted(process),
                "{\"inputs\":{%s}}".formatted(inputs.replace('\'', '"')));
    }

    public JsonNode answer(String inputs) {
        Answer answer = ask(inputs);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        return answer.json();
    }

    /** The inputs are refused: the problem names the place and says what to do. */
    public JsonNode refusal(String parameter, String inputs) {
        Answer answer = ask(inputs);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        JsonNode problem = answer.json();
        assertThat(problem.path("parameter").stringValue())
                .as(problem.path("detail").stringValue())
                .isEqualTo(parameter);
        assertThat(problem.path("detail").stringValue()).matches("(?s).{20,}[.?]");
        return problem;
    }

    /** The seconds that the quickest of several answers takes. */
    public double seconds(String inputs) {
        double best = Double.POSITIVE_INFINITY;
        for (int round = 0; round < 4; round++) {
            long start = System.nanoTime();
            answer(inputs);
            best = Math.min(best, (System.nanoTime() - start) / 1e9);
        }
        return best;
    }
}
