package chaozhou.gis.tiles.mvt;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A message of Protocol Buffers in the making. */
final class ProtobufOutput {

    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int LENGTH_DELIMITED = 2;

    private byte[] buffer = new byte[1024];
    private int size;

    void clear() {
        size = 0;
    }

    int size() {
        return size;
    }

    byte[] toByteArray() {
        return Arrays.copyOf(buffer, size);
    }

    /** A number, without saying of which field. */
    void varint(long value) {
        reserve(10);
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            buffer[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        buffer[size++] = (byte) rest;
    }

    /** A signed number, the small ones short. */
    void zigzag(long value) {
        varint((value << 1) ^ (value >> 63));
    }

    void number(int field, long value) {
        varint(field << 3 | VARINT);
        varint(value);
    }

    void signedNumber(int field, long value) {
        varint(field << 3 | VARINT);
        zigzag(value);
    }

    void float64(int field, double value) {
        varint(field << 3 | FIXED64);
        reserve(8);
        for (long bits = Double.doubleToLongBits(value), i = 0; i < 8; i++, bits >>>= 8) {
            buffer[size++] = (byte) bits;
        }
    }

    void text(int field, String value) {
        bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    void bytes(int field, byte[] value) {
        length(field, value.length);
        append(value, value.length);
    }

    void message(int field, ProtobufOutput message) {
        length(field, message.size);
        append(message);
    }

    /** The fields of another message. */
    void append(ProtobufOutput other) {
        append(other.buffer, other.size);
    }

    /** What comes before so many bytes of a field. */
    void length(int field, int bytes) {
        varint(field << 3 | LENGTH_DELIMITED);
        varint(bytes);
    }

    /** How many bytes a part of so many takes with what comes before; of a field below 16. */
    static int sizeOfPart(int bytes) {
        return 1 + (38 - Integer.numberOfLeadingZeros(bytes | 1)) / 7 + bytes;
    }

    private void append(byte[] bytes, int length) {
        reserve(length);
        System.arraycopy(bytes, 0, buffer, size, length);
        size += length;
    }

    private void reserve(int bytes) {
        if (buffer.length - size < bytes) {
            buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, size + bytes));
        }
    }
}
