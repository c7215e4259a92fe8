package chaozhou.gis.jobs;

import static java.util.stream.Collectors.joining;

import chaozhou.gis.http.Problem;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How a job ends. What it was asked is stored no longer then.
 *
 * @param line of its log
 * @param file the large object with its result
 */
record JobEnd(
        Job.Status status,
        String line,
        @Nullable Problem problem,
        @Nullable Long file,
        @Nullable Answer answer) {

    /** The most faults that the log tells; the problem has all. */
    private static final int MOST_FAULTS = 10;

    /** Ended by its client. */
    static final JobEnd DISMISSED = new JobEnd(Job.Status.DISMISSED, "Dismissed", null, null, null);

    /** Ended with its instance, where it may not run again. */
    static final JobEnd INTERRUPTED = failure(
            Problem.of(
                    503,
                    "Interrupted",
                    "The service ended while the job ran. What it changes is changed as a whole or not at all: look whether it is, and start it again if not."));

    static JobEnd failure(Problem problem) {
        String faults = problem.faults().stream()
                .limit(MOST_FAULTS)
                .map(fault -> " " + fault)
                .collect(joining(";"));
        return new JobEnd(Job.Status.FAILED, "Failed: " + problem.detail() + faults, problem, null, null);
    }

    static JobEnd success(long file, Answer answer) {
        return new JobEnd(Job.Status.SUCCESSFUL, "Done", null, file, answer);
    }

    /**
     * Ends jobs.
     *
     * @param condition in SQL: which
     * @param parameters of the condition
     * @return how many
     */
    int of(JdbcClient jdbc, String condition, Map<String, ?> parameters) {
        return jdbc.sql("""
                        WITH ended AS (
                          UPDATE gis.job SET status = :end, finished_at = now(), updated_at = now(), request = NULL, address = NULL,
                            progress = CASE WHEN :end = 'successful' THEN 100 ELSE progress END,
                            problem = :problem, file = :file, file_name = :file_name, media_type = :media_type,
                            provenance = :provenance
                          WHERE %s RETURNING id),
                        answered AS (DELETE FROM gis.job_upload AS upload USING ended WHERE upload.job = ended.id),
                        told AS (INSERT INTO gis.job_log (job, line) SELECT id, :line FROM ended)
                        SELECT count(*) FROM ended""".formatted(condition))
                .param("end", status.label())
                .param("problem", problem == null ? null : problem.toJson())
                .param("file", file)
                .param("file_name", answer == null ? null : answer.fileName())
                .param("media_type", answer == null ? null : answer.mediaType())
                .param("provenance", answer == null ? null : answer.provenance())
                .param("line", line)
                .params(parameters)
                .query(Integer.class)
                .single();
    }
}
