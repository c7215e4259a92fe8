package chaozhou.gis.jobs;

import chaozhou.gis.error.GisException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Large requests are executed one after the other: as JSON that has been read they take some six times their length in memory. */
final class LargeRequests {

    /** In bytes; shorter ones don't wait. */
    private static final int LARGE = 1 << 20;

    private static final Duration RETRY = Duration.ofSeconds(10);

    private final Semaphore turn = new Semaphore(1, true);

    /** What ends with a request. */
    interface Turn extends AutoCloseable {
        @Override
        void close();
    }

    /** @param bytes the length of a request; negative when it is not known */
    static boolean isLarge(long bytes) {
        return bytes < 0 || bytes >= LARGE;
    }

    /**
     * Waits for the turn of a request.
     *
     * @param bytes its length
     * @throws CancellationException when the thread is interrupted
     */
    Turn await(long bytes) {
        return await(bytes, Duration.ofMillis(Long.MAX_VALUE));
    }

    /**
     * The same, but not for ever.
     *
     * @throws GisException.LimitReached when others take longer
     * @throws CancellationException when the thread is interrupted
     */
    Turn await(long bytes, Duration most) {
        if (!isLarge(bytes)) {
            return () -> {};
        }
        try {
            if (!turn.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new GisException.LimitReached(
                        false,
                        "Other requests of more than 1 MiB are being answered; try again in a while, or send the features as a file in a form.",
                        RETRY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("The work was ended before its turn.");
        }
        return turn::release;
    }
}
