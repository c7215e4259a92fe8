package chaozhou.gis.lineage.match;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** By what a row was found, the surest first. */
enum How {
    CODE,
    /** The code with zeros for the levels below. */
    PADDED_CODE,
    /** A code that the unit, or one that became it, had earlier. */
    FORMER_CODE,
    NAME,
    /** The name without its suffix, or with another one of the same level. */
    SHORT_NAME,
    /** A name that the unit, or one that became it, had earlier. */
    FORMER_NAME;

    @JsonValue
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
