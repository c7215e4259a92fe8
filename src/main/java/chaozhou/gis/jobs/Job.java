package chaozhou.gis.jobs;

import chaozhou.gis.http.Link;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run of a process that is told of while it goes on.
 *
 * @param account whose it is; null: anybody's
 * @param progress in percent
 * @param problem what went wrong, as a problem in JSON (RFC 9457); null when nothing did
 */
record Job(
        UUID id,
        String process,
        @Nullable String account,
        Status status,
        int progress,
        @Nullable String message,
        Instant created,
        @Nullable Instant started,
        @Nullable Instant finished,
        Instant updated,
        @Nullable String problem) {

    /** The states of a job (OGC 18-062r2, 7.12.2, statusCode.yaml). */
    enum Status {
        ACCEPTED,
        RUNNING,
        SUCCESSFUL,
        FAILED,
        DISMISSED;

        boolean isEnd() {
            return this != ACCEPTED && this != RUNNING;
        }

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The same once it has been dismissed and is no more. */
    Job removed() {
        return new Job(
                id, process, account, Status.DISMISSED, progress, message, created, started, finished, updated, null);
    }

    /** What is told of it (statusInfo.yaml); {@code estimatedCompletion} is this service's own. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Info(
            String jobID,
            String processID,
            String type,
            String status,
            @Nullable String message,
            int progress,
            Instant created,
            @Nullable Instant started,
            @Nullable Instant finished,
            Instant updated,
            @Nullable Instant estimatedCompletion,
            List<Link> links) {}

    /** When it will be done if it goes on as it did so far; null where nothing tells. */
    private @Nullable Instant estimatedCompletion() {
        return status != Status.RUNNING || started == null || progress == 0
                ? null
                : started.plus(
                        Duration.between(started, updated).multipliedBy(100).dividedBy(progress));
    }

    Info info(List<Link> links) {
        return new Info(
                id.toString(),
                process,
                "process",
                status.label(),
                message,
                progress,
                created,
                started,
                finished,
                updated,
                estimatedCompletion(),
                links);
    }
}
