package chaozhou.gis.source;

import chaozhou.gis.catalog.Text;

/** Why a shape can't be used, as a sentence. */
public final class UnsoundShape extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final transient Text why;

    public UnsoundShape(Text why) {
        super(why.en());
        this.why = why;
    }

    public Text why() {
        return why;
    }

    /** What such an exception says; in English where it says it in no other language. */
    public static Text why(IllegalArgumentException e) {
        String message = String.valueOf(e.getMessage());
        return e instanceof UnsoundShape unsound ? unsound.why : new Text(message, message);
    }
}
