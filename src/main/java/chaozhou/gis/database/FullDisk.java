package chaozhou.gis.database;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A disk without space, which the system, PostgreSQL's programs and its server each tell in their own words. */
public final class FullDisk {

    /** What the system says, PostgreSQL of a file that got only a part of what was to be written, and SQLite. */
    private static final Pattern SIGN =
            Pattern.compile("No space left|Check free disk space|wrote only \\d+ of|database or disk is full");

    public static final String ADVICE = "the disk is full. Free some space and start again.";

    private FullDisk() {}

    /** Whether a failure, or what caused it, tells of one. */
    public static boolean isCauseOf(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (isToldIn(cause.getMessage())) {
                return true;
            }
        }
        return false;
    }

    /** Whether a message, of any of them, tells of one. */
    public static boolean isToldIn(@Nullable String message) {
        return message != null && SIGN.matcher(message).find();
    }
}
