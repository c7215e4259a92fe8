package chaozhou.gis.tiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TileTest {

    @Test
    void aTileComesBackAsItWasCompressed() {
        byte[] mvt = "a tile".repeat(100).getBytes(StandardCharsets.UTF_8);
        assertThat(Tile.of(mvt).identity()).isEqualTo(mvt);
        assertThat(Tile.of(mvt).gzip()).hasSizeLessThan(mvt.length);
        assertThat(Tile.of(new byte[0]).isEmpty()).isTrue();
    }
}
