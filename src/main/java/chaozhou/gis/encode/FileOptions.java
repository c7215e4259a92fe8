package chaozhou.gis.encode;

import chaozhou.gis.catalog.Language;
import chaozhou.gis.catalog.Layer;

/**
 * How a file is made.
 *
 * @param language of its name
 * @param isGbk whether texts are in GBK, where a format has several encodings
 * @param hasByteOrderMark whether a table begins with one
 */
public record FileOptions(Language language, boolean isGbk, boolean hasByteOrderMark) {

    /** Of answers that are no files. */
    public static final FileOptions PLAIN = new FileOptions(Language.ZH, false, true);

    /** The name of a layer's file without its extension: the title, without what systems do not take. */
    public String fileName(Layer layer) {
        return layer.title().in(language).replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_");
    }
}
