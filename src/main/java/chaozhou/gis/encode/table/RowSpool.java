package chaozhou.gis.encode.table;

import chaozhou.gis.catalog.Text;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;

/** Rows that are kept in a file until they are written, where there may be more than memory holds. They may be given several times. */
public final class RowSpool implements Table.RowWriter, Table.Rows, Closeable {

    private static final byte NULL = 0;
    private static final byte LONG = 1;
    private static final byte DOUBLE = 2;
    private static final byte BOOLEAN = 3;
    private static final byte TEXT = 4;
    private static final byte BILINGUAL = 5;

    private final Path file;
    private final DataOutputStream out;
    private final WKBWriter wkb = new WKBWriter(2);
    private long count;

    /** @param file that is empty and the caller's to delete */
    public RowSpool(Path file) throws IOException {
        this.file = file;
        this.out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
    }

    /** How many rows there are. */
    public long count() {
        return count;
    }

    @Override
    public void row(List<@Nullable Object> values, @Nullable Geometry shape) throws IOException {
        out.writeInt(values.size());
        for (Object value : values) {
            value(value);
        }
        bytes(shape == null ? new byte[0] : wkb.write(shape));
        count++;
    }

    private void value(@Nullable Object value) throws IOException {
        if (value instanceof Long number) {
            out.writeByte(LONG);
            out.writeLong(number);
        } else if (value instanceof Double number) {
            out.writeByte(DOUBLE);
            out.writeDouble(number);
        } else if (value instanceof Boolean bool) {
            out.writeByte(BOOLEAN);
            out.writeBoolean(bool);
        } else if (value instanceof String text) {
            out.writeByte(TEXT);
            text(text);
        } else if (value instanceof Text text) {
            out.writeByte(BILINGUAL);
            text(text.zh());
            text(text.en());
        } else {
            out.writeByte(NULL);
        }
    }

    private void text(String text) throws IOException {
        bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private void bytes(byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    @Override
    public void writeTo(Table.RowWriter to) throws IOException {
        out.flush();
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            for (long row = 0; row < count; row++) {
                int size = in.readInt();
                List<@Nullable Object> values = new ArrayList<>(size);
                for (int i = 0; i < size; i++) {
                    values.add(value(in));
                }
                to.row(values, shape(in.readNBytes(in.readInt())));
            }
        }
    }

    private static @Nullable Object value(DataInputStream in) throws IOException {
        return switch (in.readByte()) {
            case LONG -> in.readLong();
            case DOUBLE -> in.readDouble();
            case BOOLEAN -> in.readBoolean();
            case TEXT -> text(in);
            case BILINGUAL -> new Text(text(in), text(in));
            default -> null;
        };
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }

    private static @Nullable Geometry shape(byte[] bytes) throws IOException {
        try {
            return bytes.length == 0 ? null : new WKBReader().read(bytes);
        } catch (ParseException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
