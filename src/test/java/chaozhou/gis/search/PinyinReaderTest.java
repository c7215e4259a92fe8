package chaozhou.gis.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PinyinReaderTest {

    private final PinyinReader reader = new PinyinReader();

    @ParameterizedTest
    @CsvSource({
        "凤凰镇, feng huang + zhen",
        "桥东街道, qiao dong + jie dao",
        "大埕镇, da cheng + zhen",
        "汫洲镇, jing zhou + zhen",
        "新圩镇, xin wei|xu + zhen",
        "陈厝埔村, chen cuo pu|bu + cun",
        "三饶镇, san rao + zhen",
        "潮安区, chao an + qu",
        "绿园社区, lv|lu yuan + she qu",
        "长美村, zhang|chang mei + cun",
        "第3社区, di 3 + she qu",
        "A区, a qu",
        "凤凰（茶）, feng huang cha",
        "𠮷村, cun",
        "？, ''",
    })
    void namesAreReadCharacterByCharacterWithEveryReading(String name, String reading) {
        assertThat(reader.read(name, null).text()).isEqualTo(reading);
    }

    @ParameterizedTest
    @CsvSource({
        "凤凰镇, FengHuang, feng huang + zhen",
        "新圩镇, XinXu, xin xu + zhen",
        "红山林场, HongShanLinChang, hong shan + lin chang",
        "湘桥区, Xiangqiao, xiang qiao + qu",
        "潮安区, Chao'an, chao an + qu",
        "凤凰镇, fènghuáng zhèn, feng huang + zhen",
        "长美村, changmei, chang mei + cun",
        // A reading that no dictionary has; the capitals show the syllables.
        "汫洲镇, ZhenZhou, zhen zhou + zhen",
        // Nothing shows the syllables: found as a whole only.
        "汫洲镇, zhenzhou, zhenzhou",
        "凤凰镇, 凤凰, feng huang + zhen",
        "凤凰镇, ' ', feng huang + zhen",
    })
    void pinyinThatComesWithTheFeatureDecides(String name, String given, String reading) {
        assertThat(reader.read(name, given).text()).isEqualTo(reading);
    }

    @Test
    void aReadingIsStoredAndReadBackWithoutLoss() {
        Reading reading = reader.read("陈厝埔村", null);
        assertThat(Reading.parse(reading.text())).isEqualTo(reading);
    }

    @Test
    void aNameWithoutASuffixIsStoredAndReadBackWithoutLoss() {
        Reading reading = reader.read("凤凰", null);
        assertThat(Reading.parse(reading.text())).isEqualTo(reading);
    }
}
