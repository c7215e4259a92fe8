package chaozhou.gis.encode;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lines of comma-separated values (RFC 4180) in UTF-8. */
public final class CsvLines {

    private static final String BYTE_ORDER_MARK = "\ufeff";

    private final OutputStream out;

    public CsvLines(OutputStream out) {
        this.out = out;
    }

    /** @param hasMark whether a byte order mark comes first; without it spreadsheets read Chinese as something else */
    public void begin(boolean hasMark) throws IOException {
        if (hasMark) {
            out.write(BYTE_ORDER_MARK.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** A line: texts, numbers, booleans, or null for an empty cell. */
    public void write(List<@Nullable Object> values) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            line.append(i == 0 ? "" : ",").append(text(values.get(i)));
        }
        out.write(line.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Double number) {
            return new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
        }
        String text = value instanceof String cell ? harmless(cell) : value.toString();
        return isPlain(text) ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ',' || c == '"' || c == '\n' || c == '\r') {
                return false;
            }
        }
        return true;
    }

    /** A spreadsheet would run a text that begins so; an apostrophe before it makes it a text (OWASP, CSV injection). */
    private static String harmless(String text) {
        return text.isEmpty() || "=+-@\t\r".indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }
}
