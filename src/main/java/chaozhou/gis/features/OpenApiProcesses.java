package chaozhou.gis.features;

import static chaozhou.gis.features.OpenApiDocument.get;
import static chaozhou.gis.features.OpenApiDocument.integer;
import static chaozhou.gis.features.OpenApiDocument.operation;
import static chaozhou.gis.features.OpenApiDocument.ordered;
import static chaozhou.gis.features.OpenApiDocument.path;
import static chaozhou.gis.features.OpenApiDocument.problemResponse;
import static chaozhou.gis.features.OpenApiDocument.query;
import static chaozhou.gis.features.OpenApiDocument.responses;
import static chaozhou.gis.features.OpenApiDocument.text;
import static chaozhou.gis.features.OpenApiDocument.unexploded;
import static java.util.Map.entry;

import chaozhou.gis.http.MediaTypes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The operations of the OpenAPI definition that concern processes and jobs. */
final class OpenApiProcesses {

    private static final String JSON = MediaTypes.JSON;

    private OpenApiProcesses() {}

    static void addTo(Map<String, Object> paths) {
        Map<String, Object> process = path("processID", text("^[a-z][a-z-]*$"));
        paths.put("/processes", get("processes", "The processes", List.of(), JSON));
        paths.put("/processes/{processID}", get("describe", "What a process takes and gives", List.of(process), JSON));
        paths.put("/processes/{processID}/execution", Map.of("post", execute(process)));
        addJobs(paths);
    }

    private static Map<String, Object> execute(Map<String, Object> process) {
        Map<String, Object> schema = Map.of("schema", Map.of("type", "object"));
        Map<String, Object> execute =
                operation("execute", "Runs a process, at once or as a job", List.of(process, prefer()));
        execute.put(
                "requestBody",
                Map.of("required", true, "content", Map.of(JSON, schema, "multipart/form-data", schema)));
        Map<String, Object> answers = new LinkedHashMap<>(responses(JSON));
        answers.put("201", Map.of("description", "A job", "content", Map.of(JSON, Map.of())));
        answers.put("429", problemResponse());
        execute.put("responses", answers);
        return execute;
    }

    private static Map<String, Object> prefer() {
        return ordered(
                entry("name", "Prefer"),
                entry("in", "header"),
                entry("schema", Map.of("type", "string", "enum", List.of("respond-async", "respond-sync"))));
    }

    private static void addJobs(Map<String, Object> paths) {
        Map<String, Object> job = path("jobID", Map.of("type", "string", "format", "uuid"));
        paths.put("/jobs", get("jobs", "The jobs of the client", selection(), JSON));
        Map<String, Object> status = new LinkedHashMap<>(get("job", "How far a job is", List.of(job), JSON));
        Map<String, Object> dismiss = operation("dismiss", "Ends a job, or removes one that has ended", List.of(job));
        dismiss.put("responses", responses(JSON));
        status.put("delete", dismiss);
        paths.put("/jobs/{jobID}", status);
        paths.put("/jobs/{jobID}/results", get("results", "What a job gave", List.of(job), JSON));
        paths.put("/jobs/{jobID}/log", get("log", "What was said of a job", List.of(job), JSON));
    }

    /** The parameters of the list of jobs (OGC 18-062r2, 12). */
    private static List<Object> selection() {
        return List.of(
                several("type", List.of("process")),
                several("processID", List.of()),
                several("status", List.of("accepted", "running", "successful", "failed", "dismissed")),
                query("datetime", Map.of("type", "string")),
                query("minDuration", integer(0, Integer.MAX_VALUE, null)),
                query("maxDuration", integer(0, Integer.MAX_VALUE, null)),
                query("limit", integer(1, 1000, 100)),
                query("after", Map.of("type", "string")));
    }

    private static Map<String, Object> several(String name, List<String> allowed) {
        Map<String, Object> item =
                allowed.isEmpty() ? Map.of("type", "string") : Map.of("type", "string", "enum", allowed);
        return unexploded(query(name, Map.of("type", "array", "items", item)));
    }
}
