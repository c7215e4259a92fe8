package chaozhou.gis.geo;

import static chaozhou.gis.geo.EntangledShapes.burr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chaozhou.gis.error.GisException;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

class OverlaysTest {

    private static final PrecisionModel GRID = new PrecisionModel(1e9);
    private static final Geometry ONE = burr(300, 116.6);
    private static final Geometry OTHER = burr(300, 116.65);

    @ParameterizedTest
    @ValueSource(ints = {OverlayNG.INTERSECTION, OverlayNG.UNION, OverlayNG.DIFFERENCE, OverlayNG.SYMDIFFERENCE})
    void overlaysAreThoseOfJts(int operation) {
        assertThat(Overlays.overlay(ONE, OTHER, operation).equalsExact(OverlayNGRobust.overlay(ONE, OTHER, operation)))
                .isTrue();
        assertThat(Overlays.overlay(ONE, OTHER, operation, GRID)
                        .equalsExact(OverlayNG.overlay(ONE, OTHER, operation, GRID)))
                .isTrue();
    }

    @Test
    void unionsAreThoseOfJts() {
        List<Geometry> several = List.of(ONE, OTHER, burr(300, 116.7));
        assertThat(Overlays.union(several).equalsExact(OverlayNGRobust.union(several)))
                .isTrue();
    }

    /** In the memory of the service there is room for a few hundred thousand. */
    @Test
    void edgesThatCrossInMillionsOfPlacesAreRefused() {
        Geometry one = burr(6000, 116.6);
        Geometry other = burr(6000, 116.65);
        for (ThrowingCallable overlay : List.<ThrowingCallable>of(
                () -> Overlays.overlay(one, other, OverlayNG.INTERSECTION),
                () -> Overlays.overlay(one, other, OverlayNG.INTERSECTION, GRID),
                () -> Overlays.union(List.of(one, other)))) {
            assertThatThrownBy(overlay)
                    .isInstanceOf(GisException.TooLarge.class)
                    .hasMessageContaining("50000 places");
        }
    }

    /** Those that would wait for their turn too. */
    @ParameterizedTest
    @ValueSource(ints = {300, 30_000})
    void endWhenNobodyWantsThem(int positions) {
        Geometry one = burr(positions, 116.6);
        Geometry other = burr(positions, 116.65);
        for (ThrowingCallable overlay : List.<ThrowingCallable>of(
                () -> Overlays.overlay(one, other, OverlayNG.UNION), () -> Overlays.union(List.of(one, other)))) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(overlay).isInstanceOf(CancellationException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    /** One after the other, and the place is given back. */
    @Test
    void whatIsLargeIsComputed() {
        Geometry circle = OTHER.getCentroid().buffer(0.05, 10_000);
        for (int round = 0; round < 2; round++) {
            assertThat(Overlays.overlay(circle, OTHER, OverlayNG.UNION)
                            .equalsExact(OverlayNGRobust.overlay(circle, OTHER, OverlayNG.UNION)))
                    .isTrue();
        }
    }
}
