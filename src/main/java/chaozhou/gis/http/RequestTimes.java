package chaozhou.gis.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Measures how long requests take, by kind of address, method and status. Spring's own way, an observation a request, takes longer than
 * a tile that is in memory.
 */
final class RequestTimes extends HttpFilter {

    private static final long serialVersionUID = 1;

    /** Where a request says which kind of address it had. */
    static final String ADDRESS = HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE;

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE");

    private final transient MeterRegistry registry;
    private final transient Map<Kind, Timer> timers = new ConcurrentHashMap<>();

    private record Kind(String address, String method, int status) {}

    RequestTimes(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        long start = System.nanoTime();
        try {
            chain.doFilter(request, response);
        } finally {
            timers.computeIfAbsent(kind(request, response), this::timer)
                    .record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
        }
    }

    private static Kind kind(HttpServletRequest request, HttpServletResponse response) {
        Object address = request.getAttribute(ADDRESS);
        String method = request.getMethod();
        return new Kind(
                address == null ? "none" : address.toString(),
                METHODS.contains(method) ? method : "other",
                response.getStatus());
    }

    private Timer timer(Kind kind) {
        return Timer.builder("http.server.requests")
                .description("How long answers took")
                .tag("uri", kind.address())
                .tag("method", kind.method())
                .tag("status", String.valueOf(kind.status()))
                .register(registry);
    }
}
