package chaozhou.gis.geo;

import static chaozhou.gis.geo.EntangledShapes.burr;
import static chaozhou.gis.geo.EntangledShapes.tangle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.GeometryFixer;

class ValidityTest {

    @Test
    void shapesAreLookedAtAndRepaired() {
        assertThat(Validity.error(burr(5000, 116.6))).isNull();
        Geometry invalid = tangle(50);
        assertThat(Validity.error(invalid)).isNotNull();
        Geometry repaired = Validity.repaired(invalid);
        assertThat(Validity.error(repaired)).isNull();
        assertThat(repaired.equalsExact(GeometryFixer.fix(invalid))).isTrue();
    }

    /** Valid or not: of a burr only many edges are beside each other, which takes minutes. */
    @Test
    void whatIsEntangledIsRefused() {
        assertThatThrownBy(() -> Validity.error(burr(100_000, 116.6)))
                .isInstanceOf(EntangledShapeException.class)
                .hasMessageStartingWith("the geometry crosses itself in more than 10000 places, or");
        assertThatThrownBy(() -> Validity.error(tangle(5000))).isInstanceOf(EntangledShapeException.class);
        assertThat(Validity.error(tangle(1500))).isNotNull();
        assertThatThrownBy(() -> Validity.repaired(tangle(1500))).isInstanceOf(EntangledShapeException.class);
    }

    @Test
    void endsWhenNobodyWantsIt() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Validity.error(burr(5000, 116.6))).isInstanceOf(CancellationException.class);
        assertThatThrownBy(() -> Validity.repaired(tangle(50))).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
    }
}
