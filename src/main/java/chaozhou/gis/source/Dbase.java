package chaozhou.gis.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The table of a Shapefile (dBase III), looked at for the encoding of its texts. */
final class Dbase {

    /** Bytes of records that are looked at. */
    private static final int SAMPLE = 4 << 20;

    private static final int HEADER = 32;
    private static final int FIELD = 32;

    /** The code page of simplified Chinese in byte 29 of the header. */
    private static final byte SIMPLIFIED_CHINESE = 0x4D;

    private Dbase() {}

    /**
     * The encoding of a Shapefile's table: what its {@code .cpg} says, else what its bytes are.
     *
     * @param codePage the {@code .cpg} file; null without one
     */
    static TextEncoding encoding(Path table, @Nullable Path codePage) throws IOException {
        if (codePage != null) {
            String name =
                    Files.readString(codePage, StandardCharsets.ISO_8859_1).strip();
            Charset charset = named(name);
            if (charset != null) {
                return new TextEncoding(charset, TextEncoding.Evidence.CODE_PAGE_FILE);
            }
        }
        TextEncoding found = TextEncoding.of(texts(table));
        boolean isMarked = found.evidence() == TextEncoding.Evidence.ONLY_ASCII && isMarkedChinese(table);
        return isMarked ? new TextEncoding(TextEncoding.GB18030, TextEncoding.Evidence.HEADER) : found;
    }

    /** The encoding that a name stands for, as {@code .cpg} files have it; null when it stands for none. */
    static @Nullable Charset named(String name) {
        String bare = name.toUpperCase(Locale.ROOT).replaceFirst("^(ANSI|CP|OEM)[ _-]*(?=\\d)", "");
        return switch (bare) {
            case "936", "GBK", "GB2312", "GB18030", "54936" -> TextEncoding.GB18030;
            case "65001", "UTF8", "UTF-8" -> StandardCharsets.UTF_8;
            default -> known(bare.matches("125\\d") ? "windows-" + bare : bare);
        };
    }

    private static @Nullable Charset known(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
    }

    private static boolean isMarkedChinese(Path table) throws IOException {
        try (InputStream in = Files.newInputStream(table)) {
            byte[] header = in.readNBytes(HEADER);
            return header.length == HEADER && header[29] == SIMPLIFIED_CHINESE;
        }
    }

    /** The names of the fields and the texts of the first records, each followed by a blank, so that none runs into the next. */
    private static byte[] texts(Path table) throws IOException {
        ByteArrayOutputStream texts = new ByteArrayOutputStream();
        try (InputStream in = Files.newInputStream(table)) {
            byte[] header = in.readNBytes(HEADER);
            if (header.length < HEADER) {
                return new byte[0];
            }
            ByteBuffer sizes = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
            byte[] fields = in.readNBytes(Math.max(0, Short.toUnsignedInt(sizes.getShort(8)) - HEADER));
            for (int at = 0; at + FIELD <= fields.length; at += FIELD) {
                add(texts, fields, at, lengthTo(fields, at));
            }
            int record = Short.toUnsignedInt(sizes.getShort(10));
            for (int read = 0; record > 0 && read < SAMPLE; read += record) {
                byte[] values = in.readNBytes(record);
                if (values.length < record) {
                    break;
                }
                addTexts(texts, fields, values);
            }
        }
        return texts.toByteArray();
    }

    private static void addTexts(ByteArrayOutputStream texts, byte[] fields, byte[] record) {
        int start = 1;
        for (int at = 0; at + FIELD <= fields.length; at += FIELD) {
            int width = Byte.toUnsignedInt(fields[at + 16]);
            if (fields[at + 11] == 'C' && width > 0 && start + width <= record.length) {
                add(texts, record, start, width);
            }
            start += width;
        }
    }

    /** The length of a field's name, which a zero ends. */
    private static int lengthTo(byte[] bytes, int start) {
        int length = 0;
        while (length < 11 && bytes[start + length] != 0) {
            length++;
        }
        return length;
    }

    /** A text that fills its field may have been cut within a character, which says nothing of the encoding. */
    private static void add(ByteArrayOutputStream texts, byte[] bytes, int start, int length) {
        if (length > 0 && bytes[start + length - 1] >= 0) {
            texts.write(bytes, start, length);
            texts.write(' ');
        }
    }
}
