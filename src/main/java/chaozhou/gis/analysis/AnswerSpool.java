package chaozhou.gis.analysis;

import chaozhou.gis.jobs.ResultFile;
import chaozhou.gis.jobs.Upload;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** An answer on its way: a short one in memory, a longer one in a file that goes with its request. */
final class AnswerSpool extends OutputStream {

    private static final int MOST_IN_MEMORY = 64 * 1024;

    private final Upload upload;
    private final ByteArrayOutputStream memory = new ByteArrayOutputStream(2048);
    private @Nullable Path file;
    private OutputStream out = memory;

    AnswerSpool(Upload upload) {
        this.upload = upload;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (file == null && memory.size() + length > MOST_IN_MEMORY) {
            file = upload.scratchFile();
            out = new BufferedOutputStream(Files.newOutputStream(file));
            memory.writeTo(out);
        }
        out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    /** What was written; to be sent after it was closed. */
    ResultFile.Content content() {
        Path written = file;
        return written == null ? memory::writeTo : out -> Files.copy(written, out);
    }
}
