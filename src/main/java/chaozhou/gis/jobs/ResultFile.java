package chaozhou.gis.jobs;

import java.io.IOException;
import java.io.OutputStream;

/**
 * A result of work that is a file.
 *
 * @param name of the file, for people
 * @param content writes it to a stream, which it does not close
 */
public record ResultFile(String name, String mediaType, Content content) {

    /** What is in it. */
    @FunctionalInterface
    public interface Content {
        void write(OutputStream out) throws IOException;
    }
}
