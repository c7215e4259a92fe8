package chaozhou.gis.http;

import chaozhou.gis.database.DatabaseFailures;
import chaozhou.gis.database.FullDisk;
import chaozhou.gis.error.GisException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Turns every failure of a request into a problem (RFC 9457); the one place where failures get their HTTP status. */
@ControllerAdvice
public final class ProblemAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    /** Seconds after which a client may ask again when the database is out of reach. */
    private static final String RETRY_AFTER = "2";

    /**
     * Answers with the problem that fits. When part of an answer is sent already, the failure goes on to the container, which
     * cuts the connection, so that half an answer never looks whole.
     */
    @ExceptionHandler
    void handle(Exception failure, HttpServletResponse response) throws Exception {
        if (failure instanceof AsyncRequestNotUsableException) {
            return; // The client has gone.
        }
        tell(failure, response);
    }

    /** The same for servlets that run outside Spring MVC. */
    static <E extends Exception> void tell(E failure, HttpServletResponse response) throws E, IOException {
        if (response.isCommitted()) {
            LOG.warn("An answer was cut off: {}", failure.toString());
            throw failure;
        }
        send(failure, response);
    }

    static void send(Exception failure, HttpServletResponse response) throws IOException {
        if (DatabaseFailures.isOutOfReach(failure)) {
            response.setHeader("Retry-After", RETRY_AFTER);
        }
        if (failure instanceof GisException.LimitReached limit) {
            response.setHeader("Retry-After", String.valueOf(limit.retryAfter().toSeconds()));
        }
        if (failure instanceof HttpRequestMethodNotSupportedException wrong && wrong.getSupportedMethods() != null) {
            response.setHeader("Allow", String.join(", ", new TreeSet<>(List.of(wrong.getSupportedMethods()))));
        }
        if (failure instanceof GisException.Unauthorized) {
            response.setHeader("WWW-Authenticate", "Basic realm=\"Chaozhou GIS\", charset=\"UTF-8\", Bearer");
        }
        told(failure).send(response);
    }

    /** The problem that a failure is, for whoever tells it later. */
    public static Problem told(Exception failure) {
        if (failure instanceof GisException known) {
            return known(known);
        }
        if (FullDisk.isCauseOf(failure)) {
            return Problem.of(507, "Insufficient Storage", "The disk of the server is full. Tell its operator.");
        }
        if (DatabaseFailures.isOutOfReach(failure)) {
            return Problem.of(503, "Service Unavailable", "The database is out of reach. Try again in a few seconds.");
        }
        if (failure instanceof QueryTimeoutException) {
            return Problem.of(
                    503,
                    "Service Unavailable",
                    "The answer would take too long. Ask for less: a smaller box, a simpler filter.");
        }
        if (failure instanceof NoResourceFoundException) {
            return Problem.of(404, "Not Found", "There is nothing at this address; /api lists what there is.");
        }
        if (failure instanceof HttpRequestMethodNotSupportedException wrong) {
            return Problem.of(405, "Method Not Allowed", "This address does not take %s.".formatted(wrong.getMethod()));
        }
        if (failure instanceof HttpMediaTypeNotSupportedException) {
            return Problem.of(415, "Unsupported Media Type", "The body must be application/json.");
        }
        if (failure instanceof ErrorResponse response
                && response.getStatusCode().is4xxClientError()) {
            return client(response.getStatusCode());
        }
        String id = UUID.randomUUID().toString();
        LOG.error("Failure {}", id, failure);
        return Problem.inside(id);
    }

    private static Problem known(GisException failure) {
        String detail = String.valueOf(failure.getMessage());
        if (failure instanceof GisException.InvalidParameter invalid) {
            return Problem.parameter("Invalid parameter", detail, invalid.parameter(), invalid.allowed());
        } else if (failure instanceof GisException.NotFound missing) {
            Problem problem = Problem.of(404, "Not Found", detail);
            return missing.type() == null ? problem : problem.ofType(missing.type());
        } else if (failure instanceof GisException.Unavailable) {
            return Problem.of(503, "Service Unavailable", detail);
        } else if (failure instanceof GisException.LimitReached limit) {
            return limit.isOfClient()
                    ? Problem.of(429, "Too Many Requests", detail)
                    : Problem.of(503, "Service Unavailable", detail);
        } else if (failure instanceof GisException.UpstreamFailure) {
            return Problem.of(502, "Bad Gateway", detail);
        } else if (failure instanceof GisException.InvalidData refused) {
            return Problem.refused(refused.summary(), refused.faults());
        } else if (failure instanceof GisException.UnsupportedContent unsupported) {
            return Problem.content(detail, unsupported.allowed());
        } else if (failure instanceof GisException.TooLarge) {
            return Problem.of(413, "Content Too Large", detail);
        } else if (failure instanceof GisException.Unauthorized) {
            return Problem.of(401, "Unauthorized", detail);
        } else if (failure instanceof GisException.Forbidden) {
            return Problem.of(403, "Forbidden", detail);
        } else if (failure instanceof GisException.Conflict) {
            return Problem.of(409, "Conflict", detail);
        } else if (failure instanceof GisException.Precondition precondition) {
            return precondition.isGiven()
                    ? Problem.of(412, "Precondition Failed", detail)
                    : Problem.of(428, "Precondition Required", detail);
        }
        String id = UUID.randomUUID().toString();
        LOG.error("Failure {}", id, failure);
        return Problem.inside(id);
    }

    private static Problem client(HttpStatusCode status) {
        return Problem.of(
                status.value(), "Bad request", "The request can't be understood; /api/openapi describes what is.");
    }
}
