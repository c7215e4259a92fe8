package chaozhou.gis.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.filter.CorsFilter;

/** What pages of other hosts may do (CORS): read all, and change features only where an operator allows it. */
final class CrossOrigin {

    private static final Duration PREFLIGHT_LASTS = Duration.ofHours(1);

    private CrossOrigin() {}

    static CorsFilter filter(List<String> allowedOrigins) {
        CorsConfiguration reading = configuration(List.of("GET", "HEAD"));
        CorsConfiguration writing = configuration(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
        CorsFilter filter = new CorsFilter(
                request -> allowedOrigins.contains(String.valueOf(request.getHeader("Origin"))) ? writing : reading);
        filter.setCorsProcessor(new DefaultCorsProcessor() {
            @Override
            protected void rejectRequest(ServerHttpResponse response) throws IOException {
                Problem problem = Problem.of(
                        403,
                        "Forbidden",
                        "Pages of other hosts may only read. The operator can allow more with gis.http.allowed-origins.");
                response.setStatusCode(HttpStatus.FORBIDDEN);
                response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
                response.getBody().write(problem.toJson().getBytes(StandardCharsets.UTF_8));
                response.flush();
            }
        });
        return filter;
    }

    private static CorsConfiguration configuration(List<String> methods) {
        CorsConfiguration configuration = new CorsConfiguration();
        configuration.addAllowedOrigin(CorsConfiguration.ALL);
        configuration.addAllowedHeader(CorsConfiguration.ALL);
        configuration.setAllowedMethods(methods);
        configuration.setExposedHeaders(List.of("ETag", "Link", "Location", "Content-Crs"));
        configuration.setMaxAge(PREFLIGHT_LASTS);
        return configuration;
    }
}
