package chaozhou.gis.analysis;

import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.Text;
import chaozhou.gis.error.GisException.NotFound;
import chaozhou.gis.http.Documents;
import chaozhou.gis.http.JsonBody;
import chaozhou.gis.http.Link;
import chaozhou.gis.http.MediaTypes;
import chaozhou.gis.http.RequestContext;
import chaozhou.gis.query.Parameters;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    /** The type of the problem that a process is missing (OGC 18-062r2, 7.10.2). */
    private static final String NO_SUCH_PROCESS =
            "http://www.opengis.net/def/exceptions/ogcapi-processes-1/1.0/no-such-process";

    private static final Text TITLE = new Text("空间问答", "Spatial questions");

    private final Catalog catalog;
    private final Locate locate;
    private final Documents documents;
    private final Clock clock;

    ProcessController(Catalog catalog, Locate locate, Documents documents, Clock clock) {
        this.catalog = catalog;
        this.locate = locate;
        this.documents = documents;
        this.clock = clock;
    }

    @GetMapping
    void list(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Parameters parameters = Parameters.of(request.getParameterMap(), Set.of("limit", "f"));
        // There is one process, so that any limit lists all.
        parameters.limit("limit", 1, 1000, 100);
        RequestContext context = new RequestContext(request);
        Map<String, Object> process = new LocateDescription(catalog, context.language()).summary();
        process.put("links", List.of(Link.of(address(context), "self", MediaTypes.JSON)));
        Map<String, Object> list = new LinkedHashMap<>();
        list.put("title", TITLE.in(context.language()));
        list.put("processes", List.of(process));
        list.put("links", List.of(Link.of(context.selfWithQuery(), "self", MediaTypes.JSON)));
        documents.answer(request, response, MediaTypes.JSON, parameters, list);
    }

    @GetMapping("/{process}")
    void describe(@PathVariable String process, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        requireKnown(process);
        documents.answer(request, response, MediaTypes.JSON, context -> {
            Map<String, Object> description = new LocateDescription(catalog, context.language()).description();
            description.put(
                    "links",
                    List.of(
                            Link.of(address(context), "self", MediaTypes.JSON),
                            Link.of(address(context) + "/execution", EXECUTE, MediaTypes.JSON)));
            return description;
        });
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
            throw new NotFound(
                    "There is no process of that name; the processes are " + LocateDescription.ID + ".",
                    NO_SUCH_PROCESS);
        }
    }
}
