package chaozhou.gis.jobs;

import chaozhou.gis.catalog.Language;
import chaozhou.gis.http.Problem;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The jobs as the instances see that run them. Each is run by one at a time, and given to another when that one has gone. */
@Component
class JobQueue {

    /** A job with which so many instances have gone is not given to another one. */
    private static final int MOST_ATTEMPTS = 3;

    private static final String RUN = "id = :id AND attempt = :attempt";

    private static final JobEnd TOO_OFTEN = JobEnd.failure(Problem.of(
            503,
            "Interrupted",
            "The service ended %d times while the job ran. Nothing was changed. Ask for less at once, or tell the operator of the service."
                    .formatted(MOST_ATTEMPTS)));

    private final JdbcClient jdbc;
    private final JobFiles files;
    private final JobProperties properties;
    private final TransactionTemplate transaction;
    private final List<String> processes;
    private final List<String> repeatable;

    JobQueue(
            JdbcClient jdbc,
            JobFiles files,
            JobProperties properties,
            Processes processes,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.files = files;
        this.properties = properties;
        this.transaction = new TransactionTemplate(transactions);
        this.processes = processes.ids(process -> true);
        this.repeatable = processes.ids(OfferedProcess::isRepeatable);
    }

    /**
     * A job that an instance has taken.
     *
     * @param attempt the how manieth run of it this is
     */
    record Claim(UUID id, int attempt, JobRequest request) {
        Map<String, Object> key() {
            return Map.of("id", id, "attempt", attempt);
        }
    }

    /** Takes the job that has waited longest and that no other instance is about to take. */
    Optional<Claim> claim(UUID instance) {
        return jdbc.sql("""
                        WITH taken AS (
                          UPDATE gis.job SET status = 'running', started_at = now(), updated_at = now(), attempt = attempt + 1,
                            instance = :instance
                          WHERE id = (
                            SELECT id FROM gis.job WHERE status = 'accepted' AND process IN (:processes)
                            ORDER BY created_at LIMIT 1 FOR UPDATE SKIP LOCKED)
                          RETURNING id, attempt, process, request, language, account),
                        told AS (INSERT INTO gis.job_log (job, line) SELECT id, 'Started' FROM taken)
                        SELECT * FROM taken""")
                .param("instance", instance)
                .param("processes", processes)
                .query((row, number) -> new Claim(
                        row.getObject("id", UUID.class),
                        row.getInt("attempt"),
                        new JobRequest(
                                row.getString("process"),
                                row.getString("request"),
                                Language.valueOf(row.getString("language").toUpperCase(Locale.ROOT)),
                                row.getString("account"),
                                null)))
                .optional();
    }

    /**
     * Tells that a job goes on.
     *
     * @return whether it still should, here
     */
    boolean keep(Claim claim, int progress, @Nullable String message, List<JobStore.Line> log) {
        boolean isWanted =
                jdbc.sql("UPDATE gis.job SET updated_at = now(), progress = :progress, message = :message WHERE " + RUN
                                        + " AND status = 'running'")
                                .param("progress", progress)
                                .param("message", message)
                                .params(claim.key())
                                .update()
                        == 1;
        tell(claim, log);
        return isWanted;
    }

    private void tell(Claim claim, List<JobStore.Line> log) {
        for (JobStore.Line line : log) {
            jdbc.sql("INSERT INTO gis.job_log (job, told_at, line) SELECT id, ?, ? FROM gis.job WHERE id = ?")
                    .params(line.time().atOffset(ZoneOffset.UTC), line.text(), claim.id())
                    .update();
        }
    }

    /**
     * Keeps the answer of a job, and ends it.
     *
     * @param isCertain what the job did is done, so it counts whatever was said of it meanwhile
     * @param written is called when only the end of the job is left to be stored
     */
    void succeed(Claim claim, Answer answer, boolean isCertain, Runnable written) {
        transaction.executeWithoutResult(status -> {
            long file = files.write(answer.content());
            written.run();
            String condition = RUN + (isCertain ? "" : " AND status = 'running'");
            if (JobEnd.success(file, answer).of(jdbc, condition, claim.key()) == 0) {
                status.setRollbackOnly();
            }
        });
    }

    void fail(Claim claim, Problem problem) {
        JobEnd.failure(problem).of(jdbc, RUN + " AND status = 'running'", claim.key());
    }

    /** Gives a job back that this instance can't go on with. */
    void giveBack(Claim claim) {
        interrupt(RUN + " AND status = 'running'", claim.key());
    }

    /** Looks after jobs of instances that have gone, and removes those whose time is over. */
    void sweep() {
        interrupt(
                "status = 'running' AND updated_at < now() - make_interval(secs => :silence)",
                Map.of("silence", properties.lostAfter().toSeconds()));
        jdbc.sql("DELETE FROM gis.job WHERE finished_at < now() - make_interval(secs => ?)")
                .param(properties.kept().toSeconds())
                .update();
    }

    private void interrupt(String condition, Map<String, Object> parameters) {
        jdbc.sql("""
                        WITH waiting AS (
                          UPDATE gis.job SET status = 'accepted', started_at = NULL, updated_at = now(), instance = NULL,
                            progress = 0, message = NULL
                          WHERE %s AND process IN (:repeatable) AND attempt < :most RETURNING id)
                        INSERT INTO gis.job_log (job, line)
                        SELECT id, 'Interrupted, for the service ended; waits to be run again' FROM waiting""".formatted(condition))
                .params(parameters)
                .param("repeatable", repeatable)
                .param("most", MOST_ATTEMPTS)
                .update();
        TOO_OFTEN.of(jdbc, condition + " AND attempt >= " + MOST_ATTEMPTS, parameters);
        JobEnd.INTERRUPTED.of(jdbc, condition, parameters);
    }
}
