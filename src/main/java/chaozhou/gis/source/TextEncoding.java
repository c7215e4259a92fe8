package chaozhou.gis.source;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** The encoding of a file's texts and how it was found. */
public record TextEncoding(Charset charset, Evidence evidence) {

    /** How an encoding was found. */
    public enum Evidence {
        SAID("as it was said"),
        CODE_PAGE_FILE("by its .cpg file"),
        HEADER("by the code page in its header"),
        BYTE_ORDER_MARK("by its byte-order mark"),
        BYTES("by its bytes"),
        ONLY_ASCII("only ASCII"),
        NOT_ALL("neither UTF-8 nor all of GB18030; some characters are lost");

        private final String words;

        Evidence(String words) {
            this.words = words;
        }
    }

    /** The same for people. */
    @Override
    public String toString() {
        return "%s (%s)".formatted(charset.name(), evidence.words);
    }

    /** GBK and more (GB 18030-2005); the encoding of Chinese Windows. */
    static final Charset GB18030 = Charset.forName("GB18030");

    /**
     * Tells UTF-8 and GB 18030 apart. Bytes that are correct UTF-8 and not only ASCII are hardly ever anything else.
     *
     * @param bytes of texts; a character at their end may be cut
     */
    static TextEncoding of(byte[] bytes) {
        if (isIn(StandardCharsets.UTF_8, bytes)) {
            boolean isAscii = true;
            for (byte b : bytes) {
                isAscii &= b >= 0;
            }
            return new TextEncoding(StandardCharsets.UTF_8, isAscii ? Evidence.ONLY_ASCII : Evidence.BYTES);
        }
        if (isIn(GB18030, bytes)) {
            return new TextEncoding(GB18030, Evidence.BYTES);
        }
        return new TextEncoding(GB18030, Evidence.NOT_ALL);
    }

    private static boolean isIn(Charset charset, byte[] bytes) {
        CharBuffer characters = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes), characters, false);
        return !result.isError();
    }

    /** @throws CharacterCodingException when the bytes are in another encoding */
    static String decoded(byte[] bytes, Charset charset) throws CharacterCodingException {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }
}
