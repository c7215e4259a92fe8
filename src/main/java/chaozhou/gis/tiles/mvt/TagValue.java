package chaozhou.gis.tiles.mvt;

import java.util.Arrays;
import java.util.function.Consumer;

/** A value of a tag (MVT 2.1, 4.4), written once for all tiles that it is in. */
public final class TagValue {

    private final byte[] message;
    private final int hash;

    private TagValue(Consumer<ProtobufOutput> field) {
        ProtobufOutput output = new ProtobufOutput();
        field.accept(output);
        message = output.toByteArray();
        hash = Arrays.hashCode(message);
    }

    public static TagValue of(String text) {
        return new TagValue(value -> value.text(1, text));
    }

    public static TagValue of(double number) {
        return new TagValue(value -> value.float64(3, number));
    }

    public static TagValue of(long number) {
        return new TagValue(number < 0 ? value -> value.signedNumber(6, number) : value -> value.number(5, number));
    }

    public static TagValue of(boolean isTrue) {
        return new TagValue(value -> value.number(7, isTrue ? 1 : 0));
    }

    /** In Protocol Buffers. Not to be changed. */
    byte[] message() {
        return message;
    }

    public int size() {
        return message.length;
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof TagValue value && hash == value.hash && Arrays.equals(message, value.message));
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
