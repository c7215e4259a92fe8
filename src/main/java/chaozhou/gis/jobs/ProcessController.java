package chaozhou.gis.jobs;

import chaozhou.gis.access.Account;
import chaozhou.gis.access.Authentication;
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
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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

    private static final List<String> JSON = List.of("application/json", "application/*+json");
    private static final String FORM = "multipart/form-data";

    /** The part of a form that is the execute request. */
    private static final String REQUEST_PART = "request";

    /** The relation of a process to where it is executed (OGC 18-062r2, 7.10). */
    private static final String EXECUTE = "http://www.opengis.net/def/rel/ogc/1.0/execute";

    /** The type of the problem that a process is missing (OGC 18-062r2, 7.10.2). */
    private static final String NO_SUCH_PROCESS =
            "http://www.opengis.net/def/exceptions/ogcapi-processes-1/1.0/no-such-process";

    private static final Text TITLE = new Text("处理", "Processes");

    private final Map<String, OfferedProcess> processes = new LinkedHashMap<>();
    private final Documents documents;
    private final Authentication authentication;
    private final JobStore jobs;
    private final JobRunner runner;

    ProcessController(
            List<OfferedProcess> processes,
            Documents documents,
            Authentication authentication,
            JobStore jobs,
            JobRunner runner) {
        processes.stream()
                .sorted(Comparator.comparing(OfferedProcess::id))
                .forEach(process -> this.processes.put(process.id(), process));
        this.documents = documents;
        this.authentication = authentication;
        this.jobs = jobs;
        this.runner = runner;
    }

    @GetMapping
    void list(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Parameters parameters = Parameters.of(request.getParameterMap(), Set.of("limit", "f"));
        int limit = parameters.limit("limit", 1, 1000, 100);
        RequestContext context = new RequestContext(request);
        List<Object> summaries = new ArrayList<>();
        processes.values().stream().limit(limit).forEach(process -> {
            Map<String, Object> summary =
                    process.description(context.language()).summary();
            summary.put("links", List.of(Link.of(address(context, process), "self", MediaTypes.JSON)));
            summaries.add(summary);
        });
        Map<String, Object> list = new LinkedHashMap<>();
        list.put("title", TITLE.in(context.language()));
        list.put("processes", summaries);
        list.put("links", List.of(Link.of(context.selfWithQuery(), "self", MediaTypes.JSON)));
        documents.answer(request, response, MediaTypes.JSON, parameters, list);
    }

    @GetMapping("/{id}")
    void describe(@PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        OfferedProcess process = process(id);
        documents.answer(request, response, MediaTypes.JSON, context -> {
            Map<String, Object> description =
                    process.description(context.language()).whole();
            description.put(
                    "links",
                    List.of(
                            Link.of(address(context, process), "self", MediaTypes.JSON),
                            Link.of(address(context, process) + "/execution", EXECUTE, MediaTypes.JSON)));
            return description;
        });
    }

    /** Executes at once, or as a job where the client prefers that (RFC 7240, 4.1) and the process may take long. */
    @PostMapping("/{id}/execution")
    @Nullable
    ResponseEntity<Object> execute(@PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        OfferedProcess process = process(id);
        Account account = process.role() == null
                ? null
                : authentication.require(process.role(), request.getHeader("Authorization"));
        ProcessDescription description = process.description(new RequestContext(request).language());
        Upload upload = new Upload();
        boolean isHandedOver = false;
        try {
            ExecuteRequest execute = read(request, process, description, upload, account);
            OfferedProcess.Work work = process.prepare(execute);
            if (process.isJobAlways() || (process.isLong() && prefersJob(request))) {
                UUID job = jobs.add(process.id(), account == null ? null : account.name(), process.mediaType());
                runner.start(job, work, upload);
                isHandedOver = true;
                return created(job, new RequestContext(request));
            }
            Object value = work.run(Progress.NONE);
            if (value instanceof ResultFile file) {
                // It goes with the upload, so that it is sent here.
                send(response, execute, description, file);
                return null;
            }
            return answer(execute, process, description, value);
        } finally {
            if (!isHandedOver) {
                upload.close();
            }
        }
    }

    private static ExecuteRequest read(
            HttpServletRequest request,
            OfferedProcess process,
            ProcessDescription description,
            Upload upload,
            @Nullable Account account)
            throws IOException {
        boolean isForm =
                process.isLong() && String.valueOf(request.getContentType()).startsWith(FORM);
        JsonBody body = new JsonBody(process.mostBytes(), JSON, process.adviceForLarge());
        if (isForm) {
            upload.take(request);
            String text = request.getParameter(REQUEST_PART);
            return ExecuteRequest.parse(
                    JsonBody.parse((text == null ? "{\"inputs\":{}}" : text).getBytes(StandardCharsets.UTF_8)),
                    process,
                    description,
                    upload,
                    account);
        }
        // A form's fields would count as parameters, so the body's type is looked at first.
        body.requireType(request.getContentType());
        Parameters.of(request.getParameterMap(), List.of());
        ExecuteRequest execute = ExecuteRequest.parse(body.read(request), process, description, upload, account);
        if (process.isLong() && execute.inputs().get("file") != null) {
            upload.take("inputs.file", execute.inputs().require("file", "a file"));
        }
        return execute;
    }

    private static boolean prefersJob(HttpServletRequest request) {
        String prefer = request.getHeader("Prefer");
        return prefer != null && prefer.contains("respond-async");
    }

    private ResponseEntity<Object> created(UUID id, RequestContext context) {
        String address = JobsController.address(context, id);
        return ResponseEntity.status(HttpStatus.CREATED)
                .header("Location", address)
                .header("Preference-Applied", "respond-async")
                .contentType(MediaType.APPLICATION_JSON)
                .body(JobsController.info(jobs.find(id).orElseThrow(), context));
    }

    private static ResponseEntity<Object> answer(
            ExecuteRequest execute, OfferedProcess process, ProcessDescription description, Object value) {
        if (execute.isDocument()) {
            Map<String, Object> output = Map.of("mediaType", process.mediaType(), "value", value);
            return ResponseEntity.ok()
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(Map.of(description.output(), output));
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(process.mediaType()))
                .body(value);
    }

    /** A file as it is, or as the value of its output in a document, where it is JSON. */
    private static void send(
            HttpServletResponse response, ExecuteRequest execute, ProcessDescription description, ResultFile file)
            throws IOException {
        OutputStream out = response.getOutputStream();
        if (!execute.isDocument()) {
            response.setContentType(file.mediaType());
            file.content().write(out);
            return;
        }
        response.setContentType(MediaTypes.JSON);
        String start = "{\"%s\":{\"mediaType\":\"%s\",\"value\":".formatted(description.output(), file.mediaType());
        out.write(start.getBytes(StandardCharsets.UTF_8));
        file.content().write(out);
        out.write("}}".getBytes(StandardCharsets.UTF_8));
    }

    private static String address(RequestContext context, OfferedProcess process) {
        return context.api() + "/processes/" + process.id();
    }

    /** @throws NotFound naming the processes there are */
    private OfferedProcess process(String id) {
        OfferedProcess process = processes.get(id);
        if (process == null) {
            throw new NotFound(
                    "There is no process of that name; the processes are %s."
                            .formatted(processes.keySet().stream().collect(Collectors.joining(", "))),
                    NO_SUCH_PROCESS);
        }
        return process;
    }
}
