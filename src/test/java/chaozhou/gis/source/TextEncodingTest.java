package chaozhou.gis.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextEncodingTest {

    private static final Charset GB18030 = Charset.forName("GB18030");

    @ParameterizedTest
    @CsvSource({"潮州市湘桥区", "镇", "联通", "行政区划代码,名称,面积", "㐀䶵𠀀"})
    void utf8AndGbkAreToldApart(String text) {
        assertThat(TextEncoding.of(text.getBytes(StandardCharsets.UTF_8)).charset())
                .isEqualTo(StandardCharsets.UTF_8);
        // 联通 in GBK is correct UTF-8 too: the well-known exception.
        if (!text.equals("联通")) {
            assertThat(TextEncoding.of(text.getBytes(GB18030)).charset()).isEqualTo(GB18030);
        }
    }

    @Test
    void aCharacterMayBeCutAtTheEnd() {
        byte[] bytes = "潮州市".getBytes(StandardCharsets.UTF_8);
        assertThat(TextEncoding.of(Arrays.copyOf(bytes, bytes.length - 1)).charset())
                .isEqualTo(StandardCharsets.UTF_8);
        byte[] gbk = "潮州市".getBytes(GB18030);
        assertThat(TextEncoding.of(Arrays.copyOf(gbk, gbk.length - 1)).charset())
                .isEqualTo(GB18030);
    }

    @Test
    void asciiIsBoth() {
        assertThat(TextEncoding.of("plain".getBytes(StandardCharsets.US_ASCII)).evidence())
                .isEqualTo(TextEncoding.Evidence.ONLY_ASCII);
    }

    @ParameterizedTest
    @CsvSource({
        "936, GB18030",
        "GBK, GB18030",
        "ANSI 936, GB18030",
        "UTF-8, UTF-8",
        "65001, UTF-8",
        "1252, windows-1252",
        "ISO-8859-1, ISO-8859-1"
    })
    void codePagesHaveManyNames(String name, String charset) {
        assertThat(Dbase.named(name)).isEqualTo(Charset.forName(charset));
    }
}
