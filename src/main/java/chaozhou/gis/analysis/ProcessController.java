package chaozhou.gis.analysis;

import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.error.GisException.NotFound;
import chaozhou.gis.http.JsonBody;
import chaozhou.gis.http.Link;
import chaozhou.gis.http.MediaTypes;
import chaozhou.gis.http.RequestContext;
import chaozhou.gis.query.Parameters;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/processes}: which processes there are, what each takes, and their execution. */
@RestController
@RequestMapping("/api/processes")
final class ProcessController {

    private static final JsonBody BODY = new JsonBody(
            4 << 20, List.of("application/json", "application/*+json"), "send the points in several requests");

    /** The relation of a process to where it is executed (OGC 18-062r2, 7.10). */
    private static final String EXECUTE = "http://www.opengis.net/def/rel/ogc/1.0/execute";

    private final Catalog catalog;
    private final Locate locate;
    private final Clock clock;

    ProcessController(Catalog catalog, Locate locate, Clock clock) {
        this.catalog = catalog;
        this.locate = locate;
        this.clock = clock;
    }

    @GetMapping(produces = MediaTypes.JSON)
    ResponseEntity<Map<String, Object>> list(HttpServletRequest request) {
        // There is one process, so that any limit lists all.
        Parameters.of(request.getParameterMap(), List.of("limit")).limit("limit", 1, 1000, 100);
        RequestContext context = new RequestContext(request);
        Map<String, Object> process = new LocateDescription(catalog, context.language()).summary();
        process.put("links", List.of(Link.of(address(context), "self", MediaTypes.JSON)));
        return inLanguage(
                context,
                Map.of(
                        "processes",
                        List.of(process),
                        "links",
                        List.of(Link.of(context.selfWithQuery(), "self", MediaTypes.JSON))));
    }

    @GetMapping(path = "/{process}", produces = MediaTypes.JSON)
    ResponseEntity<Map<String, Object>> describe(@PathVariable String process, HttpServletRequest request) {
        requireKnown(process);
        Parameters.of(request.getParameterMap(), List.of());
        RequestContext context = new RequestContext(request);
        Map<String, Object> description = new LocateDescription(catalog, context.language()).description();
        description.put(
                "links",
                List.of(
                        Link.of(address(context), "self", MediaTypes.JSON),
                        Link.of(address(context) + "/execution", EXECUTE, MediaTypes.JSON)));
        return inLanguage(context, description);
    }

    /** Executes at once; {@code Prefer: respond-async} is not honoured, as {@code jobControlOptions} says. */
    @PostMapping("/{process}/execution")
    ResponseEntity<Object> execute(@PathVariable String process, HttpServletRequest request) throws IOException {
        requireKnown(process);
        // A form's fields would count as parameters, so the body's type is looked at first.
        BODY.requireType(request.getContentType());
        Parameters.of(request.getParameterMap(), List.of());
        ExecuteRequest execute = ExecuteRequest.parse(BODY.read(request), LocateInputs.NAMES, LocateDescription.OUTPUT);
        LocateInputs inputs = LocateInputs.parse(execute, catalog, clock);
        LocateAnswer answer = LocateAnswer.of(inputs, locate.covers(inputs));
        if (execute.isDocument()) {
            Map<String, Object> output = Map.of("mediaType", MediaTypes.GEOJSON, "value", answer);
            return ResponseEntity.ok()
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(Map.of(LocateDescription.OUTPUT, output));
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(MediaTypes.GEOJSON))
                .body(answer);
    }

    private static String address(RequestContext context) {
        return context.api() + "/processes/" + LocateDescription.ID;
    }

    /** @throws NotFound naming the processes there are */
    private static void requireKnown(String process) {
        if (!process.equals(LocateDescription.ID)) {
            throw new NotFound("There is no process of that name; the processes are " + LocateDescription.ID + ".");
        }
    }

    private static ResponseEntity<Map<String, Object>> inLanguage(RequestContext context, Map<String, Object> body) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_LANGUAGE, context.language().tag())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .body(body);
    }
}
