package chaozhou.gis.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class AntimeridianTest {

    private static Geometry read(String wkt) throws ParseException {
        return new WKTReader().read(wkt);
    }

    @Test
    void whatLiesOnOneSideIsLeftAsItIs() throws ParseException {
        Geometry area = read("POLYGON((170 0,180 0,180 5,170 0))");
        assertThat(Antimeridian.cut(area)).isSameAs(area);
        assertThat(Antimeridian.cut(read("POLYGON EMPTY")).isEmpty()).isTrue();
    }

    /** A square with a hole in its middle, both across the meridian. */
    @ParameterizedTest
    @ValueSource(ints = {180, -180})
    void whatCrossesIsCutAndKeepsItsArea(int middle) throws ParseException {
        Geometry area = read("POLYGON((%1$d 0,%2$d 0,%2$d 4,%1$d 4,%1$d 0),(%3$d 1,%4$d 1,%4$d 3,%3$d 3,%3$d 1))"
                .formatted(middle - 2, middle + 2, middle - 1, middle + 1));
        Geometry cut = Antimeridian.cut(area);
        assertThat(cut.isValid()).isTrue();
        assertThat(cut.getNumGeometries()).isEqualTo(2);
        assertThat(cut.getArea()).isCloseTo(12, within(1e-9));
        assertThat(cut.getEnvelopeInternal()).isEqualTo(new Envelope(-180, 180, 0, 4));
        assertThat(cut.contains(read("POINT(179.5 0.5)"))).isTrue();
        assertThat(cut.contains(read("POINT(-178.5 2)"))).isTrue();
        assertThat(cut.contains(read("POINT(-179.5 2)"))).isFalse();
    }
}
