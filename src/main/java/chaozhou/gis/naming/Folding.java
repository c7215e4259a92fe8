package chaozhou.gis.naming;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Makes alike what people type differently: width, case, tone marks, apostrophes, blanks. */
public final class Folding {

    private static final Pattern SEPARATORS = Pattern.compile("[\\s,、]+");

    /** Accents, invisible characters, and the apostrophes of Xi'an. */
    private static final Pattern IGNORED = Pattern.compile("[\\p{Mn}\\p{Cf}'’ʼ`]");

    private Folding() {}

    /** The words of a text; none when it has nothing to look for. */
    public static List<String> words(String text) {
        // ü is typed as v; its dots would be lost with the tone marks.
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replace("u\u0308", "v");
        String bare = IGNORED.matcher(decomposed).replaceAll("");
        return SEPARATORS
                .splitAsStream(Normalizer.normalize(bare, Normalizer.Form.NFC))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** The words of a text, written together. */
    public static String joined(String text) {
        String joined = String.join("", words(text));
        // Most names are folded already; two equal strings would be kept for each.
        return joined.equals(text) ? text : joined;
    }
}
