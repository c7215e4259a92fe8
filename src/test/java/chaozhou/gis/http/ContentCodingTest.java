package chaozhou.gis.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentCodingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip | GZIP",
                "gzip, deflate, br | GZIP",
                "gzip, deflate, br, zstd | ZSTD",
                "zstd;q=0.5, gzip;q=0.8 | GZIP",
                "br;q=1.0, GZIP;q=0.8, *;q=0.1 | GZIP",
                "* | ZSTD",
                "gzip;q=0 | IDENTITY",
                "gzip ; Q=0.000, * | ZSTD",
                "gzip;q=0, zstd;q=0, * | IDENTITY",
                "*;q=0 | IDENTITY",
                "identity | IDENTITY",
                "br | IDENTITY",
                "'' | IDENTITY",
            })
    void theCodingIsTheOneThatTheClientLikesBest(String header, ContentCoding coding) {
        assertThat(ContentCoding.accepted(header, List.of(ContentCoding.ZSTD, ContentCoding.GZIP)))
                .isEqualTo(coding);
    }

    @Test
    void whoSaysNothingGetsTheAnswerAsItIs() {
        assertThat(ContentCoding.accepted(null, List.of(ContentCoding.GZIP))).isEqualTo(ContentCoding.IDENTITY);
    }
}
