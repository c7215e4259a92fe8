package chaozhou.gis.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chaozhou.gis.error.GisException.InvalidParameter;
import chaozhou.gis.geo.BoundingBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BboxParameterTest {

    @ParameterizedTest
    @ValueSource(strings = {"116,23,117,24", "116.0,23,+117,2.4e1", "116, 23, 117, 24", "116,23,0,117,24,100"})
    void fourNumbersOrSixAreABox(String value) {
        assertThat(BboxParameter.parse(value)).isEqualTo(new BoundingBox(116, 23, 117, 24));
    }

    @Test
    void aBoxMayCrossTheAntimeridian() {
        assertThat(BboxParameter.parse("170,-10,-170,10").crossesAntimeridian()).isTrue();
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
        assertThatThrownBy(() -> BboxParameter.parse(value))
                .isInstanceOfSatisfying(
                        InvalidParameter.class, e -> assertThat(e.parameter()).isEqualTo("bbox"));
    }
}
