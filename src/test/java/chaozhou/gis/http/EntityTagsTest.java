package chaozhou.gis.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntityTagsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"a\" | true",
                "W/\"a\" | true",
                "\"b\", \"a\" | true",
                "* | true",
                "\"b\" | false",
                "a | false",
            })
    void anEntityTagMatchesWeakly(String header, boolean matches) {
        assertThat(EntityTags.match(header, "\"a\"")).isEqualTo(matches);
    }
}
