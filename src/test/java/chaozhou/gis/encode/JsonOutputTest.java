package chaozhou.gis.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class JsonOutputTest {

    private interface Writing {
        void to(JsonOutput json) throws IOException;
    }

    private static String written(Writing writing) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonOutput json = new JsonOutput(out);
        writing.to(json);
        json.flush();
        return out.toString(StandardCharsets.UTF_8);
    }

    private static void position(JsonOutput json, double first, double second) throws IOException {
        json.position(binary(ByteOrder.LITTLE_ENDIAN, first, second), 0, false, false, JsonOutput.Unit.DEGREE);
    }

    private static byte[] binary(ByteOrder order, double... ordinates) {
        ByteBuffer binary = ByteBuffer.allocate(ordinates.length * Double.BYTES).order(order);
        for (double ordinate : ordinates) {
            binary.putDouble(ordinate);
        }
        return binary.array();
    }

    @Test
    void positionsAreReadInEitherByteOrderAndWrittenInEitherOrderOfAxes() throws IOException {
        byte[] little = binary(ByteOrder.LITTLE_ENDIAN, 7, 1, 2, 3, 4.5);
        byte[] big = binary(ByteOrder.BIG_ENDIAN, 7, 1, 2, 3, 4.5);
        assertThat(written(json -> json.positions(little, 8, 2, false, false, JsonOutput.Unit.METRE)))
                .isEqualTo("[[1,2],[3,4.5]]");
        assertThat(written(json -> json.positions(big, 8, 2, true, true, JsonOutput.Unit.METRE)))
                .isEqualTo("[[2,1],[4.5,3]]");
        assertThat(written(json -> json.positions(big, 8, 0, true, true, JsonOutput.Unit.METRE)))
                .isEqualTo("[]");
    }

    @Test
    void positionsMayFillTheBufferMoreThanOnce() throws IOException {
        double[] ordinates =
                new Random(2).doubles(20_000, 100, 180).map(Math::rint).toArray();
        String expected = IntStream.range(0, ordinates.length / 2)
                .mapToObj(i -> "[%d,%d]".formatted((int) ordinates[2 * i], (int) ordinates[2 * i + 1]))
                .collect(Collectors.joining(",", "[", "]"));
        byte[] binary = binary(ByteOrder.LITTLE_ENDIAN, ordinates);
        assertThat(written(json -> json.positions(binary, 0, 10_000, false, false, JsonOutput.Unit.DEGREE)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "116.63, 116.63",
        "-116.63, -116.63",
        "23.000001, 23.000001",
        "0.000000001, 0.000000001",
        "-0.5, -0.5",
        "180, 180",
        "116.1234567891, 116.123456789",
        "116.9999999999, 117",
        "0.1, 0.1",
        "100.01, 100.01",
        "7.001, 7.001",
        "12.0005, 12.0005",
        "39516000.25, 39516000.25"
    })
    void coordinatesHaveNineDecimalsAtMostAndNoTrailingZeros(double degrees, String expected) throws IOException {
        assertThat(written(json -> position(json, degrees, 9))).isEqualTo("[" + expected + ",9]");
    }

    @Test
    void coordinatesReadBackToWithinHalfOfTheLastDecimal() throws IOException {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            double degrees = random.nextDouble(-180, 180);
            String position = written(json -> position(json, 1, degrees));
            assertThat(Double.parseDouble(position.substring(3, position.length() - 1)))
                    .isBetween(degrees - 0.500001e-9, degrees + 0.500001e-9);
        }
    }

    @ParameterizedTest
    @ValueSource(
            longs = {0, 9, 10, -1, 99, 100, 1_234_567_890_123L, Long.MAX_VALUE, Long.MIN_VALUE, Long.MIN_VALUE + 1})
    void wholeNumbersAreWrittenInFull(long value) throws IOException {
        assertThat(written(json -> json.number(value))).isEqualTo(Long.toString(value));
    }

    @ParameterizedTest
    @CsvSource({
        "27050000, 27050000",
        "0.25, 0.25",
        "-3, -3",
        "1e300, 1.0E300",
        "1234.56, 1234.56",
        "18506596.35, 18506596.35",
        "-0.005, -0.005",
        "0.0005, 0.00050",
        "999999999999.999, 999999999999.999",
        "9999999999999.99, 9999999999999.99",
        "0.1234567, 0.1234567",
        "0.00001, 0.000010"
    })
    void numbersAreTheShortestThatReadBack(double value, String expected) throws IOException {
        assertThat(written(json -> json.number(value))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"凤凰镇", "a\"b\\c", "tab\tline\nend\u0001", "é", "𠀀 beyond the first plane", ""})
    void anyTextReadsBack(String text) throws IOException {
        assertThat(JsonMapper.shared().readValue(written(json -> json.string(text)), String.class))
                .isEqualTo(text);
    }

    @Test
    void textLongerThanTheBufferPassesThroughWhole() throws IOException {
        String text = "汕".repeat(50_000);
        assertThat(written(json -> json.string(text))).isEqualTo('"' + text + '"');
    }
}
