package chaozhou.gis.error;

import java.time.Duration;
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
        private final @Nullable String type;

        public NotFound(String detail) {
            this(detail, null);
        }

        /** @param type the URI that a standard has for resources of this kind that are missing */
        public NotFound(String detail, @Nullable String type) {
            super(detail, null);
            this.type = type;
        }

        public @Nullable String type() {
            return type;
        }
    }

    /** A request that only people with an account may make, without a name and password or a token that are known. */
    public static final class Unauthorized extends GisException {
        public Unauthorized(String detail) {
            super(detail, null);
        }
    }

    /** A request that the account of the client may not make. */
    public static final class Forbidden extends GisException {
        public Forbidden(String detail) {
            super(detail, null);
        }
    }

    /** A request that contradicts what is there. */
    public static final class Conflict extends GisException {
        public Conflict(String detail) {
            super(detail, null);
        }
    }

    /** A change of a resource that is not any more, or may not be, what the client has seen. */
    public static final class Precondition extends GisException {
        private final boolean isGiven;

        /** @param isGiven whether the client said what it has seen */
        public Precondition(boolean isGiven, String detail) {
            super(detail, null);
            this.isGiven = isGiven;
        }

        public boolean isGiven() {
            return isGiven;
        }
    }

    /** A body of a media type that the address does not take. */
    public static final class UnsupportedContent extends GisException {
        private final List<String> allowed;

        public UnsupportedContent(List<String> allowed) {
            super("Send the body as %s in UTF-8.".formatted(String.join(" or ", allowed)), null);
            this.allowed = List.copyOf(allowed);
        }

        public List<String> allowed() {
            return allowed;
        }
    }

    /** A body with more bytes than the service takes. */
    public static final class TooLarge extends GisException {
        public TooLarge(String detail) {
            super(detail, null);
        }
    }

    /** Something the service needs is out of reach for now; the same request may succeed later. */
    public static final class Unavailable extends GisException {
        public Unavailable(String detail, @Nullable Throwable cause) {
            super(detail, cause);
        }
    }

    /** More than the service takes from one client, or from all together, for now. */
    public static final class LimitReached extends GisException {
        private final boolean isOfClient;
        private final Duration retryAfter;

        /**
         * @param isOfClient whether it is the client that has too much
         * @param detail which limit, its value, and how to go on
         * @param retryAfter when trying again makes sense
         */
        public LimitReached(boolean isOfClient, String detail, Duration retryAfter) {
            super(detail, null);
            this.isOfClient = isOfClient;
            this.retryAfter = retryAfter;
        }

        public boolean isOfClient() {
            return isOfClient;
        }

        public Duration retryAfter() {
            return retryAfter;
        }
    }

    /** Another service, on which an answer depends, fails or gives something that can't be used. */
    public static final class UpstreamFailure extends GisException {
        public UpstreamFailure(String detail) {
            super(detail, null);
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
        private final String summary;
        private final List<String> faults;

        /** @param faults one sentence each, beginning with the place: file and line, or layer and feature */
        public InvalidData(String summary, List<String> faults) {
            super(summary + "\n  " + String.join("\n  ", faults), null);
            this.summary = summary;
            this.faults = List.copyOf(faults);
        }

        public String summary() {
            return summary;
        }

        public List<String> faults() {
            return faults;
        }
    }
}
