package chaozhou.gis.http;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Addresses that are asked so often that Spring MVC, whose part takes as long as all the rest, stays out of their way. Failures are
 * problems here as they are there.
 */
public abstract class ApiServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    private static final String METHODS = "GET, HEAD, OPTIONS";

    /** Answers a request for the resource; a failure before the answer is committed becomes a problem. */
    protected abstract void answer(HttpServletRequest request, HttpServletResponse response) throws IOException;

    @Override
    protected final void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        switch (request.getMethod()) {
            case "GET", "HEAD" -> super.service(request, response);
            case "OPTIONS" -> response.setHeader("Allow", METHODS);
            default -> {
                response.setHeader("Allow", METHODS);
                Problem.of(405, "Method Not Allowed", "This address does not take %s.".formatted(request.getMethod()))
                        .send(response);
            }
        }
    }

    @Override
    protected final void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            answer(request, response);
        } catch (RuntimeException failure) {
            ProblemAdvice.tell(failure, response);
        }
    }
}
