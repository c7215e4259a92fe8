package chaozhou.gis.analysis;

import chaozhou.gis.error.GisException.InvalidParameter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The body of a request as JSON: one value in UTF-8, of a sane size, without members given twice. */
final class JsonBody {

    /** The most bytes that a body may have. */
    static final int LIMIT = 4 << 20;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonBody() {}

    /**
     * Reads the body.
     *
     * @throws InvalidParameter naming {@code Content-Type} or {@code body}
     * @throws IOException when the client went away
     */
    static JsonNode read(HttpServletRequest request) throws IOException {
        requireJson(request.getContentType());
        byte[] body = request.getInputStream().readNBytes(LIMIT + 1);
        if (body.length > LIMIT) {
            throw new InvalidParameter(
                    "body",
                    "The body has more than %d MiB; send the points in several requests.".formatted(LIMIT >> 20));
        }
        return parse(body);
    }

    static void requireJson(@Nullable String contentType) {
        if (contentType == null || !isJson(contentType)) {
            throw new InvalidParameter(
                    "Content-Type",
                    "Send the body as application/json in UTF-8.",
                    List.of(MediaType.APPLICATION_JSON_VALUE));
        }
    }

    private static boolean isJson(String contentType) {
        try {
            MediaType type = MediaType.parseMediaType(contentType);
            boolean isUtf8 = type.getCharset() == null || type.getCharset().equals(StandardCharsets.UTF_8);
            return isUtf8
                    && type.getType().equals("application")
                    && (type.getSubtype().equals("json") || type.getSubtype().endsWith("+json"));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    static JsonNode parse(byte[] body) {
        if (new String(body, StandardCharsets.UTF_8).isBlank()) {
            throw new InvalidParameter("body", "The request has no body; send a JSON object with the member inputs.");
        }
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            TokenStreamLocation place = e.getLocation();
            throw new InvalidParameter(
                    "body",
                    place == null || place.getLineNr() < 1
                            ? "The body is not JSON."
                            : "The body is not JSON at line %d, column %d."
                                    .formatted(place.getLineNr(), place.getColumnNr()));
        }
    }
}
