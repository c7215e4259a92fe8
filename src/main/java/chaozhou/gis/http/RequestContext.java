package chaozhou.gis.http;

import chaozhou.gis.catalog.Language;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import java.util.Objects;
import org.springframework.web.util.UriComponentsBuilder;

/** What an answer depends on besides its parameters: the address the client used and the language it reads. */
public final class RequestContext {

    private final HttpServletRequest request;

    public RequestContext(HttpServletRequest request) {
        this.request = request;
    }

    /** The absolute address of the service as the client reaches it, without a slash at its end. */
    public String root() {
        String self = self();
        return self.substring(0, self.length() - request.getRequestURI().length()) + request.getContextPath();
    }

    /** The absolute address of {@code /api}, without a slash at its end. */
    public String api() {
        return root() + "/api";
    }

    /** The absolute address of the request, without its query. */
    public String self() {
        return request.getRequestURL().toString();
    }

    /** The query as it was sent, without the question mark; empty without one. */
    public String query() {
        return Objects.requireNonNullElse(request.getQueryString(), "");
    }

    /** The absolute address of the request with its query. */
    public String selfWithQuery() {
        String query = request.getQueryString();
        return query == null ? self() : self() + "?" + query;
    }

    /** The absolute address of the request with its query, in which a parameter has that value. */
    public String selfWith(String parameter, String value) {
        return query().isEmpty()
                ? self() + '?' + parameter + '=' + value
                : UriComponentsBuilder.fromUriString(selfWithQuery())
                        .replaceQueryParam(parameter, value)
                        .build()
                        .toUriString();
    }

    /** The first language of {@code Accept-Language} that the service speaks; Chinese when there is none. */
    public Language language() {
        if (request.getHeader("Accept-Language") != null) {
            for (Locale locale : Collections.list(request.getLocales())) {
                for (Language language : Language.values()) {
                    if (locale.getLanguage().equals(language.tag())) {
                        return language;
                    }
                }
            }
        }
        return Language.ZH;
    }
}
