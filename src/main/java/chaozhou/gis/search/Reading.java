package chaozhou.gis.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A name in pinyin. Each syllable may be typed in full or by its initial ({@code f}, or {@code zh}, {@code ch}, {@code sh}),
 * mixed as people do with an input method; the last one may be unfinished.
 *
 * @param syllables for each character its possible readings, lower case without tones, {@code ü} as {@code v}
 * @param stemLength how many of the syllables belong to the name without its suffix
 * @param initials the first letters of all syllables, a bit for each; most places are passed over by a look at it
 */
record Reading(List<List<String>> syllables, int stemLength, long initials) {

    private static final String SUFFIX_FOLLOWS = "+";

    /** Positions in the word are bits of a long. */
    static final int LONGEST_WORD = 62;

    Reading(List<List<String>> syllables, int stemLength) {
        this(List.copyOf(syllables), stemLength, initials(syllables));
    }

    private static long initials(List<List<String>> syllables) {
        return syllables.stream()
                .flatMap(List::stream)
                .mapToLong(syllable -> bit(syllable.charAt(0)))
                .reduce(0, (some, more) -> some | more);
    }

    private static long bit(char letter) {
        return 1L << (letter >= 'a' ? letter - 'a' + 10 : letter - '0');
    }

    /** Reads the form that {@link #text} writes: {@code "da cheng + zhen"}, {@code "pu|bu"}. */
    static Reading parse(String text) {
        List<List<String>> syllables = new ArrayList<>();
        int stemLength = -1;
        for (String token : text.split(" ", -1)) {
            if (token.equals(SUFFIX_FOLLOWS)) {
                stemLength = syllables.size();
            } else if (!token.isEmpty()) {
                // A few hundred syllables make up all names, so that each is kept once.
                syllables.add(Arrays.stream(token.split("\\|", -1))
                        .map(String::intern)
                        .toList());
            }
        }
        return new Reading(syllables, stemLength < 0 ? syllables.size() : stemLength);
    }

    String text() {
        List<String> tokens =
                syllables.stream().map(readings -> String.join("|", readings)).collect(Collectors.toList());
        if (stemLength < tokens.size()) {
            tokens.add(stemLength, SUFFIX_FOLLOWS);
        }
        return String.join(" ", tokens);
    }

    /** @param word {@linkplain #isTypeable typeable} letters, at most {@value #LONGEST_WORD} */
    @Nullable
    Rank rank(String word) {
        if ((initials & bit(word.charAt(0))) == 0) {
            return null;
        }
        Rank best = rankFrom(0, word);
        for (int start = 1; best == null && start < syllables.size(); start++) {
            best = rankFrom(start, word) == null ? null : Rank.PART;
        }
        return best;
    }

    static boolean isTypeable(int c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }

    /** {@link Rank#PINYIN} when the word ends with the stem or the name, {@link Rank#PREFIX} when it ends elsewhere. */
    private @Nullable Rank rankFrom(int start, String word) {
        // Bit i: the syllables so far can be typed as the first i letters of the word.
        long reached = 1;
        long end = 1L << word.length();
        boolean unfinished = false;
        for (int i = start; i < syllables.size() && reached != 0; i++) {
            long next = 0;
            for (long rest = reached; rest != 0; rest &= rest - 1) {
                int position = Long.numberOfTrailingZeros(rest);
                for (String syllable : syllables.get(i)) {
                    next |= typed(syllable, word, position);
                    unfinished |= syllable.regionMatches(0, word, position, word.length() - position);
                }
            }
            if ((next & end) != 0 && (i + 1 == stemLength || i + 1 == syllables.size())) {
                return Rank.PINYIN;
            }
            unfinished |= (next & end) != 0;
            reached = next & ~end;
        }
        return unfinished ? Rank.PREFIX : null;
    }

    /** Where in the word one can be after typing the syllable at a position. */
    private static long typed(String syllable, String word, int position) {
        long result = 0;
        if (word.startsWith(syllable, position)) {
            result |= 1L << (position + syllable.length());
        }
        if (word.charAt(position) == syllable.charAt(0)) {
            result |= 1L << (position + 1);
            boolean isDouble = syllable.length() > 1 && syllable.charAt(1) == 'h';
            if (isDouble && word.startsWith("h", position + 1)) {
                result |= 1L << (position + 2);
            }
        }
        return result;
    }
}
