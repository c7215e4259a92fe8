package chaozhou.gis.cli;

import chaozhou.gis.error.GisException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** At most one service runs on a {@code GIS_HOME}. The system gives the lock back when the process ends, however it ends. */
final class InstanceLock implements AutoCloseable {

    private Path addressFile = Path.of("service.address");

    @Nullable
    private FileChannel channel;

    /**
     * Takes the lock, and keeps it as long as the process lives.
     *
     * @return false when another process has it
     * @throws GisException.Setup when the folder can't be used
     */
    boolean acquire(Path home) {
        try {
            Files.createDirectories(home);
            addressFile = home.resolve("service.address");
            channel =
                    FileChannel.open(home.resolve("service.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                return false;
            }
            // Of a holder that was killed.
            Files.deleteIfExists(addressFile);
            return true;
        } catch (IOException e) {
            throw new GisException.Setup(
                    "The folder " + home.toAbsolutePath()
                            + " can't be written to. Give GIS_HOME another folder, or make it yours.",
                    e);
        }
    }

    /** Says where the holder of the lock answers. */
    void tell(String address) {
        try {
            Files.writeString(addressFile, address);
        } catch (IOException e) {
            throw new GisException.Setup("The file " + addressFile + " can't be written.", e);
        }
    }

    /** The address that the holder of the lock told. */
    String holder() {
        try {
            return Files.exists(addressFile) ? Files.readString(addressFile) : "an address that it has not told yet";
        } catch (IOException e) {
            return "an unknown address";
        }
    }

    /** Gives the lock back before the process ends. */
    @Override
    public void close() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
