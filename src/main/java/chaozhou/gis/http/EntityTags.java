package chaozhou.gis.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Entity tags (RFC 9110, 8.8.3 and 13.1.2). */
public final class EntityTags {

    private static final int DIGEST_BYTES = 8;

    private EntityTags() {}

    /** A few characters that tell one content from another. */
    public static String digest(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(hash, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    public static String digest(String content) {
        return digest(content.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Says whether the client has the representation already.
     *
     * @param ifNoneMatch the request's header, or null without one
     * @param current the entity tag of what would be sent, with its quotes, weak or strong
     */
    public static boolean match(@Nullable String ifNoneMatch, String current) {
        if (ifNoneMatch == null) {
            return false;
        }
        if (ifNoneMatch.equals(current) || ifNoneMatch.strip().equals("*")) {
            return true;
        }
        for (String tag : ifNoneMatch.split(",", -1)) {
            if (opaque(tag.strip()).equals(opaque(current))) {
                return true;
            }
        }
        return false;
    }

    /**
     * The tags of a header that asks for one of them: strong ones, without their quotes; weak ones never match there (RFC 9110,
     * 13.1.1).
     */
    public static List<String> strong(String ifMatch) {
        return Arrays.stream(ifMatch.split(",", -1))
                .map(String::strip)
                .filter(tag -> tag.length() > 2 && tag.startsWith("\"") && tag.endsWith("\""))
                .map(tag -> tag.substring(1, tag.length() - 1))
                .toList();
    }

    /** What is compared where a weak tag will do (RFC 9110, 8.8.3.2). */
    private static String opaque(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }
}
