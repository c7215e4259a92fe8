package chaozhou.gis.http;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chaozhou.gis.error.GisException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest {

    private static final JsonBody BODY =
            new JsonBody(1 << 20, List.of("application/json", "application/*+json"), "send less");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json;charset=UTF-8",
                "application/geo+json",
            })
    void jsonIsTaken(String contentType) {
        BODY.requireType(contentType);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/json;charset=GBK",
                "application/json;charset=nonsense",
                "application/*",
                "json",
            })
    void otherContentTypesAreRefused(String contentType) {
        assertThatThrownBy(() -> BODY.requireType(contentType))
                .isInstanceOf(GisException.UnsupportedContent.class)
                .hasMessageContaining("application/json");
    }
}
