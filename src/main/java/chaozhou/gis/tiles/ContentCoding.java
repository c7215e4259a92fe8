package chaozhou.gis.tiles;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which content coding a client takes (RFC 9110, 12.5.3), of the two that tiles are served in. */
enum ContentCoding {
    GZIP,
    IDENTITY;

    private static final Pattern REFUSED = Pattern.compile("\\s*;\\s*[qQ]\\s*=\\s*0(\\.0*)?\\s*");

    /** @param acceptEncoding the request's header, or null without one */
    static ContentCoding accepted(@Nullable String acceptEncoding) {
        if (acceptEncoding == null) {
            return IDENTITY;
        }
        boolean any = false;
        for (String item : acceptEncoding.split(",", -1)) {
            int semicolon = item.indexOf(';');
            boolean refused =
                    semicolon >= 0 && REFUSED.matcher(item.substring(semicolon)).matches();
            String name =
                    semicolon < 0 ? item.strip() : item.substring(0, semicolon).strip();
            if (name.equalsIgnoreCase("gzip") || name.equalsIgnoreCase("x-gzip")) {
                return refused ? IDENTITY : GZIP;
            }
            any |= name.equals("*") && !refused;
        }
        return any ? GZIP : IDENTITY;
    }
}
