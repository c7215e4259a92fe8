package chaozhou.gis.analysis.picture;

import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The fonts of the machine. There may be none that shows Chinese, and none at all. */
public final class MapFonts {

    private static final String CHINESE = "潮州市湘桥饶平红线产业园区北洋汤溪凤凰岭尾";

    private static final Optional<Font> FOUND = find();

    private MapFonts() {}

    /** One that shows Chinese, without serifs if there is such a one. */
    public static Optional<Font> chinese() {
        return FOUND;
    }

    /** Without fontconfig, or without fonts, the toolkit fails with errors and not only with exceptions. */
    private static Optional<Font> find() {
        try {
            return Arrays.stream(
                            GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames(Locale.ROOT))
                    .map(family -> new Font(family, Font.PLAIN, 12))
                    .filter(font -> font.canDisplayUpTo(CHINESE) == -1)
                    .min(Comparator.comparing(MapFonts::rank));
        } catch (RuntimeException | LinkageError | InternalError e) {
            return Optional.empty();
        }
    }

    /** Mono-spaced ones and those with serifs are harder to read in small letters. */
    private static int rank(Font font) {
        String family = font.getFamily(Locale.ROOT).toLowerCase(Locale.ROOT);
        int rank = family.contains("mono") || family.contains("serif") ? 2 : 0;
        return rank + (family.contains("sc") || family.contains("hei") ? 0 : 1);
    }
}
