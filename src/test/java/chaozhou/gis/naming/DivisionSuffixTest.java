package chaozhou.gis.naming;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DivisionSuffixTest {

    @ParameterizedTest
    @CsvSource({
        "凤凰镇, 凤凰",
        "桥东街道, 桥东",
        "红山林场, 红山",
        "潮安区, 潮安",
        "饶平县, 饶平",
        "潮州市, 潮州",
        "福南社区, 福南",
        "福南社区居民委员会, 福南",
        "棋盘村村民委员会, 棋盘村",
        "东村, 东村",
        "滕县, 滕县",
        "社区, 社区",
        "凤凰, 凤凰",
        "fenghuang, fenghuang",
    })
    void theStemIsTheNameWithoutWhatKindOfDivisionItIs(String name, String stem) {
        assertThat(DivisionSuffix.stem(name)).isEqualTo(stem);
    }

    @ParameterizedTest
    @CsvSource({
        "镇, 街道, true",
        "村, 居委会, true",
        "区, 县, true",
        "区, 镇, false",
        "镇, 村, false",
        "林场, 镇, true",
        "村, 林场, true",
        "林场, 区, false",
        "'', 镇, true"
    })
    void suffixesTellTheLevel(String suffix, String other, boolean isOne) {
        assertThat(DivisionSuffix.mayBeOfOneLevel(suffix, other)).isEqualTo(isOne);
    }
}
