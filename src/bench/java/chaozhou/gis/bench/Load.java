package chaozhou.gis.bench;

import java.io.IOException;

/** One side of a comparison. */
interface Load {

    /** So many clients ask at a time, on either side; each waits for its answer. */
    int CLIENTS = 4;

    /**
     * Asks as often as it gets answers.
     *
     * @return answers a second
     * @throws BenchFailure when one of the answers is not as expected
     */
    double rate(int seconds) throws IOException, InterruptedException;
}
