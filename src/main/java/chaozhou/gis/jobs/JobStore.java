package chaozhou.gis.jobs;

import chaozhou.gis.error.GisException;
import java.nio.file.Files;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The jobs as their clients see them: they are taken, told of and dismissed. */
@Component
@EnableConfigurationProperties(JobProperties.class)
class JobStore {

    /** Jobs are taken one at a time, over all instances, so that limits hold. */
    private static final long TAKING = 0x6769732d6a6f6273L;

    /** When to try again where jobs of others have to end first. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String COLUMNS =
            "id, process, account, status, progress, message, created_at, started_at, finished_at, updated_at, problem";

    private final JdbcClient jdbc;
    private final JobFiles files;
    private final JobProperties limits;
    private final TransactionTemplate transaction;

    JobStore(JdbcClient jdbc, JobFiles files, JobProperties limits, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.files = files;
        this.limits = limits;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Takes a job, for whichever instance is free first.
     *
     * @throws GisException.LimitReached when there are too many
     */
    UUID add(JobRequest request, Upload upload) {
        UUID id = UUID.randomUUID();
        transaction.executeWithoutResult(status -> {
            List<Long> uploaded = upload.files().stream()
                    .map(file -> files.write(out -> Files.copy(file, out)))
                    .toList();
            // Last, for others wait until the transaction ends.
            jdbc.sql("SELECT pg_advisory_xact_lock(?)").param(TAKING).query(row -> {});
            requireRoom(request);
            jdbc.sql("INSERT INTO gis.job (id, process, account, address, language, request) VALUES (?, ?, ?, ?, ?, ?)")
                    .param(id)
                    .param(request.process())
                    .param(request.account())
                    .param(request.address())
                    .param(request.language().tag())
                    .param(request.body())
                    .update();
            for (int i = 0; i < uploaded.size(); i++) {
                jdbc.sql("INSERT INTO gis.job_upload (job, number, name, file) VALUES (?, ?, ?, ?)")
                        .params(id, i, upload.files().get(i).getFileName().toString(), uploaded.get(i))
                        .update();
            }
            jdbc.sql("INSERT INTO gis.job_log (job, line) VALUES (?, 'Accepted')")
                    .param(id)
                    .update();
        });
        return id;
    }

    private void requireRoom(JobRequest request) {
        Counts counts = jdbc.sql("""
                        SELECT count(*) FILTER (WHERE status = 'accepted'),
                          count(*) FILTER (WHERE account IS NOT DISTINCT FROM ?::text AND address IS NOT DISTINCT FROM ?::text)
                        FROM gis.job WHERE status IN ('accepted', 'running')""")
                .param(request.account())
                .param(request.address())
                .query((row, number) -> new Counts(row.getLong(1), row.getLong(2)))
                .single();
        if (counts.ofUser() >= limits.mostPerUser()) {
            throw new GisException.LimitReached(
                    true,
                    "%d of your jobs wait or run, which is the most that %s may have (gis.jobs.most-per-user). Wait until one has ended, or end one with DELETE at its address; /api/jobs lists yours, but not those about features and files of yours that you started without an account."
                            .formatted(counts.ofUser(), request.account() == null ? "an address" : "an account"),
                    PATIENCE);
        }
        if (counts.waiting() >= limits.mostWaiting()) {
            throw new GisException.LimitReached(
                    false,
                    "%d jobs wait already, which is the most that the service takes (gis.jobs.most-waiting). Try again in a minute."
                            .formatted(counts.waiting()),
                    PATIENCE.multipliedBy(2));
        }
    }

    private record Counts(long waiting, long ofUser) {}

    /**
     * Some of a selection.
     *
     * @param next where the others begin; null when these are the last
     */
    record Page(List<Job> jobs, @Nullable JobKey next) {}

    /** The jobs of a selection, the latest first. */
    Page list(JobSelection selection) {
        List<Job> found = jdbc.sql("SELECT %s FROM gis.job WHERE %s ORDER BY created_at DESC, id DESC LIMIT :limit + 1"
                        .formatted(COLUMNS, selection.condition()))
                .params(selection.values())
                .param("limit", selection.limit())
                .query((row, number) -> job(row))
                .list();
        if (found.size() <= selection.limit()) {
            return new Page(found, null);
        }
        List<Job> jobs = found.subList(0, selection.limit());
        return new Page(jobs, JobKey.of(jobs.get(jobs.size() - 1)));
    }

    Optional<Job> find(UUID id) {
        return jdbc.sql("SELECT %s FROM gis.job WHERE id = ?".formatted(COLUMNS))
                .param(id)
                .query((row, number) -> job(row))
                .optional();
    }

    /** Something that was said of a job. */
    record Line(Instant time, String text) {}

    List<Line> log(UUID id) {
        return jdbc.sql("SELECT told_at, line FROM gis.job_log WHERE job = ? ORDER BY told_at, number")
                .param(id)
                .query((row, number) -> new Line(requiredInstant(row, 1), row.getString(2)))
                .list();
    }

    /** Ends a job that waits or runs; removes one that has ended. */
    void dismiss(UUID id) {
        int ended = JobEnd.DISMISSED.of(jdbc, "id = :id AND status IN ('accepted', 'running')", Map.of("id", id));
        if (ended == 0) {
            jdbc.sql("DELETE FROM gis.job WHERE id = ?").param(id).update();
        }
    }

    /**
     * What a job that succeeded gave.
     *
     * @param provenance as {@link ResultFile} has it
     * @param file the large object that holds it
     */
    record Result(
            String mediaType,
            @Nullable String fileName,
            @Nullable String provenance,
            long file) {}

    /** Empty when the job is no more. */
    Optional<Result> result(UUID id) {
        return jdbc.sql("SELECT media_type, file_name, provenance, file FROM gis.job WHERE id = ? AND file IS NOT NULL")
                .param(id)
                .query((row, number) ->
                        new Result(row.getString(1), row.getString(2), row.getString(3), row.getLong(4)))
                .optional();
    }

    private static Job job(ResultSet row) throws SQLException {
        return new Job(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                Job.Status.valueOf(row.getString(4).toUpperCase(Locale.ROOT)),
                row.getInt(5),
                row.getString(6),
                requiredInstant(row, 7),
                instant(row, 8),
                instant(row, 9),
                requiredInstant(row, 10),
                row.getString(11));
    }

    private static Instant requiredInstant(ResultSet row, int column) throws SQLException {
        return Objects.requireNonNull(instant(row, column));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
