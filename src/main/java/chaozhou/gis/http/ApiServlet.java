package chaozhou.gis.http;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Addresses that are asked so often that Spring MVC, whose part takes as long as all the rest, stays out of their way. Failures are
 * problems here as they are there.
 */
public abstract class ApiServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    private static final List<String> READING = List.of("GET", "HEAD", "OPTIONS");

    /** Whether the resource of the request can be read; else it only takes {@link #changingMethods}. */
    protected boolean isReadable(HttpServletRequest request) {
        return true;
    }

    /** Answers a request to read the resource; a failure before the answer is committed becomes a problem. */
    protected abstract void answer(HttpServletRequest request, HttpServletResponse response) throws IOException;

    /** The methods by which the resource of the request can be changed; by the others it is read. */
    protected List<String> changingMethods(HttpServletRequest request) {
        return List.of();
    }

    /** Answers a request to change the resource, by one of these methods. */
    protected void change(HttpServletRequest request, HttpServletResponse response) throws IOException {
        throw new IllegalStateException("Nothing changes this.");
    }

    @Override
    protected final void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        request.setAttribute(RequestTimes.ADDRESS, getServletName());
        String method = request.getMethod();
        List<String> changing = changingMethods(request);
        boolean isReadable = isReadable(request);
        if (isReadable && (method.equals("GET") || method.equals("HEAD"))) {
            super.service(request, response);
        } else if (method.equals("OPTIONS")) {
            allow(response, isReadable, changing);
        } else if (changing.contains(method)) {
            attempt(response, () -> change(request, response));
        } else {
            allow(response, isReadable, changing);
            Problem.of(405, "Method Not Allowed", "This address does not take %s.".formatted(method))
                    .send(response);
        }
    }

    private static void allow(HttpServletResponse response, boolean isReadable, List<String> changing) {
        List<String> methods = new ArrayList<>(isReadable ? READING : List.of("OPTIONS"));
        methods.addAll(changing);
        response.setHeader("Allow", String.join(", ", methods));
        if (changing.contains("PATCH")) {
            response.setHeader("Accept-Patch", MediaTypes.MERGE_PATCH);
        }
    }

    @Override
    protected final void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        attempt(response, () -> answer(request, response));
    }

    @FunctionalInterface
    private interface Attempt {
        void make() throws IOException;
    }

    private static void attempt(HttpServletResponse response, Attempt attempt) throws IOException {
        try {
            attempt.make();
        } catch (RuntimeException failure) {
            ProblemAdvice.tell(failure, response);
        }
    }
}
