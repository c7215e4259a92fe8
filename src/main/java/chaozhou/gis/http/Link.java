package chaozhou.gis.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/**
 * A link as OGC API Common writes it (RFC 8288).
 *
 * @param templated true when {@code href} is a URI template (RFC 6570)
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Link(
        String href,
        String rel,
        String type,
        @Nullable String title,
        @Nullable Boolean templated) {

    public static Link of(String href, String rel, String type) {
        return new Link(href, rel, type, null, null);
    }

    public static Link of(String href, String rel, String type, String title) {
        return new Link(href, rel, type, title, null);
    }

    /** As a header field (RFC 8288, 3), for answers that have no place for links or clients that look there. */
    public void addTo(HttpServletResponse response) {
        response.addHeader("Link", "<%s>; rel=\"%s\"; type=\"%s\"".formatted(href, rel, type));
    }

    public static Link template(String href, String rel, String type) {
        return new Link(href, rel, type, null, true);
    }
}
