package chaozhou.gis.naming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FHZ | fhz",
                "ｆｈｚ | fhz",
                "４４５１０３１１３ | 445103113",
                "Ｆèng Huáng | fenghuang",
                "lǜ yuán | lvyuan",
                "Chao'an | chaoan",
                "Chao’an | chaoan",
                "'\u3000凤凰\u3000' | 凤凰",
                "凤\u200b凰 | 凤凰",
                "㈠村 | (一)村",
                "50% | 50%",
                "a_b | a_b",
            })
    void textIsFoldedToWhatPeopleMean(String text, String folded) {
        assertThat(Folding.joined(text)).isEqualTo(folded);
    }

    @Test
    void wordsAreSplitAtBlanksAndCommas() {
        assertThat(Folding.words("  潮安　凤凰，fhz、a ")).isEqualTo(List.of("潮安", "凤凰", "fhz", "a"));
    }

    @ParameterizedTest
    @CsvSource({"' '", "','", "''''", "'\u0301'", "'\u200b'"})
    void textWithoutAnythingToLookForHasNoWords(String text) {
        assertThat(Folding.words(text)).isEmpty();
    }
}
