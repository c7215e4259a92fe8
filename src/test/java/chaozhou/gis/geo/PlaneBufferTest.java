package chaozhou.gis.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.operation.buffer.BufferOp;
import org.locationtech.jts.operation.buffer.BufferParameters;

class PlaneBufferTest {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    /** A coast around an island of ten kilometres, with so much noise in metres. */
    private static Coordinate[] coast(int positions, double noise) {
        SplittableRandom random = new SplittableRandom(5);
        Coordinate[] ring = new Coordinate[positions + 1];
        for (int i = 0; i < positions; i++) {
            double angle = 2 * Math.PI * i / positions;
            double radius = 10_000 + random.nextDouble(-noise, noise);
            ring[i] = new Coordinate(radius * Math.cos(angle), radius * Math.sin(angle));
        }
        ring[positions] = ring[0].copy();
        return ring;
    }

    private static Geometry island(int positions, double noise) {
        return FACTORY.createPolygon(coast(positions, noise));
    }

    @ParameterizedTest
    @ValueSource(doubles = {300, 30, -30, -300})
    void isTheSameInPartsAsAtOnce(double distance) {
        for (Geometry shape : new Geometry[] {
            island(730, 20),
            FACTORY.createLineString(coast(730, 20)),
            FACTORY.createMultiPointFromCoords(coast(130, 50))
        }) {
            if (distance > 0 || shape.getDimension() == 2) {
                Geometry expected = BufferOp.bufferOp(shape, distance, new BufferParameters(32));
                Geometry drawn = PlaneBuffer.of(shape, distance, 32);
                assertThat(drawn.isValid()).isTrue();
                double sagitta = Math.abs(distance) * (1 - Math.cos(Math.PI / 128));
                assertThat(drawn.symDifference(expected).getArea()).isLessThan(3 * sagitta * expected.getLength());
                assertThat(drawn.getArea()).isCloseTo(expected.getArea(), within(expected.getArea() / 1000));
            }
        }
    }

    /** At once the arcs around it would cross each other hundreds of millions of times. */
    @Test
    void aRaggedCoastNeedsLittleMemory() {
        Geometry area = PlaneBuffer.of(FACTORY.createLineString(coast(10_000, 100)), 1000, 8);
        assertThat(area.getNumGeometries()).isEqualTo(1);
        double ring = Math.PI * (11_100d * 11_100 - 8_900d * 8_900);
        assertThat(area.getArea()).isCloseTo(ring, within(ring / 50));
    }

    @Test
    void endsWhenNobodyWantsIt() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> PlaneBuffer.of(island(1000, 10), 100, 8)).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
    }
}
