package chaozhou.gis.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundingBoxTest {

    @Test
    void aBoxAcrossTheAntimeridianHasTwoParts() {
        assertThat(new BoundingBox(170, -10, -170, 10).parts())
                .containsExactly(new BoundingBox(170, -10, 180, 10), new BoundingBox(-180, -10, -170, 10));
    }

    @Test
    void anyOtherBoxIsItsOnlyPart() {
        BoundingBox box = new BoundingBox(116, 23, 117, 24);
        assertThat(box.parts()).containsExactly(box);
    }

    @ParameterizedTest
    @CsvSource({
        "181, 0, 0, 0, longitude",
        "0, 91, 0, 0, latitude",
        "0, 0, NaN, 0, longitude",
        "0, 0, 0, Infinity, latitude",
        "0, 1, 0, 0, south"
    })
    void aBoxThatIsNoneIsRefusedWithTheReason(double west, double south, double east, double north, String reason) {
        assertThatThrownBy(() -> new BoundingBox(west, south, east, north))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }
}
