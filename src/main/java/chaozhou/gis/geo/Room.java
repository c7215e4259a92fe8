package chaozhou.gis.geo;

import java.util.concurrent.locks.ReentrantLock;

/** The room in memory that one computation takes: what is large is computed one at a time. */
final class Room implements AutoCloseable {

    /** What has so many positions and crossings is large. */
    private static final int LARGE = 20_000;

    private static final ReentrantLock LARGE_ONE = new ReentrantLock();

    private boolean isLarge;

    /**
     * Waits, when it is large, until nothing else that is large is computed.
     *
     * @param size positions and crossings
     * @throws java.util.concurrent.CancellationException when the thread is interrupted
     */
    void take(long size) {
        if (isLarge || size <= LARGE) {
            return;
        }
        try {
            LARGE_ONE.lockInterruptibly();
            isLarge = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            Interruption.check();
        }
    }

    @Override
    public void close() {
        if (isLarge) {
            LARGE_ONE.unlock();
        }
    }
}
