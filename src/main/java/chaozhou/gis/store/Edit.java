package chaozhou.gis.store;

import chaozhou.gis.catalog.Layer;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an editor wants to do to a feature.
 *
 * @param day from which on it holds. A version that began earlier ends that day and another begins; one that began that very day
 *     is itself changed, or taken away
 * @param editor the name of the account
 * @param reason in the editor's words; null without one
 */
public record Edit(
        Layer layer,
        String id,
        Kind kind,
        LocalDate day,
        String editor,
        @Nullable String reason) {

    public enum Kind {
        CREATE,
        REPLACE,
        UPDATE,
        DELETE;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
