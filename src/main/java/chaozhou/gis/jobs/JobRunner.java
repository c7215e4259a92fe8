package chaozhou.gis.jobs;

import chaozhou.gis.http.ProblemAdvice;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Runs jobs of this instance, a few at a time; the others wait. */
@Component
class JobRunner implements DisposableBean {

    private static final int AT_ONCE = 2;
    private static final long SECONDS_BETWEEN_NEWS = 1;

    private final JobStore store;
    private final JobFiles files;
    private final JsonMapper json;
    private final ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE, JobRunner::daemon);
    private final ScheduledExecutorService news = Executors.newSingleThreadScheduledExecutor(JobRunner::daemon);

    JobRunner(JobStore store, JobFiles files, JsonMapper json) {
        this.store = store;
        this.files = files;
        this.json = json;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "job");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Starts work as a job.
     *
     * @param upload is closed when it ends
     */
    void start(UUID id, OfferedProcess.Work work, Upload upload) {
        News progress = new News(id);
        // Also while it waits for its turn, so that it does not seem lost.
        ScheduledFuture<?> telling =
                news.scheduleWithFixedDelay(progress::tell, 0, SECONDS_BETWEEN_NEWS, TimeUnit.SECONDS);
        workers.execute(() -> {
            try (upload) {
                progress.begin();
                Object result = work.run(progress);
                if (result instanceof ResultFile file) {
                    files.keep(id, file);
                    store.succeed(id, "");
                } else {
                    store.succeed(id, json.writeValueAsString(result));
                }
            } catch (Dismissed e) {
                // Its state says so already.
            } catch (RuntimeException e) {
                store.fail(id, ProblemAdvice.told(e).toJson());
            } finally {
                telling.cancel(false);
            }
        });
    }

    /** Work ends here that nobody wants any more. */
    private static final class Dismissed extends RuntimeException {
        private static final long serialVersionUID = 1;

        Dismissed() {
            super("dismissed", null, false, false);
        }
    }

    /** What the work told last, and whether it is still wanted. */
    private final class News implements Progress {
        private final UUID id;
        private volatile @Nullable Thread worker;
        private volatile @Nullable String message;
        private volatile int percent;
        private volatile boolean isWanted = true;

        News(UUID id) {
            this.id = id;
        }

        void begin() {
            worker = Thread.currentThread();
            requireWanted();
        }

        void tell() {
            isWanted = store.keep(id, percent, message);
            Thread thread = worker;
            if (!isWanted && thread != null) {
                // Programs that it waits for end with it.
                thread.interrupt();
            }
        }

        @Override
        public void step(String step) {
            message = step;
            percent = 0;
            requireWanted();
        }

        @Override
        public void share(double done) {
            percent = (int) Math.min(99, 100 * done);
            requireWanted();
        }

        private void requireWanted() {
            if (!isWanted) {
                throw new Dismissed();
            }
        }
    }

    @Override
    public void destroy() {
        workers.shutdownNow();
        news.shutdownNow();
    }
}
