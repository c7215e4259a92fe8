package chaozhou.gis.search;

import chaozhou.gis.naming.DivisionSuffix;

/**
 * A word that is looked for, with what would otherwise be worked out anew for every place.
 *
 * @param text folded
 * @param stem the text without the suffix of a division
 * @param isPinyin whether it can be typed pinyin at all: letters {@code a} to {@code z} and digits only, not too many
 */
record Word(String text, String stem, boolean isPinyin) {

    static Word of(String text) {
        boolean isPinyin = text.length() <= Reading.LONGEST_WORD && text.chars().allMatch(Reading::isTypeable);
        return new Word(text, DivisionSuffix.stem(text), isPinyin);
    }
}
