package chaozhou.gis.jobs;

import chaozhou.gis.access.Account;
import chaozhou.gis.catalog.Language;
import chaozhou.gis.error.GisException.InvalidParameter;
import chaozhou.gis.http.MediaTypes;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An execute request (OGC 18-062r2, 7.11.2).
 *
 * @param inputs the inputs by name
 * @param language of the client
 * @param output the name of the output
 * @param mediaType that the output is wanted in, one of the process's
 * @param isDocument whether the answer is a document with the outputs by name, and not the one output as it is
 * @param upload the files that came with it
 * @param account of the client; null where none is needed
 */
public record ExecuteRequest(
        JsonMembers inputs,
        Language language,
        String output,
        String mediaType,
        boolean isDocument,
        Upload upload,
        @Nullable Account account) {

    private static final List<String> MEMBERS = List.of("inputs", "outputs", "response");

    /**
     * Reads a request to a process that has one output.
     *
     * @throws InvalidParameter naming the part that can't be used
     */
    public static ExecuteRequest parse(
            JsonNode body,
            OfferedProcess process,
            ProcessDescription description,
            Upload upload,
            @Nullable Account account) {
        JsonMembers request = new JsonMembers("body", body).requireKnown(MEMBERS);
        String mediaType = mediaType(request, description.output(), process.mediaTypes());
        boolean isDocument = "document".equals(request.oneOf("response", List.of("raw", "document")));
        List<String> inputs = description.inputs();
        JsonNode given = request.require("inputs", "an object with the members " + String.join(", ", inputs));
        return new ExecuteRequest(
                new JsonMembers("inputs", given).requireKnown(inputs),
                description.language(),
                description.output(),
                mediaType,
                isDocument,
                upload,
                account);
    }

    /** The media type that is asked for; the first when none is. */
    private static String mediaType(JsonMembers request, String output, List<String> mediaTypes) {
        JsonNode outputs = request.get("outputs");
        JsonNode wanted = outputs == null
                ? null
                : new JsonMembers("outputs", outputs)
                        .requireKnown(List.of(output))
                        .get(output);
        String bare = null;
        if (wanted != null) {
            JsonMembers members = new JsonMembers("outputs." + output, wanted);
            members.requireKnown(List.of("transmissionMode", "format"));
            members.oneOf("transmissionMode", List.of("value"));
            JsonNode format = members.get("format");
            if (format != null) {
                bare = new JsonMembers(members.placeOf("format"), format)
                        .oneOf(
                                "mediaType",
                                mediaTypes.stream().map(MediaTypes::bare).toList());
            }
        }
        String given = bare;
        return mediaTypes.stream()
                .filter(mediaType -> MediaTypes.bare(mediaType).equals(given))
                .findFirst()
                .orElse(mediaTypes.get(0));
    }

    /** An input as it was given in the request, out of its wrapping {@code {"value": …}} where it has one; null: not given. */
    public @Nullable JsonNode input(String name) {
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

    /**
     * An input that is a text.
     *
     * @throws InvalidParameter when it is something else
     */
    public @Nullable String text(String name) {
        JsonNode value = input(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw new InvalidParameter(inputs.placeOf(name), "%s must be a text.".formatted(inputs.placeOf(name)));
        }
        return value.stringValue();
    }

    /**
     * An input that is true or false; false when it is left out.
     *
     * @throws InvalidParameter when it is something else
     */
    public boolean isTrue(String name) {
        JsonNode value = input(name);
        if (value == null || value.isNull()) {
            return false;
        }
        if (!value.isBoolean()) {
            throw new InvalidParameter(
                    inputs.placeOf(name), "%s must be true or false.".formatted(inputs.placeOf(name)));
        }
        return value.booleanValue();
    }
}
