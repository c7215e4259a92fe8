package chaozhou.gis.http;

import com.fasterxml.jackson.annotation.JsonInclude;
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

    public static Link template(String href, String rel, String type) {
        return new Link(href, rel, type, null, true);
    }
}
