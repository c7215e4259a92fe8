package chaozhou.gis.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sends answers in a content coding that the client takes. A coded answer is another representation, so its entity tag has the
 * coding at its end (RFC 9110, 8.8.3.3); validators that come back are understood without it.
 */
final class Compression extends HttpFilter {

    private static final long serialVersionUID = 1;

    private static final List<ContentCoding> OFFERED = List.of(ContentCoding.ZSTD, ContentCoding.GZIP);

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (response instanceof CompressedResponse forwarded) {
            chain.doFilter(request, response);
            // The container takes nothing more once a forwarded request has been answered.
            forwarded.finish();
            return;
        }
        ContentCoding coding = ContentCoding.accepted(request.getHeader("Accept-Encoding"), OFFERED);
        CompressedResponse compressed = new CompressedResponse(response, coding, request.getHeader("If-None-Match"));
        chain.doFilter(coding == ContentCoding.IDENTITY ? request : new WithoutCodings(request), compressed);
        // Not after a failure: an answer that broke off must not look whole.
        compressed.finish();
    }

    /** The tag of the coded answer. */
    static String coded(String entityTag, String coding) {
        return entityTag.endsWith("\"")
                ? entityTag.substring(0, entityTag.length() - 1) + '-' + coding + '"'
                : entityTag;
    }

    /** The tags of a header as they were before a coding. */
    static String uncoded(String entityTags) {
        String tags = entityTags;
        for (ContentCoding coding : OFFERED) {
            tags = tags.replace('-' + coding.label() + '"', "\"");
        }
        return tags;
    }

    private static final class WithoutCodings extends HttpServletRequestWrapper {
        WithoutCodings(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getHeader(String name) {
            String value = super.getHeader(name);
            boolean isValidator = name.equalsIgnoreCase("If-None-Match") || name.equalsIgnoreCase("If-Match");
            return value != null && isValidator ? uncoded(value) : value;
        }
    }
}
