package chaozhou.gis.http;

import chaozhou.gis.query.Parameters;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers that are documents: what there is and how it is described. They come as JSON or as a page, in the language of the
 * client, with an entity tag, and with their links as header fields too.
 */
@Component
public final class Documents {

    private final JsonMapper json;

    Documents(JsonMapper json) {
        this.json = json;
    }

    /** Makes a page of a document. */
    @FunctionalInterface
    public interface View {
        String page(JsonNode document, RequestContext context);
    }

    /**
     * Answers with a document.
     *
     * @param mediaType of its JSON
     * @param body makes it, for Jackson to write
     */
    public void answer(
            HttpServletRequest request,
            HttpServletResponse response,
            String mediaType,
            Function<RequestContext, Object> body)
            throws IOException {
        answer(request, response, mediaType, DocumentPage::of, body);
    }

    /** @param view makes the page */
    public void answer(
            HttpServletRequest request,
            HttpServletResponse response,
            String mediaType,
            View view,
            Function<RequestContext, Object> body)
            throws IOException {
        Parameters parameters = Parameters.of(request.getParameterMap(), Set.of("f"));
        answer(request, response, mediaType, view, parameters, body.apply(new RequestContext(request)));
    }

    /** @param parameters all that the request has, {@code f} among them */
    public void answer(
            HttpServletRequest request,
            HttpServletResponse response,
            String mediaType,
            Parameters parameters,
            Object body)
            throws IOException {
        answer(request, response, mediaType, DocumentPage::of, parameters, body);
    }

    private void answer(
            HttpServletRequest request,
            HttpServletResponse response,
            String mediaType,
            View view,
            Parameters parameters,
            Object body)
            throws IOException {
        Format format = Format.choose(request, parameters.text("f"), List.of(Format.json(mediaType), Format.HTML));
        RequestContext context = new RequestContext(request);
        JsonNode document = json.valueToTree(body);
        addAlternate(document, context, format, mediaType);
        String text = format.equals(Format.HTML) ? view.page(document, context) : json.writeValueAsString(document);
        send(request, response, format.mediaType(), text.getBytes(StandardCharsets.UTF_8), document, context);
    }

    /** The same document in the other form. */
    private void addAlternate(JsonNode document, RequestContext context, Format format, String mediaType) {
        if (document.path("links") instanceof ArrayNode links) {
            Link link = format.equals(Format.HTML)
                    ? Link.of(context.self() + "?f=json", "alternate", mediaType, "JSON")
                    : Link.of(context.self() + "?f=html", "alternate", "text/html", "HTML");
            links.add(json.valueToTree(link));
        }
    }

    private static void send(
            HttpServletRequest request,
            HttpServletResponse response,
            String mediaType,
            byte[] body,
            JsonNode document,
            RequestContext context)
            throws IOException {
        String entityTag = '"' + EntityTags.digest(body) + '"';
        response.setHeader("ETag", entityTag);
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("Content-Language", context.language().tag());
        response.setHeader("Vary", "Accept, Accept-Language");
        for (JsonNode link : document.path("links")) {
            addLink(response, link);
        }
        if (EntityTags.match(request.getHeader("If-None-Match"), entityTag)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(mediaType);
        response.getOutputStream().write(body);
    }

    /** A link as a header field (RFC 8288, 3); templates have no place there. */
    private static void addLink(HttpServletResponse response, JsonNode link) {
        if (link instanceof ObjectNode && !link.path("templated").booleanValue(false)) {
            Link.of(
                            link.path("href").asString(""),
                            link.path("rel").asString(""),
                            link.path("type").asString(""))
                    .addTo(response);
        }
    }
}
