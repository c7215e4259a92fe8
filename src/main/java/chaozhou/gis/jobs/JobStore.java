package chaozhou.gis.jobs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code gis.job}. */
@Component
class JobStore {

    /** A job that nobody has written for so long has lost its instance. */
    private static final Duration LOST = Duration.ofSeconds(30);

    /** Jobs that ended are told of for so long. */
    private static final Duration KEPT = Duration.ofDays(30);

    private static final String COLUMNS =
            "id, process, account, status, progress, message, created_at, started_at, finished_at, updated_at, problem";

    /** Jobs go with their files. */
    private static final String FORGET =
            "WITH gone AS (DELETE FROM gis.job WHERE %s RETURNING file) SELECT count(lo_unlink(file)) FROM gone WHERE file IS NOT NULL";

    private final JdbcClient jdbc;

    JobStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    UUID add(String process, @Nullable String account, String mediaType) {
        jdbc.sql(FORGET.formatted("finished_at < now() - make_interval(secs => ?)"))
                .param(KEPT.toSeconds())
                .query(Long.class)
                .single();
        UUID id = UUID.randomUUID();
        jdbc.sql("INSERT INTO gis.job (id, process, account, media_type) VALUES (?, ?, ?, ?)")
                .param(id)
                .param(process)
                .param(account)
                .param(mediaType)
                .update();
        return id;
    }

    /**
     * The jobs that an account may see: its own and anybody's; the latest first.
     *
     * @param account null: of nobody
     */
    List<Job> visible(@Nullable String account) {
        endLost();
        return jdbc.sql("SELECT %s FROM gis.job WHERE account IS NULL OR account = ? ORDER BY created_at DESC"
                        .formatted(COLUMNS))
                .param(account)
                .query((row, number) -> job(row))
                .list();
    }

    Optional<Job> find(UUID id) {
        endLost();
        return jdbc.sql("SELECT %s FROM gis.job WHERE id = ?".formatted(COLUMNS))
                .param(id)
                .query((row, number) -> job(row))
                .optional();
    }

    private void endLost() {
        jdbc.sql("""
                        UPDATE gis.job SET status = 'failed', finished_at = now(),
                          problem = '{"type":"about:blank","title":"Interrupted","status":503,"detail":"The service ended while the job ran. Nothing was changed; start it again."}'
                        WHERE status IN ('accepted', 'running') AND updated_at < now() - make_interval(secs => ?)""").param(LOST.toSeconds()).update();
    }

    /**
     * Tells that a job goes on.
     *
     * @return whether it still should
     */
    boolean keep(UUID id, int progress, @Nullable String message) {
        return jdbc.sql("""
                        UPDATE gis.job SET status = 'running', started_at = coalesce(started_at, now()), updated_at = now(),
                          progress = ?, message = ?
                        WHERE id = ? AND status IN ('accepted', 'running')""").param(progress).param(message).param(id).update() == 1;
    }

    void succeed(UUID id, String result) {
        end(id, Job.Status.SUCCESSFUL, result, null);
    }

    void fail(UUID id, String problem) {
        end(id, Job.Status.FAILED, null, problem);
    }

    private void end(UUID id, Job.Status status, @Nullable String result, @Nullable String problem) {
        jdbc.sql("""
                        UPDATE gis.job SET status = ?, finished_at = now(), updated_at = now(), result = ?, problem = ?,
                          progress = CASE WHEN ? = 'successful' THEN 100 ELSE progress END
                        WHERE id = ? AND status IN ('accepted', 'running')""")
                .param(status.label())
                .param(result)
                .param(problem)
                .param(status.label())
                .param(id)
                .update();
    }

    /** Ends a job that runs; forgets one that has ended. */
    void dismiss(UUID id) {
        int ended = jdbc.sql("""
                        UPDATE gis.job SET status = 'dismissed', finished_at = now(), updated_at = now()
                        WHERE id = ? AND status IN ('accepted', 'running')""").param(id).update();
        if (ended == 0) {
            jdbc.sql(FORGET.formatted("id = ?")).param(id).query(Long.class).single();
        }
    }

    /**
     * What a job that succeeded gave.
     *
     * @param file the large object that holds its file; null when it gave a text
     */
    record Result(
            String mediaType,
            String text,
            @Nullable Long file,
            @Nullable String fileName) {}

    Result result(UUID id) {
        return jdbc.sql("SELECT media_type, result, file, file_name FROM gis.job WHERE id = ?")
                .param(id)
                .query((row, number) -> new Result(
                        row.getString(1),
                        row.getString(2),
                        row.getObject(3) == null ? null : (Long) row.getLong(3),
                        row.getString(4)))
                .single();
    }

    private static Job job(ResultSet row) throws SQLException {
        return new Job(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                Job.Status.valueOf(row.getString(4).toUpperCase(Locale.ROOT)),
                row.getInt(5),
                row.getString(6),
                Objects.requireNonNull(instant(row, 7)),
                instant(row, 8),
                instant(row, 9),
                Objects.requireNonNull(instant(row, 10)),
                row.getString(11));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
