package chaozhou.gis.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chaozhou.gis.error.GisException.InvalidParameter;
import chaozhou.gis.geo.Crs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

class BboxParameterTest {

    @ParameterizedTest
    @ValueSource(strings = {"116,23,117,24", "116.0,23,+117,2.4e1", "116, 23, 117, 24", "116,23,0,117,24,100"})
    void fourNumbersOrSixAreABox(String value) {
        assertThat(BboxParameter.parse(value, Crs.CRS84).getEnvelopeInternal())
                .isEqualTo(new Envelope(116, 117, 23, 24));
    }

    @Test
    void theAxesComeInTheOrderOfTheCrs() {
        assertThat(BboxParameter.parse("23,116,24,117", Crs.CGCS2000).getEnvelopeInternal())
                .isEqualTo(new Envelope(116, 117, 23, 24));
        Geometry metres = BboxParameter.parse("2600000,450000,2610000,460000", Crs.CGCS2000_CM_117E);
        assertThat(metres.getEnvelopeInternal()).isEqualTo(new Envelope(450000, 460000, 2600000, 2610000));
        assertThat(metres.getSRID()).isEqualTo(4548);
    }

    @Test
    void aBoxMayCrossTheAntimeridian() {
        assertThat(BboxParameter.parse("170,-10,-170,10", Crs.CRS84).getNumGeometries())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1,2,3",
                "1,2,3,4,5",
                "1,2,3,4,5,6,7",
                "a,b,c,d",
                "1,2,,4",
                "NaN,0,1,1",
                "0,0,Infinity,1",
                "0,0,1e400,1",
                "0x1,0,1,1",
                "1d,0,1,1",
                "181,0,182,1",
                "0,-91,1,1",
                "0,5,1,4",
                "1,1,1,1'; DROP TABLE villages;--"
            })
    void whatIsNoBoxIsRefusedByName(String value) {
        assertThatThrownBy(() -> BboxParameter.parse(value, Crs.CRS84))
                .isInstanceOfSatisfying(
                        InvalidParameter.class, e -> assertThat(e.parameter()).isEqualTo("bbox"));
    }
}
