package chaozhou.gis.tiles;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which content coding a client takes (RFC 9110, 12.5.3), of the two that tiles are served in. */
enum ContentCoding {
    GZIP,
    IDENTITY;

    /** @param acceptEncoding the request's header, or null without one */
    static ContentCoding accepted(@Nullable String acceptEncoding) {
        if (acceptEncoding == null) {
            return IDENTITY;
        }
        boolean any = false;
        for (String item : acceptEncoding.split(",")) {
            String[] parts = item.strip().toLowerCase(Locale.ROOT).split("\\s*;\\s*", 2);
            boolean refused = parts.length == 2 && parts[1].matches("q=0(\\.0*)?");
            if (parts[0].equals("gzip") || parts[0].equals("x-gzip")) {
                return refused ? IDENTITY : GZIP;
            }
            any |= parts[0].equals("*") && !refused;
        }
        return any ? GZIP : IDENTITY;
    }
}
