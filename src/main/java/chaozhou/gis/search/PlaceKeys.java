package chaozhou.gis.search;

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

    /** @param word folded; null is returned when the place does not answer to it */
    @Nullable
    Rank rank(String word) {
        if (word.equals(code)) {
            return Rank.CODE;
        }
        if (otherCodes.contains(word)) {
            return Rank.OTHER_CODE;
        }
        if (word.equals(name)) {
            return Rank.NAME;
        }
        // People also add the suffix that the data leave out.
        if (word.equals(stem) || DivisionSuffix.stem(word).equals(name)) {
            return Rank.STEM;
        }
        Rank byPinyin = reading.rank(word);
        if (byPinyin != Rank.PINYIN && (name.startsWith(word) || (code != null && code.startsWith(word)))) {
            return Rank.PREFIX;
        }
        return byPinyin == null && name.contains(word) ? Rank.PART : byPinyin;
    }
}
