package chaozhou.gis.catalog;

import java.util.Locale;

/** The languages in which the service answers. */
public enum Language {
    ZH,
    EN;

    /** The BCP 47 tag: {@code zh} or {@code en}. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
