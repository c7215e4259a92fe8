package chaozhou.gis.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LayerStatesTest {

    /** Its tiles would ask for a table that nobody has made. */
    @Test
    void aLayerThatNothingWasPublishedOfHasNoShapesOfItsOwnForTiles() {
        Layer layer = LayerDefinitions.read(Path.of("gis-data", "layers")).get(0);
        LayerState state = new LayerStates().of(layer);
        assertThat(state.isGeneralized()).isFalse();
        assertThat(state.revision()).isZero();
    }
}
