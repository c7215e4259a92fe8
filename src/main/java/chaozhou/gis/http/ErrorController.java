package chaozhou.gis.http;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Failures that the container forwards, those of filters for example, as problems. */
@RestController
final class ErrorController implements org.springframework.boot.webmvc.error.ErrorController {

    @RequestMapping("/error")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        if (!(status instanceof Integer code) || code == 404) {
            Problem.of(404, "Not Found", "There is nothing at this address; /api lists what there is.")
                    .send(response);
        } else if (code < 500) {
            Problem.of(code, "Bad Request", "The request can't be understood; /api/openapi describes what is.")
                    .send(response);
        } else if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Exception failure) {
            ProblemAdvice.send(failure, response);
        } else {
            Problem.of(code, "Internal Server Error", "The service failed; the log says more.")
                    .send(response);
        }
    }
}
