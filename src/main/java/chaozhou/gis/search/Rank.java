package chaozhou.gis.search;

/** How well a place answers to a word, best first. */
enum Rank {
    /** It is the code that the layer goes by. */
    CODE,
    /** It is the id, or a code in another code system. The same digits can name two places in two systems. */
    OTHER_CODE,
    NAME,
    /** The name without its suffix. */
    STEM,
    /** Pinyin or initials of the name, with or without its suffix. */
    PINYIN,
    /** The beginning of the code, the name or the pinyin. */
    PREFIX,
    /** A part of the name, or of the pinyin from the beginning of a syllable. */
    PART
}
