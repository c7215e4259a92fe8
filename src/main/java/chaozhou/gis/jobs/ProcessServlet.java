package chaozhou.gis.jobs;

import chaozhou.gis.access.Account;
import chaozhou.gis.access.Authentication;
import chaozhou.gis.catalog.Text;
import chaozhou.gis.http.ApiServlet;
import chaozhou.gis.http.Documents;
import chaozhou.gis.http.JsonBody;
import chaozhou.gis.http.Link;
import chaozhou.gis.http.MediaTypes;
import chaozhou.gis.http.RequestContext;
import chaozhou.gis.query.Parameters;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/processes}: which processes there are, what each takes, and their execution. */
final class ProcessServlet extends ApiServlet {

    private static final long serialVersionUID = 1;

    private static final List<String> JSON = List.of("application/json", "application/*+json");
    private static final String FORM = "multipart/form-data";

    /** How the addresses end where processes are executed. */
    private static final String EXECUTION = "/execution";

    /** The part of a form that is the execute request. */
    private static final String REQUEST_PART = "request";

    /** The relation of a process to where it is executed (OGC 18-062r2, 7.10). */
    private static final String EXECUTE = "http://www.opengis.net/def/rel/ogc/1.0/execute";

    /** The input that is a file. */
    private static final String FILE = "file";

    /** So long a request waits for others that are large. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private static final Text TITLE = new Text("处理", "Processes");

    private final transient Processes processes;
    private final transient Documents documents;
    private final transient Authentication authentication;
    private final transient JobStore jobs;
    private final transient JobRunner runner;
    private final transient JsonMapper json;
    private final transient LargeRequests large = new LargeRequests();

    ProcessServlet(
            Processes processes,
            Documents documents,
            Authentication authentication,
            JobStore jobs,
            JobRunner runner,
            JsonMapper json) {
        this.processes = processes;
        this.documents = documents;
        this.authentication = authentication;
        this.jobs = jobs;
        this.runner = runner;
        this.json = json;
    }

    @Override
    protected boolean isReadable(HttpServletRequest request) {
        return !isExecution(request);
    }

    @Override
    protected List<String> changingMethods(HttpServletRequest request) {
        return isExecution(request) ? List.of("POST") : List.of();
    }

    private static boolean isExecution(HttpServletRequest request) {
        String path = request.getPathInfo();
        return path != null && path.length() > EXECUTION.length() && path.endsWith(EXECUTION);
    }

    @Override
    protected void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo();
        if (path == null) {
            list(request, response);
        } else {
            describe(path.substring(1), request, response);
        }
    }

    @Override
    protected void change(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo();
        execute(path.substring(1, path.length() - EXECUTION.length()), request, response);
    }

    private void list(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Parameters parameters = Parameters.of(request.getParameterMap(), Set.of("limit", "f"));
        int limit = parameters.limit("limit", 1, 1000, 100);
        RequestContext context = new RequestContext(request);
        List<Object> summaries = new ArrayList<>();
        processes.all().stream().limit(limit).forEach(process -> {
            Map<String, Object> summary =
                    processes.description(process, context.language()).summary();
            summary.put("links", List.of(Link.of(address(context, process), "self", MediaTypes.JSON)));
            summaries.add(summary);
        });
        Map<String, Object> list = new LinkedHashMap<>();
        list.put("title", TITLE.in(context.language()));
        list.put("processes", summaries);
        list.put("links", List.of(Link.of(context.selfWithQuery(), "self", MediaTypes.JSON)));
        documents.answer(request, response, MediaTypes.JSON, parameters, list);
    }

    private void describe(String id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        OfferedProcess process = processes.get(id);
        documents.answer(request, response, MediaTypes.JSON, context -> {
            Map<String, Object> description =
                    processes.description(process, context.language()).whole();
            description.put(
                    "links",
                    List.of(
                            Link.of(address(context, process), "self", MediaTypes.JSON),
                            Link.of(address(context, process) + EXECUTION, EXECUTE, MediaTypes.JSON)));
            return description;
        });
    }

    /**
     * Executes at once, or as a job: where the process may take long, and the client prefers that (RFC 7240, 4.1) or there is much to
     * do.
     */
    private void execute(String id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        OfferedProcess process = processes.get(id);
        Account account = process.role() == null
                ? null
                : authentication.require(process.role(), request.getHeader("Authorization"));
        ProcessDescription description = processes.description(process, new RequestContext(request).language());
        try (Upload upload = new Upload()) {
            Received received = receive(request, process, upload);
            Answer answer;
            try (LargeRequests.Turn turn = large.await(received.length(), LONGEST_WAIT)) {
                JsonNode body = received.read();
                if (!isForm(request, process)) {
                    takeFiles(body, description, upload);
                }
                ExecuteRequest execute = ExecuteRequest.parse(body, process, description, upload, account);
                OfferedProcess.Work work = process.prepare(execute);
                if (process.isJobAlways() || (process.isLong() && (prefersJob(request) || work.isLarge()))) {
                    UUID job = jobs.add(
                            new JobRequest(
                                    id,
                                    json.writeValueAsString(body),
                                    description.language(),
                                    account == null ? null : account.name(),
                                    account == null ? request.getRemoteAddr() : null),
                            upload);
                    runner.wake();
                    tellCreated(job, request, response);
                    return;
                }
                answer = Answer.of(execute, work.run(Progress.NONE), json);
            }
            // It may need the upload, so that it is sent here.
            Answer.setHeaders(response, answer.mediaType(), answer.fileName(), answer.provenance());
            answer.content().write(response.getOutputStream());
        }
    }

    private static boolean isForm(HttpServletRequest request, OfferedProcess process) {
        return process.isLong() && String.valueOf(request.getContentType()).startsWith(FORM);
    }

    /** An execute request that has come in, however slowly; a large one waits in a file, where it takes no memory. */
    private record Received(long length, Content content) {

        interface Content {
            byte[] bytes() throws IOException;
        }

        static Received of(byte[] bytes) {
            return new Received(bytes.length, () -> bytes);
        }

        JsonNode read() throws IOException {
            return JsonBody.parse(content.bytes());
        }
    }

    private static Received receive(HttpServletRequest request, OfferedProcess process, Upload upload)
            throws IOException {
        if (isForm(request, process)) {
            upload.take(request);
            String text = request.getParameter(REQUEST_PART);
            return Received.of((text == null ? "{\"inputs\":{}}" : text).getBytes(StandardCharsets.UTF_8));
        }
        JsonBody body = new JsonBody(process.mostBytes(), JSON, process.adviceForLarge());
        // A form's fields would count as parameters, so the body's type is looked at first.
        body.requireType(request.getContentType());
        Parameters.of(request.getParameterMap(), List.of());
        if (!LargeRequests.isLarge(request.getContentLengthLong())) {
            return Received.of(body.receive(request));
        }
        Path file = upload.scratchFile();
        try (OutputStream out = Files.newOutputStream(file)) {
            return new Received(body.receive(request, out), () -> Files.readAllBytes(file));
        }
    }

    /** Takes files out of an execute request. */
    private static void takeFiles(JsonNode execute, ProcessDescription description, Upload upload) throws IOException {
        if (description.inputs().contains(FILE)
                && execute.path("inputs") instanceof ObjectNode inputs
                && inputs.has(FILE)) {
            upload.take("inputs." + FILE, inputs.remove(FILE));
        }
    }

    private static boolean prefersJob(HttpServletRequest request) {
        String prefer = request.getHeader("Prefer");
        return prefer != null && prefer.contains("respond-async");
    }

    private void tellCreated(UUID id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        RequestContext context = new RequestContext(request);
        response.setStatus(HttpServletResponse.SC_CREATED);
        response.setHeader("Location", JobsController.address(context, id));
        if (prefersJob(request)) {
            response.setHeader("Preference-Applied", "respond-async");
        }
        response.setContentType(MediaTypes.JSON);
        response.getOutputStream()
                .write(json.writeValueAsBytes(JobsController.info(jobs.find(id).orElseThrow(), context)));
    }

    private static String address(RequestContext context, OfferedProcess process) {
        return context.api() + "/processes/" + process.id();
    }
}
