package chaozhou.gis.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import chaozhou.gis.RunningService;
import chaozhou.gis.RunningService.Answer;
import tools.jackson.databind.JsonNode;

/** Asks a process whose answers are tables. Inputs are JSON with single quotes. */
public record TableQuestions(String process) {

    /** The problem with inputs, whose place it names. */
    public JsonNode refusal(String parameter, String inputs) {
        return new ProcessQuestions(process).refusal(parameter, inputs);
    }

    /** The answer in a format. */
    public Answer ask(String inputs, String mediaType) {
        String output = RunningService.get("/api/processes/" + process)
                .json()
                .path("outputs")
                .propertyNames()
                .iterator()
                .next();
        Answer answer = RunningService.post(
                "/api/processes/%s/execution".formatted(process),
                "{\"inputs\":{%s},\"outputs\":{\"%s\":{\"format\":{\"mediaType\":\"%s\"}}}}"
                        .formatted(inputs.replace('\'', '"'), output, mediaType));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith(mediaType);
        return answer;
    }

    /** The whole answer as JSON. */
    public JsonNode answer(String inputs) {
        return new ProcessQuestions(process).answer(inputs);
    }

    /** The rows of the answer. */
    public JsonNode rows(String inputs) {
        return answer(inputs).path("rows");
    }
}
