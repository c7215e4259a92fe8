package chaozhou.gis.jobs;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A result of work that is a file.
 *
 * @param name of the file, for people
 * @param provenance of what it was made, as a JSON object; null where the file itself tells
 * @param content writes it to a stream, which it does not close
 */
public record ResultFile(
        String name, String mediaType, @Nullable String provenance, Content content) {

    /** A file that tells itself of what it was made. */
    public ResultFile(String name, String mediaType, Content content) {
        this(name, mediaType, null, content);
    }

    /** What is in it. */
    @FunctionalInterface
    public interface Content {
        void write(OutputStream out) throws IOException;
    }
}
