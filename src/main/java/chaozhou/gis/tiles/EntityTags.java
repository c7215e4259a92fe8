package chaozhou.gis.tiles;

import org.jspecify.annotations.Nullable;

/** Entity tags (RFC 9110, 8.8.3 and 13.1.2). */
final class EntityTags {

    private EntityTags() {}

    /**
     * Says whether the client has the representation already.
     *
     * @param ifNoneMatch the request's header, or null without one
     * @param current the entity tag of what would be sent, with its quotes
     */
    static boolean match(@Nullable String ifNoneMatch, String current) {
        if (ifNoneMatch == null) {
            return false;
        }
        if (ifNoneMatch.equals(current) || ifNoneMatch.strip().equals("*")) {
            return true;
        }
        for (String tag : ifNoneMatch.split(",", -1)) {
            String stripped = tag.strip();
            if ((stripped.startsWith("W/") ? stripped.substring(2) : stripped).equals(current)) {
                return true;
            }
        }
        return false;
    }
}
