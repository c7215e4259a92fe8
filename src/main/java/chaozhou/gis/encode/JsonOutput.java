package chaozhou.gis.encode;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * JSON text (RFC 8259) in UTF-8, written through a buffer without intermediate objects. Values only: the caller writes
 * brackets and commas.
 */
final class JsonOutput {

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int[] THREE_DIGITS = threeDigits();
    private static final int POSITION_BYTES = 2 * Double.BYTES;
    private static final long SCALE = 1_000_000_000L;

    /** How fine coordinates are: 0.1 mm on the ground. */
    enum Unit {
        DEGREE(SCALE, 0.0005),
        METRE(10_000, 0);

        private final double steps;
        private final long billionths;
        private final double negligible;

        /**
         * @param steps into how many parts the unit is taken; a divisor of {@link #SCALE}
         * @param negligible how far from a whole number of millionths a value may be to be written as one; 0: none is
         */
        Unit(long steps, double negligible) {
            this.steps = steps;
            this.billionths = SCALE / steps;
            this.negligible = negligible;
        }
    }

    private static final double LARGEST_PLAIN = 1e15;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /** Room for any single value that is written without asking for space in between. */
    private static final int MARGIN = 64;

    /** Texts up to so many bytes surely have room in the buffer. */
    private static final int LONGEST_COPIED = 4096;

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

    /** A text in UTF-8. */
    JsonOutput string(byte[] utf8) throws IOException {
        if (utf8.length > LONGEST_COPIED || needsEscape(utf8)) {
            return string(new String(utf8, StandardCharsets.UTF_8));
        }
        reserve(utf8.length + 2);
        buffer[size] = '"';
        System.arraycopy(utf8, 0, buffer, size + 1, utf8.length);
        size += utf8.length + 2;
        buffer[size - 1] = '"';
        return this;
    }

    private static boolean needsEscape(byte[] utf8) {
        for (byte b : utf8) {
            if (b == '"' || b == '\\' || (b >= 0 && b < 0x20)) {
                return true;
            }
        }
        return false;
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
        double thousandths = Math.rint(value * 1000);
        if (Math.abs(thousandths) < LARGEST_PLAIN && thousandths / 1000 == value) {
            return decimal((long) thousandths);
        }
        String shortest = Double.toString(value);
        return raw(isPlain && shortest.indexOf('E') > 0 ? new BigDecimal(shortest).toPlainString() : shortest);
    }

    /** With up to 15 digits no other number of so many reads back as the same. */
    private JsonOutput decimal(long thousandths) throws IOException {
        reserve(MARGIN);
        if (thousandths < 0) {
            buffer[size++] = '-';
        }
        long whole = Math.abs(thousandths) / 1000;
        int decimals = (int) (Math.abs(thousandths) - whole * 1000);
        size = digits(whole, size);
        buffer[size] = '.';
        INT.set(buffer, size + 1, THREE_DIGITS[decimals]);
        size += 1 + significant(decimals);
        return this;
    }

    JsonOutput bool(boolean value) throws IOException {
        return raw(value ? "true" : "false");
    }

    /** A full-date of RFC 3339. */
    JsonOutput date(LocalDate day) throws IOException {
        return raw('"').raw(day.toString()).raw('"');
    }

    /**
     * Positions of well-known binary as a JSON array. Most of all the bytes that are ever sent are written here.
     *
     * @param from where the first ordinate is in the binary
     * @param count of positions, of two ordinates each
     * @param isSwapped whether the second ordinate is written first
     */
    JsonOutput positions(byte[] wkb, int from, int count, boolean isBigEndian, boolean isSwapped, Unit unit)
            throws IOException {
        raw('[');
        // In a local variable it can stay in a register.
        int end = size;
        for (int at = from; at < from + POSITION_BYTES * count; at += POSITION_BYTES) {
            if (buffer.length - end < MARGIN) {
                size = end;
                flush();
                end = 0;
            }
            if (at > from) {
                buffer[end++] = ',';
            }
            end = position(wkb, at, isBigEndian, isSwapped, unit, end);
        }
        size = end;
        return raw(']');
    }

    /** One of such positions. */
    JsonOutput position(byte[] wkb, int at, boolean isBigEndian, boolean isSwapped, Unit unit) throws IOException {
        reserve(MARGIN);
        size = position(wkb, at, isBigEndian, isSwapped, unit, size);
        return this;
    }

    private int position(byte[] wkb, int at, boolean isBigEndian, boolean isSwapped, Unit unit, int start) {
        double first = ordinate(wkb, isSwapped ? at + Double.BYTES : at, isBigEndian);
        double second = ordinate(wkb, isSwapped ? at : at + Double.BYTES, isBigEndian);
        buffer[start] = '[';
        int end = coordinate(first, unit, start + 1);
        buffer[end] = ',';
        end = coordinate(second, unit, end + 1);
        buffer[end] = ']';
        return end + 1;
    }

    private static double ordinate(byte[] wkb, int at, boolean isBigEndian) {
        long bits = (long) LONG.get(wkb, at);
        return Double.longBitsToDouble(isBigEndian ? Long.reverseBytes(bits) : bits);
    }

    /**
     * Three digits at a time, and without branches that depend on them.
     *
     * @return where the text ends that begins at {@code start}; it has no trailing zeros
     */
    private int coordinate(double value, Unit unit, int start) {
        double size = Math.abs(value);
        double micros = size * 1e6;
        int rounded = (int) (micros + 0.5);
        return Math.abs(micros - rounded) < unit.negligible && rounded < 1_000_000_000
                ? millionths(rounded, value < 0, start)
                : billionths(((long) (size * unit.steps + 0.5)) * unit.billionths, value < 0, start);
    }

    /** Degrees mostly have six decimals at most: numbers of 32 bits are divided faster. */
    private int millionths(int number, boolean isNegative, int start) {
        int end = sign(isNegative && number > 0, start);
        int whole = number / 1_000_000;
        return fraction(number - whole * 1_000_000, wholeNumber(whole, end));
    }

    private int billionths(long number, boolean isNegative, int start) {
        int end = digits(number / SCALE, sign(isNegative && number > 0, start));
        int fraction = (int) (number % SCALE);
        int rest = fraction % 1000;
        if (rest == 0) {
            return fraction(fraction / 1000, end);
        }
        fraction(fraction / 1000, end);
        INT.set(buffer, end + 7, THREE_DIGITS[rest]);
        return end + 7 + significant(rest);
    }

    private int sign(boolean isNegative, int start) {
        if (isNegative) {
            buffer[start] = '-';
            return start + 1;
        }
        return start;
    }

    /** A point and six decimals; returns where they end without trailing zeros. */
    private int fraction(int number, int start) {
        int thousandths = number / 1000;
        int millionths = number - thousandths * 1000;
        buffer[start] = '.';
        INT.set(buffer, start + 1, THREE_DIGITS[thousandths]);
        INT.set(buffer, start + 4, THREE_DIGITS[millionths]);
        if (millionths != 0) {
            return start + 4 + significant(millionths);
        }
        return thousandths == 0 ? start : start + 1 + significant(thousandths);
    }

    /** A whole number below 1000, without leading zeros. */
    private int wholeNumber(int value, int start) {
        int skipped = value >= 100 ? 0 : value >= 10 ? 1 : 2;
        INT.set(buffer, start, THREE_DIGITS[value] >>> (8 * skipped));
        return start + 3 - skipped;
    }

    /** How many of three decimals are left without trailing zeros. */
    private static int significant(int decimals) {
        return THREE_DIGITS[decimals] >>> 24;
    }

    /** The numbers below 1000 as three digits of ASCII each, the first one in the lowest byte; in the highest how many end with no zero. */
    private static int[] threeDigits() {
        int[] digits = new int[1000];
        Arrays.setAll(digits, i -> {
            int significant = i % 10 != 0 ? 3 : i % 100 != 0 ? 2 : i != 0 ? 1 : 0;
            return ('0' + i / 100) | ('0' + i / 10 % 10) << 8 | ('0' + i % 10) << 16 | significant << 24;
        });
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
