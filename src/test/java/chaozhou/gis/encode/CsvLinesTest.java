package chaozhou.gis.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CsvLinesTest {

    private static String line(@Nullable Object... values) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<@Nullable Object> cells = Arrays.asList(values);
        new CsvLines(out).write(cells);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void emptyCellsKeepTheirPlacesAtTheBeginningToo() throws IOException {
        assertThat(line(null, null, "a", null)).isEqualTo(",,a,\r\n");
    }

    @Test
    void textsAreQuotedWhereTheyHaveTo() throws IOException {
        assertThat(line("村, 社区", "a\"b", "行\n行", "plain")).isEqualTo("\"村, 社区\",\"a\"\"b\",\"行\n行\",plain\r\n");
    }

    @Test
    void textsThatASpreadsheetWouldRunAreMadeHarmless() throws IOException {
        assertThat(line("=1+1", "-x", "+86", "@a", -5L)).isEqualTo("'=1+1,'-x,'+86,'@a,-5\r\n");
    }

    @Test
    void numbersHaveNoExponents() throws IOException {
        assertThat(line(1.0, 1e-9, 12345678.5, 3L, true)).isEqualTo("1,0.000000001,12345678.5,3,true\r\n");
    }
}
