package chaozhou.gis.features;

import static org.assertj.core.api.Assertions.assertThat;

import chaozhou.gis.RunningService;
import chaozhou.gis.RunningService.Answer;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadInputIT {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /api?x=1                                                        | x
            /api/conformance?f=pdf                                          | f
            /api/openapi?a=1                                                | a
            /api/collections?limit=1                                        | limit
            /api/collections/villages?x=1                                   | x
            /api/collections/villages/schema?x=1                            | x
            /api/collections/villages/items?colour=red                      | colour
            /api/collections/villages/items?bbox=1,2,3                      | bbox
            /api/collections/villages/items?bbox=NaN,0,1,1                  | bbox
            /api/collections/villages/items?bbox=0,0,1e999,1                | bbox
            /api/collections/villages/items?bbox=                           | bbox
            /api/collections/villages/items?bbox=1,2,3,4&bbox=1,2,3,4       | bbox
            /api/collections/villages/items?datetime=2023-02-30             | datetime
            /api/collections/villages/items?datetime=tomorrow               | datetime
            /api/collections/villages/items?limit=0                         | limit
            /api/collections/villages/items?limit=-1                        | limit
            /api/collections/villages/items?limit=many                      | limit
            /api/collections/villages/items?limit=1&limit=2                 | limit
            /api/collections/villages/items?after=x                         | after
            /api/collections/villages/items?after=1@2023-99-99              | after
            /api/collections/villages/items?kind=castle                     | kind
            /api/collections/villages/items?livable=perhaps                 | livable
            /api/collections/villages/items?population=1.5                  | population
            /api/collections/villages/items?population=99999999999999999999 | population
            /api/collections/villages/items?area_m2=NaN                     | area_m2
            /api/collections/villages/items?area_m2=1e999                   | area_m2
            /api/collections/villages/items?name=a%00b                      | name
            /api/collections/villages/items?name=a%07b                      | name
            /api/collections/villages/items/445103113201?datetime=2023-01-01/.. | datetime
            /api/collections/villages/items/445103113201?bbox=1,2,3,4       | bbox
            """)
    void aParameterThatCantBeUsedIsNamed(String path, String parameter) {
        Answer answer = RunningService.get(path);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().path("parameter").stringValue()).isEqualTo(parameter);
        assertThat(answer.json().path("detail").stringValue()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/collections/castles",
                "/api/collections/castles/items",
                "/api/collections/villages%27/items",
                "/api/collections/villages/items/nobody",
                "/api/collections/villages/items/%27%3B%20DROP%20TABLE%20villages%3B--",
                "/api/collections/villages/items/%00",
                "/api/nothing",
                "/nothing",
                "/api/collections/villages/schemas"
            })
    void whatDoesNotExistIsNotFound(String path) {
        Answer answer = RunningService.get(path);
        assertThat(answer.status()).isIn(400, 404);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().path("detail").stringValue()).isNotBlank();
    }

    @Test
    void sqlInAValueIsAValue() {
        Answer answer = RunningService.get("/api/collections/villages/items?name=%27%20OR%201%3D1%3B--");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("numberMatched").intValue()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bbox", "datetime", "limit", "after", "name", "kind", "unknown"})
    void tenThousandCharactersAreRefusedByName(String parameter) {
        Answer answer = RunningService.get("/api/collections/villages/items?" + parameter + "=" + "x".repeat(10_000));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("parameter").stringValue()).isEqualTo(parameter);
    }

    @Test
    void anotherMethodIsRefusedWithTheAllowedOnes() throws Exception {
        Answer answer = RunningService.send(
                java.net.http.HttpRequest.newBuilder(RunningService.address("/api/collections/villages/items"))
                        .DELETE()
                        .build());
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).contains("GET");
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/<>", "/api/collections?q=\u0001", "/api/collections/%zz", "/api/%c0%ae%c0%ae/"})
    void aRequestThatIsNoHttpIsAProblemToo(String target) throws IOException {
        String answer = raw("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer).containsPattern("HTTP/1.1 (400|404)").contains("application/problem+json");
    }

    @Test
    void anAddressLongerThanTheServerReadsIsAProblemToo() throws IOException {
        String answer =
                raw("GET /api?x=" + "x".repeat(100_000) + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer).containsPattern("HTTP/1.1 4\\d\\d");
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket("localhost", RunningService.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
