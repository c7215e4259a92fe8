package chaozhou.gis.tiles;

import static org.assertj.core.api.Assertions.assertThat;

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
                "br;q=1.0, GZIP;q=0.8, *;q=0.1 | GZIP",
                "* | GZIP",
                "gzip;q=0 | IDENTITY",
                "gzip ; Q=0.000, * | IDENTITY",
                "*;q=0 | IDENTITY",
                "identity | IDENTITY",
                "br | IDENTITY",
                "'' | IDENTITY",
            })
    void aTileIsCompressedForThoseWhoReadIt(String header, ContentCoding coding) {
        assertThat(ContentCoding.accepted(header)).isEqualTo(coding);
    }

    @Test
    void whoSaysNothingGetsTheTileAsItIs() {
        assertThat(ContentCoding.accepted(null)).isEqualTo(ContentCoding.IDENTITY);
    }

    @Test
    void aTileComesBackAsItWasCompressed() {
        byte[] mvt = "a tile".repeat(100).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        assertThat(Tile.of(mvt).identity()).isEqualTo(mvt);
        assertThat(Tile.of(mvt).gzip()).hasSizeLessThan(mvt.length);
        assertThat(Tile.of(new byte[0]).isEmpty()).isTrue();
    }
}
