package chaozhou.gis.geo;

import java.util.concurrent.CancellationException;

/** Where long computations of one shape end when nobody wants them any more. */
final class Interruption {

    private Interruption() {}

    /** @throws CancellationException when the thread is interrupted */
    static void check() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("The work was ended before it was done.");
        }
    }
}
