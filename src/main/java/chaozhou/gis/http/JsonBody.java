package chaozhou.gis.http;

import chaozhou.gis.error.GisException;
import chaozhou.gis.error.GisException.InvalidParameter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.StreamUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The body of a request as JSON: one value in UTF-8, of a sane size, without members given twice.
 *
 * @param limit the most bytes that it may have
 * @param mediaTypes what it may be; {@code application/*+json} stands for all that end so
 * @param advice what to do about a body that is too large
 */
public record JsonBody(int limit, List<String> mediaTypes, String advice) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * Reads the body.
     *
     * @throws GisException.UnsupportedContent when it is something else
     * @throws GisException.TooLarge when it is larger than the limit; not all of it is read then
     * @throws InvalidParameter naming {@code body} when it is no JSON
     * @throws IOException when the client went away
     */
    public JsonNode read(HttpServletRequest request) throws IOException {
        return parse(receive(request));
    }

    /** Receives the body in the same way, and does not look at it yet. */
    public byte[] receive(HttpServletRequest request) throws IOException {
        requireTaken(request);
        byte[] body = request.getInputStream().readNBytes(limit + 1);
        requireFits(body.length);
        return body;
    }

    /**
     * The same, in a file or elsewhere.
     *
     * @return its length
     */
    public long receive(HttpServletRequest request, OutputStream out) throws IOException {
        requireTaken(request);
        long length = StreamUtils.copyRange(request.getInputStream(), out, 0, limit);
        requireFits(length);
        return length;
    }

    private void requireTaken(HttpServletRequest request) {
        requireType(request.getContentType());
        requireFits(request.getContentLengthLong());
    }

    private void requireFits(long length) {
        if (length > limit) {
            throw new GisException.TooLarge("The body has more than %d MiB; %s.".formatted(limit >> 20, advice));
        }
    }

    /** @throws GisException.UnsupportedContent naming what would be taken */
    public void requireType(@Nullable String contentType) {
        if (contentType == null || !isTaken(contentType)) {
            throw new GisException.UnsupportedContent(mediaTypes);
        }
    }

    private boolean isTaken(String contentType) {
        try {
            MediaType type = MediaType.parseMediaType(contentType);
            boolean isUtf8 = type.getCharset() == null || type.getCharset().equals(StandardCharsets.UTF_8);
            return isUtf8 && mediaTypes.stream().map(MediaType::parseMediaType).anyMatch(taken -> taken.includes(type));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    private static boolean isBlank(byte[] body) {
        for (byte sign : body) {
            if (sign < 0 || sign > ' ') {
                return false;
            }
        }
        return true;
    }

    public static JsonNode parse(byte[] body) {
        if (isBlank(body)) {
            throw new InvalidParameter("body", "The request has no body; send a JSON object.");
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
