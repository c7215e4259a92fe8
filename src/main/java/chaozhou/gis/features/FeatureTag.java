package chaozhou.gis.features;

import chaozhou.gis.catalog.Language;

/** The entity tag of a feature: the state of its row, then what else the text depends on. Strong. */
final class FeatureTag {

    private FeatureTag() {}

    static String of(String state, FeatureFormat format, Language language) {
        return '"' + state + '-' + format.label() + '-' + language.tag() + '"';
    }

    /** Whether a tag, without its quotes, is that of a text of the state, whatever its format. */
    static boolean isOf(String state, String tag) {
        return tag.startsWith(state + '-');
    }
}
