package chaozhou.gis.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A failure whose message is meant for the person at the other end: what was wrong and what to do. */
public abstract sealed class GisException extends RuntimeException {

    private GisException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** A parameter, or a part of a request's body, that can't be used. */
    public static final class InvalidParameter extends GisException {
        private final String parameter;
        private final List<String> allowed;

        /**
         * @param parameter the name of what is at fault
         * @param detail a sentence: what is wrong and what would be right
         * @param allowed the permitted values where they can be listed, else empty
         */
        public InvalidParameter(String parameter, String detail, List<String> allowed) {
            super(detail, null);
            this.parameter = parameter;
            this.allowed = List.copyOf(allowed);
        }

        public InvalidParameter(String parameter, String detail) {
            this(parameter, detail, List.of());
        }

        public String parameter() {
            return parameter;
        }

        public List<String> allowed() {
            return allowed;
        }
    }

    /** A resource that does not exist. */
    public static final class NotFound extends GisException {
        public NotFound(String detail) {
            super(detail, null);
        }
    }

    /** Something the service needs is out of reach for now; the same request may succeed later. */
    public static final class Unavailable extends GisException {
        public Unavailable(String detail, @Nullable Throwable cause) {
            super(detail, cause);
        }
    }

    /** The program can't start, or a command can't run, until somebody changes what the message names. */
    public static final class Setup extends GisException {
        public Setup(String detail) {
            super(detail, null);
        }

        public Setup(String detail, @Nullable Throwable cause) {
            super(detail, cause);
        }
    }

    /** Data or definitions that were refused, with each fault and its place. */
    public static final class InvalidData extends GisException {
        private final List<String> faults;

        /** @param faults one sentence each, beginning with the place: file and line, or layer and feature */
        public InvalidData(String summary, List<String> faults) {
            super(summary + "\n  " + String.join("\n  ", faults), null);
            this.faults = List.copyOf(faults);
        }

        public List<String> faults() {
            return faults;
        }
    }
}
