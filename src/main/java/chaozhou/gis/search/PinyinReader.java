package chaozhou.gis.search;

import chaozhou.gis.naming.DivisionSuffix;
import chaozhou.gis.naming.Folding;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.sourceforge.pinyin4j.PinyinHelper;
import net.sourceforge.pinyin4j.format.HanyuPinyinOutputFormat;
import net.sourceforge.pinyin4j.format.HanyuPinyinToneType;
import net.sourceforge.pinyin4j.format.HanyuPinyinVCharType;
import net.sourceforge.pinyin4j.format.exception.BadHanyuPinyinOutputFormatCombination;
import org.jspecify.annotations.Nullable;

/**
 * Reads names in pinyin. A character with several readings keeps them all, but for those that place names don't use
 * ({@code place-readings.txt}). Pinyin that comes with a feature decides over the dictionary.
 */
final class PinyinReader {

    private final HanyuPinyinOutputFormat format = new HanyuPinyinOutputFormat();
    private final Map<Integer, List<String>> placeReadings = placeReadings();

    PinyinReader() {
        format.setToneType(HanyuPinyinToneType.WITHOUT_TONE);
        format.setVCharType(HanyuPinyinVCharType.WITH_V);
    }

    private static Map<Integer, List<String>> placeReadings() {
        Map<Integer, List<String>> readings = new HashMap<>();
        try (InputStream in = Objects.requireNonNull(PinyinReader.class.getResourceAsStream("place-readings.txt"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                List<String> parts = Arrays.asList(line.split(" ", -1));
                readings.put(parts.get(0).codePointAt(0), parts.subList(1, parts.size()));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(readings);
    }

    /**
     * @param given the pinyin that the feature brings along, of the whole name or of its beginning, written in any way:
     *     {@code FengHuang}, {@code Chao'an}, {@code fènghuáng zhèn}
     */
    Reading read(String name, @Nullable String given) {
        String folded = Folding.joined(name);
        String suffix = DivisionSuffix.of(folded);
        List<List<String>> stem = syllables(DivisionSuffix.stem(folded));
        List<List<String>> all = new ArrayList<>(stem);
        all.addAll(syllables(suffix));
        return given == null || given.isBlank()
                ? new Reading(all, stem.size())
                : decidedBy(given, new Reading(all, stem.size()));
    }

    private List<List<String>> syllables(String text) {
        return text.codePoints()
                .mapToObj(this::readings)
                .filter(readings -> !readings.isEmpty())
                .toList();
    }

    private List<String> readings(int character) {
        List<String> usual = placeReadings.get(character);
        if (usual != null) {
            return usual;
        }
        if (character < 128) {
            return Character.isLetterOrDigit(character) ? List.of(Character.toString(character)) : List.of();
        }
        return Character.isBmpCodePoint(character) ? dictionaryReadings((char) character) : List.of();
    }

    private List<String> dictionaryReadings(char character) {
        try {
            String[] readings = PinyinHelper.toHanyuPinyinStringArray(character, format);
            return readings == null
                    ? List.of()
                    : Arrays.stream(readings).distinct().toList();
        } catch (BadHanyuPinyinOutputFormatCombination e) {
            throw new IllegalStateException(e);
        }
    }

    private static Reading decidedBy(String given, Reading dictionary) {
        String letters = letters(given);
        if (letters.isEmpty()) {
            return dictionary;
        }
        List<String> chosen = new ArrayList<>();
        if (!fit(letters, dictionary.syllables(), chosen)) {
            // The dictionary lacks a reading: the spelling itself has to show where syllables begin.
            chosen.clear();
            for (String part : given.split("(?<=\\p{Ll})(?=\\p{Lu})|[^\\p{L}\\p{M}\\p{N}]+", -1)) {
                if (!letters(part).isEmpty()) {
                    chosen.add(letters(part));
                }
            }
        }
        boolean showsSyllables = chosen.size() > 1 || dictionary.syllables().size() == 1;
        if (!showsSyllables || chosen.size() > dictionary.syllables().size()) {
            return new Reading(List.of(List.of(letters)), 1);
        }
        List<List<String>> syllables = new ArrayList<>(dictionary.syllables());
        for (int i = 0; i < chosen.size(); i++) {
            syllables.set(i, List.of(chosen.get(i)));
        }
        return new Reading(syllables, dictionary.stemLength());
    }

    private static String letters(String text) {
        return Folding.joined(text).replaceAll("[^a-z0-9]", "");
    }

    /** Splits the letters into one reading of each of the first syllables, as many as they suffice for. */
    private static boolean fit(String letters, List<List<String>> syllables, List<String> chosen) {
        if (letters.isEmpty()) {
            return !chosen.isEmpty();
        }
        if (chosen.size() == syllables.size()) {
            return false;
        }
        for (String reading : syllables.get(chosen.size())) {
            if (letters.startsWith(reading)) {
                chosen.add(reading);
                if (fit(letters.substring(reading.length()), syllables, chosen)) {
                    return true;
                }
                chosen.remove(chosen.size() - 1);
            }
        }
        return false;
    }
}
