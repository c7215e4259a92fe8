package chaozhou.gis.jobs;

import chaozhou.gis.access.Account;
import chaozhou.gis.access.Accounts;
import chaozhou.gis.access.Role;
import chaozhou.gis.database.DatabaseFailures;
import chaozhou.gis.database.RunningStatements;
import chaozhou.gis.error.GisException;
import chaozhou.gis.http.JsonBody;
import chaozhou.gis.http.ProblemAdvice;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Runs jobs, a few at a time, whichever instance took them; commands do not. */
@Component
@ConditionalOnWebApplication
class JobRunner implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);

    /** What jobs tell is stored so often, and so often is looked whether some wait that another instance took. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    /** Work that is to end gets so long. */
    private static final Duration TO_END = Duration.ofSeconds(5);

    private final UUID instance = UUID.randomUUID();
    private final JobQueue queue;
    private final JobFiles files;
    private final Processes processes;
    private final Accounts accounts;
    private final JobProperties properties;
    private final JsonMapper json;
    private final Map<UUID, JobRun> running = new ConcurrentHashMap<>();
    private final Semaphore wakes = new Semaphore(0);
    private final LargeRequests large = new LargeRequests();
    private Thread looking = daemon(this::lookAfterJobs, "jobs");
    private volatile boolean isRunning;

    JobRunner(
            JobQueue queue,
            JobFiles files,
            Processes processes,
            Accounts accounts,
            JobProperties properties,
            JsonMapper json) {
        this.queue = queue;
        this.files = files;
        this.processes = processes;
        this.accounts = accounts;
        this.properties = properties;
        this.json = json;
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void start() {
        isRunning = true;
        looking = daemon(this::lookAfterJobs, "jobs");
        looking.start();
    }

    /** Looks at once whether there is something to begin or to end. */
    void wake() {
        wakes.release();
    }

    private void lookAfterJobs() {
        Duration betweenSweeps = properties.lostAfter().dividedBy(6);
        long lastSweep = System.nanoTime() - betweenSweeps.toNanos();
        while (isRunning) {
            attempt(this::look);
            if (System.nanoTime() - lastSweep >= betweenSweeps.toNanos()) {
                lastSweep = System.nanoTime();
                attempt(queue::sweep);
            }
            try {
                if (wakes.tryAcquire(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
                    wakes.drainPermits();
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    @FunctionalInterface
    private interface Attempt {
        void run() throws SQLException;
    }

    /** The next one follows soon. */
    private static void attempt(Attempt attempt) {
        try {
            attempt.run();
        } catch (SQLException | RuntimeException e) {
            if (DatabaseFailures.isOutOfReach(e)) {
                LOG.debug("Jobs have to wait", e);
            } else {
                LOG.warn("Jobs have to wait", e);
            }
        }
    }

    private void look() throws SQLException {
        for (JobRun run : running.values()) {
            if (!run.tell(queue)) {
                run.end(JobRun.Ending.UNWANTED);
            }
        }
        while (isRunning && running.size() < properties.atOnce()) {
            Optional<JobQueue.Claim> claim = queue.claim(instance);
            if (claim.isEmpty()) {
                return;
            }
            JobRun run = new JobRun(claim.get());
            running.put(claim.get().id(), run);
            daemon(() -> run(run), "job").start();
        }
    }

    private void run(JobRun run) {
        try {
            work(run);
        } finally {
            running.remove(run.claim().id(), run);
            wake();
        }
    }

    private void work(JobRun run) {
        JobQueue.Claim claim = run.claim();
        try (RunningStatements statements = RunningStatements.ofThisThread();
                Upload upload = files.upload(claim.id())) {
            run.begin(statements);
            try (LargeRequests.Turn turn = large.await(claim.request().body().length())) {
                answer(run, claim, upload);
            }
        } catch (RuntimeException e) {
            failed(run, e);
        } catch (StackOverflowError | LinkageError e) {
            // It would not be better another time.
            failed(run, new IllegalStateException(e));
        }
    }

    private void failed(JobRun run, RuntimeException failure) {
        run.over();
        attempt(() -> run.tell(queue));
        JobRun.Ending ending = run.ending();
        if (ending == null) {
            attempt(() -> queue.fail(run.claim(), ProblemAdvice.told(failure)));
        } else if (ending == JobRun.Ending.GIVEN_BACK) {
            attempt(() -> queue.giveBack(run.claim()));
        }
    }

    private void answer(JobRun run, JobQueue.Claim claim, Upload upload) {
        OfferedProcess process = processes.get(claim.request().process());
        ExecuteRequest request = ExecuteRequest.parse(
                JsonBody.parse(claim.request().body().getBytes(StandardCharsets.UTF_8)),
                process,
                processes.description(process, claim.request().language()),
                upload,
                account(process, claim.request().account()));
        Object result = process.prepare(request).run(run);
        boolean isCertain = !process.isRepeatable();
        if (isCertain) {
            run.over();
        }
        run.tell(queue);
        queue.succeed(claim, Answer.of(request, result, json), isCertain, isCertain ? run::over : run::done);
    }

    /** The account of a job, which may have lost its role meanwhile. */
    private @Nullable Account account(OfferedProcess process, @Nullable String name) {
        Role role = process.role();
        if (name == null || role == null) {
            return null;
        }
        return accounts.find(name)
                .filter(account -> account.role().covers(role))
                .orElseThrow(() ->
                        new GisException.Forbidden("The account %s has been removed, or has not the role %s any more."
                                .formatted(name, role.label())));
    }

    /** Jobs that run are ended and given to others. */
    @Override
    public void stop() {
        isRunning = false;
        wake();
        long end = System.nanoTime() + TO_END.toNanos();
        try {
            looking.join(TO_END.toMillis());
            while (!running.isEmpty() && System.nanoTime() < end) {
                running.values().forEach(run -> attempt(() -> run.end(JobRun.Ending.GIVEN_BACK)));
                Thread.sleep(50);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }
}
