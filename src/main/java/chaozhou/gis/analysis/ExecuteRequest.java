package chaozhou.gis.analysis;

import chaozhou.gis.error.GisException.InvalidParameter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An execute request (OGC 18-062r2, 7.11.2).
 *
 * @param inputs the inputs by name
 * @param isDocument whether the answer is a document with the outputs by name, and not the one output as it is
 */
record ExecuteRequest(JsonMembers inputs, boolean isDocument) {

    private static final List<String> MEMBERS = List.of("inputs", "outputs", "response");

    /**
     * Reads a request to a process that has one output.
     *
     * @throws InvalidParameter naming the part that can't be used
     */
    static ExecuteRequest parse(JsonNode body, List<String> inputs, String output) {
        JsonMembers request = new JsonMembers("body", body).requireKnown(MEMBERS);
        requireOutput(request, output);
        boolean isDocument = "document".equals(request.oneOf("response", List.of("raw", "document")));
        JsonNode given = request.require("inputs", "an object with the members " + String.join(", ", inputs));
        return new ExecuteRequest(new JsonMembers("inputs", given).requireKnown(inputs), isDocument);
    }

    private static void requireOutput(JsonMembers request, String output) {
        JsonNode outputs = request.get("outputs");
        if (outputs == null) {
            return;
        }
        JsonNode wanted = new JsonMembers("outputs", outputs)
                .requireKnown(List.of(output))
                .get(output);
        if (wanted != null) {
            JsonMembers members = new JsonMembers("outputs." + output, wanted);
            members.requireKnown(List.of("transmissionMode", "format"));
            members.oneOf("transmissionMode", List.of("value"));
            JsonNode format = members.get("format");
            if (format != null) {
                new JsonMembers(members.placeOf("format"), format).oneOf("mediaType", List.of("application/geo+json"));
            }
        }
    }

    /** An input as it was given in the request, out of its wrapping {@code {"value": …}} where it has one; null: not given. */
    @Nullable
    JsonNode input(String name) {
        JsonNode input = inputs.get(name);
        if (input == null || !input.isObject() || input.has("type")) {
            return input;
        }
        if (input.has("href")) {
            throw new InvalidParameter(
                    inputs.placeOf(name),
                    "%s is given by reference; send the value itself.".formatted(inputs.placeOf(name)));
        }
        return input.has("value") ? input.get("value") : input;
    }
}
