package chaozhou.gis.cli;

import chaozhou.gis.jobs.Progress;
import java.io.PrintStream;
import java.time.Duration;

/** Progress on the error stream: a bar with the time that is left in a terminal, plain lines elsewhere. */
final class TerminalProgress implements Progress, AutoCloseable {

    private static final int WIDTH = 30;
    private static final Duration BETWEEN = Duration.ofMillis(200);

    /** A step that takes less is told without a number. */
    private static final Duration LONG = Duration.ofSeconds(2);

    private final PrintStream out;
    private final boolean isTerminal;
    private String step = "";
    private long began;
    private long told;
    private int tenths;
    private boolean isBarShown;

    private TerminalProgress(PrintStream out, boolean isTerminal) {
        this.out = out;
        this.isTerminal = isTerminal;
    }

    /** The launcher says whether the error stream is a terminal, which Java does not know. */
    static TerminalProgress onErrorStream() {
        return new TerminalProgress(System.err, Boolean.getBoolean("gis.terminal"));
    }

    @Override
    public void step(String message, double until) {
        close();
        step = message;
        began = System.nanoTime();
        told = began;
        tenths = 0;
        out.println(message + " …");
    }

    @Override
    public void share(double done) {
        long now = System.nanoTime();
        if (now - told < BETWEEN.toNanos() || done <= 0) {
            return;
        }
        told = now;
        if (isTerminal) {
            int filled = (int) (WIDTH * done);
            out.print("\r[%s%s] %3.0f %%, %s left   "
                    .formatted("#".repeat(filled), ".".repeat(WIDTH - filled), 100 * done, left(now, done)));
            out.flush();
            isBarShown = true;
        } else if (now - began > LONG.toNanos() && (int) (10 * done) > tenths) {
            tenths = (int) (10 * done);
            out.println("%s: %d %%, %s left".formatted(step, 10 * tenths, left(now, done)));
        }
    }

    private String left(long now, double done) {
        long seconds =
                Duration.ofNanos((long) ((now - began) * (1 - done) / done)).toSeconds();
        return seconds < 60 ? seconds + " s" : "%d min %02d s".formatted(seconds / 60, seconds % 60);
    }

    /** Takes the bar away. */
    @Override
    public void close() {
        if (isBarShown) {
            out.print("\r" + " ".repeat(WIDTH + 30) + "\r");
            out.flush();
            isBarShown = false;
        }
    }
}
