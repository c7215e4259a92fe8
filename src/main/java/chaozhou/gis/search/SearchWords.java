package chaozhou.gis.search;

import chaozhou.gis.naming.Folding;
import java.util.List;

/**
 * What is looked for. Several words are one name written apart ({@code feng huang}), or a name and, in any order, names of
 * what lies above it ({@code 潮安 凤凰}).
 *
 * @param words at least one, unless there is nothing to look for
 * @param together the words written as one
 */
record SearchWords(List<Word> words, Word together) {

    static SearchWords of(String text) {
        List<String> words = Folding.words(text);
        return new SearchWords(words.stream().map(Word::of).toList(), Word.of(String.join("", words)));
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    boolean isSingle() {
        return words.size() == 1;
    }
}
