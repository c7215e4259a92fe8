package chaozhou.gis.http;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/**
 * Problems (RFC 9457) for requests that Tomcat refuses before they reach the service: addresses that are no URIs, header
 * fields that are too large. Cutting off half-sent answers stays with the valve above.
 */
public final class ProblemValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        int status = response.getStatus();
        // As in the valve above: nothing to do for answers that are no errors or that have a body already.
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        Problem problem = status < 500
                ? Problem.of(
                        status,
                        "Bad Request",
                        "The request is no valid HTTP: percent-encode all but letters, digits and -._~ in the address,"
                                + " and keep address and header fields below 64 kB together.")
                : Problem.of(status, "Internal Server Error", "The service failed; the log says more.");
        try {
            response.setContentType(MediaTypes.PROBLEM);
            response.setCharacterEncoding("utf-8");
            response.getReporter().write(problem.toJson());
            response.finishResponse();
        } catch (IOException | IllegalStateException e) {
            container.getLogger().debug("No problem could be sent", e);
        }
    }
}
