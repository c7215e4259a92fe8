package chaozhou.gis.jobs;

import chaozhou.gis.access.Role;
import chaozhou.gis.catalog.Language;
import chaozhou.gis.http.MediaTypes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A process that the service offers; it has one output. */
public interface OfferedProcess {

    String id();

    ProcessDescription description(Language language);

    /** The media types that its output can have; the first when the client names none. */
    default List<String> mediaTypes() {
        return List.of(MediaTypes.JSON);
    }

    /** The role that an account needs to run it; null: anybody may. */
    default @Nullable Role role() {
        return null;
    }

    /** Whether it takes so long that it may run as a job. */
    default boolean isLong() {
        return false;
    }

    /** Whether it runs as a job whatever the client prefers, as one does that makes a file. */
    default boolean isJobAlways() {
        return false;
    }

    /**
     * Whether it changes nothing, so that it may be run again from the start when the instance that ran it has gone. Those are that
     * anybody may run.
     */
    default boolean isRepeatable() {
        return role() == null;
    }

    /** Whether what it reads and gives is its client's own: a job that nobody started by name is not listed then. */
    default boolean isConfidential() {
        return false;
    }

    /** The most bytes that a request may have as JSON; files may come as parts of a form and be larger. */
    default int mostBytes() {
        return 4 << 20;
    }

    /** What somebody does whose request has more. */
    default String adviceForLarge() {
        return "send a shorter one";
    }

    /**
     * Reads a request: when it comes, so that its faults are told at once, and again where it is run as a job.
     *
     * @return what it asks for, ready to run
     * @throws chaozhou.gis.error.GisException.InvalidParameter naming the part that can't be used
     */
    Work prepare(ExecuteRequest request);

    /** Work that is ready to run. */
    @FunctionalInterface
    interface Work {
        /** @return the value of the output, for Jackson to write, or a {@link ResultFile} */
        Object run(Progress progress);

        /** Whether there is so much to do that it runs as a job, though the client did not say so. */
        default boolean isLarge() {
            return false;
        }
    }
}
