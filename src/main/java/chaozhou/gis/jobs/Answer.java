package chaozhou.gis.jobs;

import chaozhou.gis.http.MediaTypes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StreamUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * The answer to an execute request: the output as it is, or in a document.
 *
 * @param fileName for people; null when it is no file
 */
record Answer(String mediaType, @Nullable String fileName, ResultFile.Content content) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** @param result what the work gave */
    static Answer of(ExecuteRequest request, OfferedProcess process, Object result, JsonMapper json) {
        ResultFile output = result instanceof ResultFile file
                ? file
                : new ResultFile("", process.mediaType(), out -> out.write(json.writeValueAsBytes(result)));
        if (request.isDocument()) {
            return new Answer(MediaTypes.JSON, null, document(request.output(), output));
        }
        return new Answer(output.mediaType(), output.name().isEmpty() ? null : output.name(), output.content());
    }

    /** JSON stands in a document as it is, anything else in Base64 (OGC 18-062r2, qualifiedInputValue.yaml). */
    private static ResultFile.Content document(String name, ResultFile output) {
        boolean isJson = output.mediaType().endsWith("json");
        String start = "{%s:{\"mediaType\":%s,%s\"value\":"
                .formatted(
                        JSON.writeValueAsString(name),
                        JSON.writeValueAsString(output.mediaType()),
                        isJson ? "" : "\"encoding\":\"base64\",");
        return out -> {
            out.write(start.getBytes(StandardCharsets.UTF_8));
            if (isJson) {
                output.content().write(out);
            } else {
                out.write('"');
                encode(output.content(), out);
                out.write('"');
            }
            out.write("}}".getBytes(StandardCharsets.UTF_8));
        };
    }

    /** What is written, in Base64; the stream stays open. */
    private static void encode(ResultFile.Content content, OutputStream out) throws IOException {
        OutputStream open = StreamUtils.nonClosing(out);
        try (OutputStream encoded = Base64.getEncoder().wrap(open)) {
            content.write(encoded);
        }
    }
}
