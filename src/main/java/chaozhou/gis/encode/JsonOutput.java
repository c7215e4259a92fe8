package chaozhou.gis.encode;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * JSON text (RFC 8259) in UTF-8, written through a buffer without intermediate objects. Values only: the caller writes
 * brackets and commas.
 */
final class JsonOutput {

    private static final int[] THREE_DIGITS = threeDigits();
    private static final long SCALE = 1_000_000_000L;

    /** How fine coordinates are: 0.1 mm on the ground. */
    enum Unit {
        DEGREE(SCALE),
        METRE(10_000);

        private final double steps;
        private final long billionths;

        /** @param steps into how many parts the unit is taken; a divisor of {@link #SCALE} */
        Unit(long steps) {
            this.steps = steps;
            this.billionths = SCALE / steps;
        }
    }

    private static final double LARGEST_PLAIN = 1e15;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /** Room for any single value that is written without asking for space in between. */
    private static final int MARGIN = 64;

    private final OutputStream out;
    private final byte[] buffer = new byte[16 * 1024];
    private int size;

    JsonOutput(OutputStream out) {
        this.out = out;
    }

    /** Text that is JSON already, in ASCII. */
    JsonOutput raw(String json) throws IOException {
        int length = json.length();
        for (int i = 0; i < length; i++) {
            raw(json.charAt(i));
        }
        return this;
    }

    JsonOutput raw(char ascii) throws IOException {
        reserve(1);
        buffer[size++] = (byte) ascii;
        return this;
    }

    /** Bytes that are JSON already, in UTF-8. */
    JsonOutput raw(byte[] json) throws IOException {
        if (json.length > buffer.length - size) {
            flush();
        }
        if (json.length > buffer.length) {
            out.write(json);
        } else {
            System.arraycopy(json, 0, buffer, size, json.length);
            size += json.length;
        }
        return this;
    }

    JsonOutput string(String text) throws IOException {
        raw('"');
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            codePoint(c);
        }
        return raw('"');
    }

    private void codePoint(int c) throws IOException {
        reserve(MARGIN);
        if (c == '"' || c == '\\') {
            buffer[size++] = '\\';
            buffer[size++] = (byte) c;
        } else if (c < 0x20) {
            raw("\\u00");
            buffer[size++] = HEX[c >> 4];
            buffer[size++] = HEX[c & 15];
        } else if (c < 0x80) {
            buffer[size++] = (byte) c;
        } else if (c < 0x800) {
            buffer[size++] = (byte) (0xc0 | (c >> 6));
            buffer[size++] = continuation(c);
        } else if (c < 0x10000) {
            buffer[size++] = (byte) (0xe0 | (c >> 12));
            buffer[size++] = continuation(c >> 6);
            buffer[size++] = continuation(c);
        } else {
            buffer[size++] = (byte) (0xf0 | (c >> 18));
            buffer[size++] = continuation(c >> 12);
            buffer[size++] = continuation(c >> 6);
            buffer[size++] = continuation(c);
        }
    }

    private static byte continuation(int c) {
        return (byte) (0x80 | (c & 0x3f));
    }

    JsonOutput number(long value) throws IOException {
        if (value == Long.MIN_VALUE) {
            return raw(Long.toString(value));
        }
        reserve(MARGIN);
        if (value < 0) {
            buffer[size++] = '-';
        }
        size = digits(Math.abs(value), size);
        return this;
    }

    /** The shortest decimal that reads back as the same number; whole ones without a fraction, large ones with an exponent. */
    JsonOutput number(double value) throws IOException {
        boolean isPlain = Math.abs(value) < LARGEST_PLAIN;
        if (isPlain && value == Math.rint(value)) {
            return number((long) value);
        }
        String shortest = Double.toString(value);
        return raw(isPlain && shortest.indexOf('E') > 0 ? new BigDecimal(shortest).toPlainString() : shortest);
    }

    JsonOutput bool(boolean value) throws IOException {
        return raw(value ? "true" : "false");
    }

    /** A full-date of RFC 3339. */
    JsonOutput date(LocalDate day) throws IOException {
        return raw('"').raw(day.toString()).raw('"');
    }

    JsonOutput position(double first, double second, Unit unit) throws IOException {
        reserve(MARGIN);
        int end = size;
        buffer[end++] = '[';
        end = coordinate(first, unit, end);
        buffer[end++] = ',';
        end = coordinate(second, unit, end);
        buffer[end++] = ']';
        size = end;
        return this;
    }

    /**
     * Most of all the bytes that are ever sent are written here, so three digits at a time are.
     *
     * @return where the text ends that begins at {@code start}; it has no trailing zeros
     */
    private int coordinate(double value, Unit unit, int start) {
        long scaled = Math.round(value * unit.steps) * unit.billionths;
        int end = start;
        if (scaled < 0) {
            buffer[end++] = '-';
            scaled = -scaled;
        }
        long whole = scaled / SCALE;
        int fraction = (int) (scaled - whole * SCALE);
        end = whole < 1000 ? wholeNumber((int) whole, end) : digits(whole, end);
        if (fraction == 0) {
            return end;
        }
        buffer[end++] = '.';
        int thousandths = fraction / 1_000_000;
        int millionths = fraction / 1000 - thousandths * 1000;
        int billionths = fraction - fraction / 1000 * 1000;
        if (billionths != 0) {
            three(thousandths, end);
            three(millionths, end + 3);
            return decimals(billionths, end + 6);
        }
        if (millionths != 0) {
            three(thousandths, end);
            return decimals(millionths, end + 3);
        }
        return decimals(thousandths, end);
    }

    /** A whole number below 1000, without leading zeros. */
    private int wholeNumber(int value, int start) {
        int skipped = value >= 100 ? 0 : value >= 10 ? 1 : 2;
        int digits = THREE_DIGITS[value] >> (8 * skipped);
        for (int i = start; i < start + 3 - skipped; i++) {
            buffer[i] = (byte) digits;
            digits >>= 8;
        }
        return start + 3 - skipped;
    }

    /** The last three decimals, without trailing zeros. */
    private int decimals(int value, int start) {
        three(value, start);
        int end = start + 3;
        while (buffer[end - 1] == '0') {
            end--;
        }
        return end;
    }

    private void three(int value, int start) {
        int digits = THREE_DIGITS[value];
        buffer[start] = (byte) digits;
        buffer[start + 1] = (byte) (digits >> 8);
        buffer[start + 2] = (byte) (digits >> 16);
    }

    /** The numbers below 1000 as three digits of ASCII each, the first one in the lowest byte. */
    private static int[] threeDigits() {
        int[] digits = new int[1000];
        Arrays.setAll(digits, i -> ('0' + i / 100) | ('0' + i / 10 % 10) << 8 | ('0' + i % 10) << 16);
        return digits;
    }

    /** Decimal digits of a number that is not negative, without leading zeros; returns where they end. */
    private int digits(long value, int start) {
        int count = 1;
        for (long bound = 10; count < 19 && value >= bound; bound *= 10) {
            count++;
        }
        long rest = value;
        for (int i = start + count - 1; i >= start; i--) {
            long quotient = rest / 10;
            buffer[i] = (byte) ('0' + (rest - quotient * 10));
            rest = quotient;
        }
        return start + count;
    }

    private void reserve(int bytes) throws IOException {
        if (buffer.length - size < bytes) {
            flush();
        }
    }

    /** Hands what is buffered to the stream, which is not flushed itself. */
    void flush() throws IOException {
        out.write(buffer, 0, size);
        size = 0;
    }
}
