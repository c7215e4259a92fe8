package chaozhou.gis.jobs;

import chaozhou.gis.access.Account;
import chaozhou.gis.access.Authentication;
import chaozhou.gis.access.Role;
import chaozhou.gis.catalog.Text;
import chaozhou.gis.error.GisException;
import chaozhou.gis.error.GisException.NotFound;
import chaozhou.gis.http.Documents;
import chaozhou.gis.http.Link;
import chaozhou.gis.http.MediaTypes;
import chaozhou.gis.http.RequestContext;
import chaozhou.gis.query.Parameters;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code /api/jobs}: how far jobs are, what they did and gave, and their end. Jobs that an account started are its own; nobody else is told
 * that there are any.
 */
@RestController
@RequestMapping("/api/jobs")
final class JobsController {

    private static final String EXCEPTIONS = "http://www.opengis.net/def/exceptions/ogcapi-processes-1/1.0/";
    private static final String RESULTS = "http://www.opengis.net/def/rel/ogc/1.0/results";

    private static final Text TITLE = new Text("任务", "Jobs");
    private static final Text LOG = new Text("日志", "Log");

    private final JobStore jobs;
    private final JobFiles files;
    private final JobRunner runner;
    private final Processes processes;
    private final Authentication authentication;
    private final Documents documents;
    private final Clock clock;

    JobsController(
            JobStore jobs,
            JobFiles files,
            JobRunner runner,
            Processes processes,
            Authentication authentication,
            Documents documents,
            Clock clock) {
        this.jobs = jobs;
        this.files = files;
        this.runner = runner;
        this.processes = processes;
        this.authentication = authentication;
        this.documents = documents;
        this.clock = clock;
    }

    /** One of nobody's with somebody's own data is not listed: it is known to those only who have its address. */
    @GetMapping
    void list(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Parameters parameters = JobSelection.read(request.getParameterMap());
        JobStore.Page page = jobs.list(JobSelection.of(parameters, account(request), processes, clock));
        RequestContext context = new RequestContext(request);
        Map<String, Object> list = new LinkedHashMap<>();
        list.put("title", TITLE.in(context.language()));
        list.put("jobs", page.jobs().stream().map(job -> info(job, context)).toList());
        List<Link> links = new ArrayList<>(List.of(Link.of(context.selfWithQuery(), "self", MediaTypes.JSON)));
        if (page.next() != null) {
            links.add(Link.of(context.selfWith(JobSelection.AFTER, page.next().toString()), "next", MediaTypes.JSON));
        }
        list.put("links", links);
        documents.answer(request, response, MediaTypes.JSON, parameters, list);
    }

    @GetMapping("/{id}")
    void status(@PathVariable String id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Job job = job(id, request);
        documents.answer(request, response, MediaTypes.JSON, context -> info(job, context));
    }

    /** What the job gave, or, when it failed, the problem that ended it (OGC 18-062r2, 7.13). */
    @GetMapping("/{id}/results")
    void results(@PathVariable String id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Job job = job(id, request);
        Parameters.of(request.getParameterMap(), List.of());
        if (job.problem() != null) {
            response.setStatus(
                    JsonMapper.shared().readTree(job.problem()).path("status").asInt(500));
            response.setContentType(MediaTypes.PROBLEM);
            response.getOutputStream().write(job.problem().getBytes(StandardCharsets.UTF_8));
            return;
        }
        if (job.status() != Job.Status.SUCCESSFUL) {
            throw new NotFound(
                    "The job is %s and has no results%s."
                            .formatted(job.status().label(), job.status().isEnd() ? "" : " yet"),
                    EXCEPTIONS + "result-not-ready");
        }
        JobStore.Result result = jobs.result(job.id()).orElseThrow(JobsController::missing);
        Answer.setHeaders(response, result.mediaType(), result.fileName(), result.provenance());
        files.send(result.file(), response.getOutputStream());
    }

    /** What was said of the job, from its acceptance to its end. */
    @GetMapping("/{id}/log")
    void log(@PathVariable String id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Job job = job(id, request);
        documents.answer(request, response, MediaTypes.JSON, context -> {
            Map<String, Object> log = new LinkedHashMap<>();
            log.put("title", LOG.in(context.language()));
            log.put("lines", jobs.log(job.id()));
            log.put(
                    "links",
                    List.of(
                            Link.of(context.self(), "self", MediaTypes.JSON),
                            Link.of(address(context, job.id()), "up", MediaTypes.JSON)));
            return log;
        });
    }

    /** Ends a job that waits or runs; removes one that has ended. */
    @DeleteMapping("/{id}")
    ResponseEntity<Object> dismiss(@PathVariable String id, HttpServletRequest request) {
        Job job = job(id, request);
        jobs.dismiss(job.id());
        runner.wake();
        RequestContext context = new RequestContext(request);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(jobs.find(job.id())
                        .map(left -> info(left, context))
                        .orElseGet(() ->
                                job.removed().info(List.of(Link.of(context.api() + "/jobs", "up", MediaTypes.JSON)))));
    }

    private Job job(String id, HttpServletRequest request) {
        String account = account(request);
        try {
            return jobs.find(UUID.fromString(id))
                    .filter(job -> job.account() == null || job.account().equals(account))
                    .orElseThrow(JobsController::missing);
        } catch (IllegalArgumentException e) {
            throw missing();
        }
    }

    private static NotFound missing() {
        return new NotFound(
                "There is no such job, or it is another account's; /api/jobs lists yours.", EXCEPTIONS + "no-such-job");
    }

    /** Who asks; null: nobody in particular. */
    private @Nullable String account(HttpServletRequest request) throws GisException.Unauthorized {
        String authorization = request.getHeader("Authorization");
        Account account = authorization == null ? null : authentication.require(Role.VIEWER, authorization);
        return account == null ? null : account.name();
    }

    static String address(RequestContext context, UUID id) {
        return context.api() + "/jobs/" + id;
    }

    static Job.Info info(Job job, RequestContext context) {
        String address = address(context, job.id());
        List<Link> links = new ArrayList<>(List.of(
                Link.of(address, "self", MediaTypes.JSON),
                Link.of(address + "/log", "related", MediaTypes.JSON, LOG.in(context.language()))));
        if (job.status() == Job.Status.SUCCESSFUL || job.problem() != null) {
            links.add(Link.of(address + "/results", RESULTS, MediaTypes.JSON));
        }
        return job.info(links);
    }
}
