package chaozhou.gis.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingTest {

    @ParameterizedTest
    @CsvSource({
        // in full, by initials, mixed; with the suffix and without
        "feng huang + zhen, fenghuangzhen, PINYIN",
        "feng huang + zhen, fenghuang, PINYIN",
        "feng huang + zhen, fhz, PINYIN",
        "feng huang + zhen, fhzh, PINYIN",
        "feng huang + zhen, fh, PINYIN",
        "feng huang + zhen, fhzhen, PINYIN",
        "feng huang + zhen, fenghz, PINYIN",
        // unfinished
        "feng huang + zhen, f, PREFIX",
        "feng huang + zhen, feng, PREFIX",
        "feng huang + zhen, fenghua, PREFIX",
        "feng huang + zhen, fenghuangzhe, PREFIX",
        // from a later syllable
        "feng huang + zhen, huang, PART",
        "feng huang + zhen, hz, PART",
        "feng huang + zhen, zhen, PART",
        // every reading of a character
        "xin wei|xu + zhen, xinwei, PINYIN",
        "xin wei|xu + zhen, xinxu, PINYIN",
        "xin wei|xu + zhen, xxz, PINYIN",
        "lv|lu yuan, luyuan, PINYIN",
        "lv|lu yuan, lvyuan, PINYIN",
        "di 3 + she qu, di3, PINYIN",
        "di 3 + she qu, d3sq, PINYIN",
        // none
        "feng huang + zhen, fenghuangzhens,",
        "feng huang + zhen, eng,",
        "feng huang + zhen, fz,",
        "'', f,",
    })
    void aWordIsRankedBySyllablesAndInitials(String reading, String word, @Nullable Rank rank) {
        assertThat(Reading.parse(reading).rank(word)).isEqualTo(rank);
    }

    @Test
    void aLongWordOfOneLetterIsAnsweredAtOnce() {
        Reading reading = Reading.parse("e ee eee ".repeat(30).strip());
        assertThat(reading.rank("e".repeat(62))).isEqualTo(Rank.PREFIX);
    }

    @ParameterizedTest
    @CsvSource({"fhz, true", "3, true", "d3sq, true", "凤凰, false", "f凰, false", "f%, false", "fp-01, false"})
    void onlyLettersAndDigitsCanBePinyin(String text, boolean isPinyin) {
        assertThat(Word.of(text).isPinyin()).isEqualTo(isPinyin);
    }

    @Test
    void aWordLongerThanAnyNameIsNoPinyin() {
        assertThat(Word.of("e".repeat(62)).isPinyin()).isTrue();
        assertThat(Word.of("e".repeat(63)).isPinyin()).isFalse();
    }
}
