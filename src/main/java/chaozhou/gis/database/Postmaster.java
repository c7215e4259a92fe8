package chaozhou.gis.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * A server as its file {@code postmaster.pid} describes it.
 *
 * @param pid the process; the file outlives a machine that stops, so another program may have the number now
 * @param port where it listens
 * @param isReady whether it answers
 */
record Postmaster(long pid, int port, boolean isReady) {

    private static final Postmaster NONE = new Postmaster(0, 0, false);

    private static final int PORT_LINE = 3;
    private static final int STATUS_LINE = 7;

    /** The server of a cluster; {@link #runs} tells whether there is one. */
    static Postmaster of(Path data) throws IOException {
        try {
            Postmaster described = parse(Files.readAllLines(file(data), StandardCharsets.UTF_8));
            return isServer(described.pid, data) ? described : NONE;
        } catch (NoSuchFileException e) {
            return NONE;
        }
    }

    static Postmaster parse(List<String> lines) {
        return new Postmaster(
                number(lines, 0),
                (int) number(lines, PORT_LINE),
                lines.size() > STATUS_LINE
                        && "ready".equals(lines.get(STATUS_LINE).strip()));
    }

    private static long number(List<String> lines, int line) {
        String text = lines.size() > line ? lines.get(line).strip() : "";
        return text.matches("\\d{1,9}") ? Long.parseLong(text) : 0;
    }

    static Path file(Path data) {
        return data.resolve("postmaster.pid");
    }

    /** A server works in its data folder. */
    private static boolean isServer(long pid, Path data) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", String.valueOf(pid), "cwd"))
                    .equals(data);
        } catch (IOException e) {
            return false;
        }
    }

    boolean runs() {
        return pid > 0;
    }
}
