package chaozhou.gis.source;

import chaozhou.gis.error.GisException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** Zip archives from outside. They are unpacked into a folder of ours and nowhere else, up to a sane size. */
final class Archives {

    private static final int MOST_ENTRIES = 10_000;

    /** Bytes of all files of an archive. */
    private static final long MOST_BYTES = 8L << 30;

    /** An archive may always unpack to so many bytes; beyond them only to so many times its own size. */
    private static final long FREE_BYTES = 64L << 20;

    private static final int MOST_TIMES = 100;

    private static final byte[] SIGNATURE = {'P', 'K', 3, 4};

    private final Path file;

    Archives(Path file) {
        this.file = file;
    }

    static boolean isArchive(byte[] start) {
        return SourceFile.begins(start, SIGNATURE);
    }

    /** The names of the files inside. */
    List<String> names() {
        return read(zip -> Collections.list(zip.entries()).stream()
                .filter(entry -> !entry.isDirectory())
                .map(ZipEntry::getName)
                .toList());
    }

    /** The bytes of the files inside, as the archive says. */
    long bytes() {
        return read(zip ->
                zip.stream().mapToLong(entry -> Math.max(0, entry.getSize())).sum());
    }

    /** Whether it unpacks to a sane size; nothing is written. */
    void requireSane() {
        unpack(null);
    }

    /**
     * Unpacks all files below a folder.
     *
     * @throws GisException.InvalidData when a name leads out of the folder, when an archive is inside, or when it is too large
     */
    void unpack(@Nullable Path folder) {
        read(zip -> {
            List<? extends ZipEntry> entries = Collections.list(zip.entries());
            if (entries.size() > MOST_ENTRIES) {
                throw refused("it has %d files inside; the most is %d".formatted(entries.size(), MOST_ENTRIES));
            }
            long left = Math.min(MOST_BYTES, FREE_BYTES + MOST_TIMES * Files.size(file));
            for (ZipEntry entry : entries) {
                if (!entry.isDirectory()) {
                    left -= unpack(zip, entry, folder, left);
                }
            }
            return entries;
        });
    }

    private long unpack(ZipFile zip, ZipEntry entry, @Nullable Path folder, long most) throws IOException {
        String name = entry.getName().replace('\\', '/');
        if (name.startsWith("/")
                || name.matches("^[A-Za-z]:.*")
                || List.of(name.split("/")).contains("..")) {
            throw refused("the name %s inside leads out of it".formatted(name));
        }
        if (folder != null && name.toLowerCase(Locale.ROOT).matches(".*\\.(zip|kmz|rar|7z|tar|t?gz|bz2|xz)")) {
            throw refused("there is an archive inside, %s. Unpack that one, and give the files".formatted(name));
        }
        try (InputStream in = zip.getInputStream(entry);
                OutputStream out = folder == null ? OutputStream.nullOutputStream() : create(folder.resolve(name))) {
            byte[] buffer = new byte[1 << 16];
            long written = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                written += read;
                if (written > most) {
                    throw refused("it unpacks to far more than its own size, more than any real file does");
                }
                out.write(buffer, 0, read);
            }
            return written;
        }
    }

    /** A plain file always: what an archive calls a link is a file with the link's target as its text. */
    private static OutputStream create(Path target) throws IOException {
        Files.createDirectories(target.getParent());
        return Files.newOutputStream(target);
    }

    @FunctionalInterface
    private interface Reading<T> {
        T of(ZipFile zip) throws IOException;
    }

    private <T> T read(Reading<T> reading) {
        try (ZipFile zip = new ZipFile(file.toFile(), encodingOfNames())) {
            return reading.of(zip);
        } catch (ZipException e) {
            throw new GisException.InvalidData(
                    "The archive can't be read:",
                    List.of("%s: %s; it may have been cut off on its way"
                            .formatted(file.getFileName(), e.getMessage())));
        } catch (IOException e) {
            throw SourceFile.unreadable(file, e);
        }
    }

    /** Windows writes names in the encoding of its language, without saying so; where they are marked as UTF-8 they are read so. */
    private Charset encodingOfNames() {
        try (ZipFile probe = new ZipFile(file.toFile(), StandardCharsets.ISO_8859_1)) {
            StringBuilder names = new StringBuilder();
            probe.stream().forEach(entry -> names.append(entry.getName()).append('\n'));
            return TextEncoding.of(names.toString().getBytes(StandardCharsets.ISO_8859_1))
                    .charset();
        } catch (IOException e) {
            return StandardCharsets.UTF_8;
        }
    }

    private GisException.InvalidData refused(String sentence) {
        return new GisException.InvalidData(
                "The archive is not taken in:", List.of(file.getFileName() + ": " + sentence));
    }
}
