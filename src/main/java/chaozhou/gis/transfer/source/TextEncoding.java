package chaozhou.gis.transfer.source;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * The encoding of a file's texts and how it was found.
 *
 * @param reason a few words for people
 */
public record TextEncoding(Charset charset, String reason) {

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
            return new TextEncoding(StandardCharsets.UTF_8, isAscii ? "only ASCII" : "by its bytes");
        }
        if (isIn(GB18030, bytes)) {
            return new TextEncoding(GB18030, "by its bytes");
        }
        return new TextEncoding(GB18030, "neither UTF-8 nor all of GB18030; some characters are lost");
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
