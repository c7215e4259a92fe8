package chaozhou.gis.jobs;

import chaozhou.gis.http.MediaTypes;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.util.StreamUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * The answer to an execute request: the output as it is, or in a document.
 *
 * @param fileName for people; null when it is no file
 * @param provenance as {@link ResultFile} has it
 */
record Answer(
        String mediaType,
        @Nullable String fileName,
        @Nullable String provenance,
        ResultFile.Content content) {

    /** The header field of {@link #provenance}, in ASCII. */
    private static final String PROVENANCE = "Provenance";

    private static final JsonMapper JSON = JsonMapper.shared();

    /** @param result what the work gave */
    static Answer of(ExecuteRequest request, Object result, JsonMapper json) {
        ResultFile output = result instanceof ResultFile file
                ? file
                : new ResultFile("", request.mediaType(), out -> out.write(json.writeValueAsBytes(result)));
        if (request.isDocument()) {
            return new Answer(MediaTypes.JSON, null, output.provenance(), document(request.output(), output));
        }
        return new Answer(
                output.mediaType(),
                output.name().isEmpty() ? null : output.name(),
                output.provenance(),
                output.content());
    }

    /** Tells what is sent. */
    static void setHeaders(
            HttpServletResponse response, String mediaType, @Nullable String fileName, @Nullable String provenance) {
        response.setContentType(mediaType);
        if (provenance != null) {
            response.setHeader(PROVENANCE, ascii(provenance));
        }
        if (fileName != null) {
            response.setHeader(
                    "Content-Disposition",
                    ContentDisposition.attachment()
                            .filename(fileName, StandardCharsets.UTF_8)
                            .build()
                            .toString());
        }
    }

    /** JSON with everything beyond ASCII escaped (RFC 8259, 7). */
    private static String ascii(String json) {
        StringBuilder escaped = new StringBuilder(json.length());
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c < 0x7f) {
                escaped.append(c);
            } else {
                escaped.append("\\u%04x".formatted((int) c));
            }
        }
        return escaped.toString();
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
