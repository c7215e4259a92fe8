package chaozhou.gis.source;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import chaozhou.gis.error.GisException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Files of plain text, for GDAL in UTF-8. */
final class PlainText {

    /** Bytes that are looked at for the encoding. */
    private static final int SAMPLE = 8 << 20;

    private static final int MOST_COLUMNS = 2000;

    /** Of a text that is read as a whole. */
    private static final int MOST_BYTES = 32 << 20;

    private PlainText() {}

    /** The text of a file's first bytes; what can't be read is replaced. */
    static String decoded(byte[] start) {
        Charset marked = marked(start);
        String text = new String(start, marked == null ? TextEncoding.of(start).charset() : marked);
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    /** The encoding that a byte-order mark tells. */
    private static @Nullable Charset marked(byte[] start) {
        if (SourceFile.begins(start, new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF})) {
            return UTF_8;
        } else if (SourceFile.begins(start, new byte[] {(byte) 0xFF, (byte) 0xFE})) {
            return UTF_16LE;
        } else if (SourceFile.begins(start, new byte[] {(byte) 0xFE, (byte) 0xFF})) {
            return UTF_16BE;
        }
        return null;
    }

    /** The encoding of a file: what was said, what its mark says, or what its bytes are. */
    static TextEncoding encoding(Path file, @Nullable Charset said) throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(SAMPLE);
        }
        Charset marked = marked(start);
        if (said != null) {
            return new TextEncoding(said, TextEncoding.Evidence.SAID);
        }
        return marked == null
                ? TextEncoding.of(start)
                : new TextEncoding(marked, TextEncoding.Evidence.BYTE_ORDER_MARK);
    }

    /** @throws GisException.InvalidData when the first line of a table has more columns than any real one */
    static void requireFewColumns(Path file) throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(MOST_COLUMNS * 64);
        }
        String first = decoded(start).lines().findFirst().orElse("");
        long columns = 1 + first.chars().filter(c -> ",;\t|".indexOf(c) >= 0).count();
        if (columns > MOST_COLUMNS) {
            throw new GisException.InvalidData(
                    "The file is not taken in:",
                    List.of("%s has more than %d columns.".formatted(file.getFileName(), MOST_COLUMNS)));
        }
    }

    /**
     * All lines, without a byte-order mark; what is not in the encoding is replaced.
     *
     * @throws GisException.InvalidData when there is too much of it to be read as a whole
     */
    static List<String> lines(Path file, Charset charset) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new GisException.InvalidData(
                    "The file is not taken in:",
                    List.of("%s has more than %d MiB; divide it.".formatted(file.getFileName(), MOST_BYTES >> 20)));
        }
        String text = new String(Files.readAllBytes(file), charset);
        return (text.startsWith("\ufeff") ? text.substring(1) : text).lines().toList();
    }

    /**
     * The file in UTF-8 without a byte-order mark; the file itself when it is that already.
     *
     * @param folder where a new one is made
     * @throws GisException.InvalidData when it is not in the encoding
     */
    static Path inUtf8(Path file, TextEncoding encoding, Path folder) throws IOException {
        if (encoding.charset().equals(UTF_8) && encoding.evidence() != TextEncoding.Evidence.BYTE_ORDER_MARK) {
            return file;
        }
        Path target = Files.createTempDirectory(folder, "text-").resolve(file.getFileName());
        try (Reader in = new InputStreamReader(
                        Files.newInputStream(file),
                        encoding.charset()
                                .newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT));
                Writer out = Files.newBufferedWriter(target)) {
            char[] buffer = new char[1 << 16];
            boolean isFirst = true;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                int mark = isFirst && read > 0 && buffer[0] == '\ufeff' ? 1 : 0;
                out.write(buffer, mark, read - mark);
                isFirst = false;
            }
        } catch (CharacterCodingException e) {
            throw new GisException.InvalidData(
                    "The file is not taken in:",
                    List.of("%s is not all in %s. Say what it is with --encoding."
                            .formatted(file.getFileName(), encoding.charset().name())));
        }
        return target;
    }
}
