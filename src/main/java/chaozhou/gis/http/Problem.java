package chaozhou.gis.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A problem (RFC 9457).
 *
 * @param parameter the parameter, or part of the body, that is at fault
 * @param allowed its permitted values, where they can be listed
 * @param faults what was refused, one sentence each
 * @param id finds a failure inside in the log
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String parameter,
        List<String> allowed,
        List<String> faults,
        @Nullable String id) {

    private static final List<String> OF_RESOURCES = List.of("ETag", "Content-Crs", "Content-Language", "Link");

    private static final JsonMapper JSON = JsonMapper.shared();

    /** A problem that is told by its status alone (RFC 9457, 4.2.1). */
    public static Problem of(int status, String title, String detail) {
        return new Problem("about:blank", title, status, detail, null, List.of(), List.of(), null);
    }

    Problem ofType(String uri) {
        return new Problem(uri, title, status, detail, parameter, allowed, faults, id);
    }

    static Problem parameter(String title, String detail, String parameter, List<String> allowed) {
        return new Problem("about:blank", title, 400, detail, parameter, allowed, List.of(), null);
    }

    static Problem refused(String detail, List<String> faults) {
        return new Problem("about:blank", "Unprocessable Content", 422, detail, null, List.of(), faults, null);
    }

    static Problem content(String detail, List<String> allowed) {
        return new Problem(
                "about:blank", "Unsupported Media Type", 415, detail, "Content-Type", allowed, List.of(), null);
    }

    static Problem inside(String id) {
        return new Problem(
                "about:blank",
                "Internal Server Error",
                500,
                "The service failed. Tell its operator this id; the log says more under it.",
                null,
                List.of(),
                List.of(),
                id);
    }

    public String toJson() {
        return JSON.writeValueAsString(this);
    }

    /** Sends the problem as the whole answer. The response must not be committed. */
    public void send(HttpServletResponse response) throws IOException {
        byte[] body = JSON.writeValueAsBytes(this);
        response.resetBuffer();
        // What was said of the resource does not hold of the problem.
        OF_RESOURCES.forEach(name -> response.setHeader(name, null));
        response.setStatus(status);
        response.setContentType(MediaTypes.PROBLEM);
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
