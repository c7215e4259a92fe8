package chaozhou.gis.jobs;

import chaozhou.gis.database.RunningStatements;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A job that this instance runs: what it told last, and the way to end it. */
final class JobRun implements Progress {

    /** Why a run ends before it is done. */
    enum Ending {
        /** Nobody wants it any more, or another instance has it. */
        UNWANTED,
        /** This instance ends. */
        GIVEN_BACK
    }

    /** Ends the work in its own thread. */
    private static final class Ended extends RuntimeException {
        private static final long serialVersionUID = 1;

        Ended() {
            super("ended", null, false, false);
        }
    }

    private final JobQueue.Claim claim;
    private final List<JobStore.Line> untold = new ArrayList<>();
    private @Nullable Thread thread;
    private @Nullable RunningStatements statements;
    private @Nullable Ending ending;
    private @Nullable String message;
    private double from;
    private double until = 1;
    private double share;
    private boolean isOver;

    JobRun(JobQueue.Claim claim) {
        this.claim = claim;
    }

    JobQueue.Claim claim() {
        return claim;
    }

    /** The work begins, in the thread that calls. */
    synchronized void begin(RunningStatements ofThread) {
        thread = Thread.currentThread();
        statements = ofThread;
        requireWanted();
    }

    /**
     * Ends the work: the statement and the program that it waits for. It may be at neither for the moment, so this is called again
     * until the work has ended.
     */
    synchronized void end(Ending why) throws SQLException {
        if (ending == null) {
            ending = why;
        }
        if (!isOver && thread != null && statements != null) {
            thread.interrupt();
            statements.cancel();
        }
    }

    /** From now on the work is not ended any more, for it is done or has failed. */
    synchronized void over() {
        isOver = true;
        // What was meant for the work is not for what follows.
        Thread.interrupted();
    }

    /** The same, unless it is to end. */
    synchronized void done() {
        requireWanted();
        over();
    }

    synchronized @Nullable Ending ending() {
        return ending;
    }

    /**
     * Tells how far it is.
     *
     * @return whether it should go on
     */
    boolean tell(JobQueue queue) {
        int percent;
        String last;
        List<JobStore.Line> log;
        synchronized (this) {
            percent = (int) Math.min(99, 100 * (from + share * (until - from)));
            last = message;
            log = List.copyOf(untold);
            untold.clear();
        }
        return queue.keep(claim, percent, last, log);
    }

    @Override
    public synchronized void step(String step, double end) {
        requireWanted();
        from = message == null ? 0 : until;
        until = end;
        share = 0;
        message = step;
        untold.add(new JobStore.Line(Instant.now(), step));
    }

    @Override
    public synchronized void share(double done) {
        requireWanted();
        share = done;
    }

    private void requireWanted() {
        if (ending != null) {
            throw new Ended();
        }
    }
}
