package chaozhou.gis.search;

import chaozhou.gis.naming.DivisionSuffix;
import chaozhou.gis.naming.Folding;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a place answers to, folded.
 *
 * @param code the code that the layer goes by
 * @param otherCodes the id, and codes in other code systems
 */
record PlaceKeys(@Nullable String code, List<String> otherCodes, String name, String stem, Reading reading) {

    static PlaceKeys of(String id, List<@Nullable String> codes, String name, Reading reading) {
        String folded = Folding.joined(name);
        String code = codes.isEmpty() ? null : codes.get(0);
        List<String> others = Stream.concat(Stream.of(id), codes.stream().skip(1))
                .flatMap(Stream::ofNullable)
                .map(Folding::joined)
                .filter(other -> !other.equals(code))
                .distinct()
                .toList();
        return new PlaceKeys(
                code == null ? null : Folding.joined(code), others, folded, DivisionSuffix.stem(folded), reading);
    }

    /** Null is returned when the place does not answer to the word. */
    @Nullable
    Rank rank(Word word) {
        String text = word.text();
        if (text.equals(code)) {
            return Rank.CODE;
        }
        if (otherCodes.contains(text)) {
            return Rank.OTHER_CODE;
        }
        if (text.equals(name)) {
            return Rank.NAME;
        }
        // People also add the suffix that the data leave out.
        if (text.equals(stem) || word.stem().equals(name)) {
            return Rank.STEM;
        }
        Rank byPinyin = word.isPinyin() ? reading.rank(text) : null;
        if (byPinyin != Rank.PINYIN && (name.startsWith(text) || (code != null && code.startsWith(text)))) {
            return Rank.PREFIX;
        }
        return byPinyin == null && name.contains(text) ? Rank.PART : byPinyin;
    }
}
