package chaozhou.gis.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Makes secrets, and the hashes by which they are known again. */
final class Secrets {

    /** Begins every token, so that people and scanners of files see what it is. */
    private static final String TOKEN_PREFIX = "gis_";

    private static final int RANDOM_BYTES = 32;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final BCryptPasswordEncoder PASSWORDS = new BCryptPasswordEncoder();

    /** Compared with when there is no account of a name, so that an answer takes as long as if there were. */
    private static final String HASH_OF_NOBODY = PASSWORDS.encode(token());

    private Secrets() {}

    static String token() {
        byte[] random = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(random);
        return TOKEN_PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** SHA-256 will do for 256 random bits. */
    static byte[] hashOfToken(String token) {
        return sha256(token);
    }

    static String hashOfPassword(String password) {
        return PASSWORDS.encode(shortened(password));
    }

    /** @param hash null for an account that does not exist, which no password opens */
    static boolean opens(String password, @Nullable String hash) {
        boolean matches = PASSWORDS.matches(shortened(password), hash == null ? HASH_OF_NOBODY : hash);
        return matches && hash != null;
    }

    /** bcrypt takes 72 bytes; 44 characters stand for any number of them. */
    private static String shortened(String password) {
        return Base64.getEncoder().encodeToString(sha256(password));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
