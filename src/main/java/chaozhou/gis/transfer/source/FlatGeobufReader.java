package chaozhou.gis.transfer.source;

import chaozhou.gis.error.GisException;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.wololo.flatgeobuf.GeometryConversions;
import org.wololo.flatgeobuf.generated.Column;
import org.wololo.flatgeobuf.generated.ColumnType;
import org.wololo.flatgeobuf.generated.Feature;
import org.wololo.flatgeobuf.generated.GeometryType;
import org.wololo.flatgeobuf.generated.Header;

/** Reads the features of a FlatGeobuf file without an index, one after the other; each stands in memory by itself. */
public final class FlatGeobufReader implements AutoCloseable {

    private static final int MAGIC = 8;

    /** A larger feature than any that GDAL takes from GeoJSON. */
    private static final int MOST_BYTES = 512 << 20;

    private final DataInputStream in;
    private final Header header;
    private final List<SourceField> fields = new ArrayList<>();
    private final int[] types;
    private final long size;
    private long position;
    private long row;

    FlatGeobufReader(Path file) throws IOException {
        size = Files.size(file);
        in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 18));
        in.skipNBytes(MAGIC);
        position = MAGIC;
        header = Header.getRootAsHeader(Objects.requireNonNull(sized()));
        types = new int[header.columnsLength()];
        for (int i = 0; i < types.length; i++) {
            Column column = header.columns(i);
            types[i] = column.type();
            String title = column.title();
            fields.add(new SourceField(
                    column.name(), title == null || title.isEmpty() ? column.name() : title, type(column.type())));
        }
    }

    public List<SourceField> fields() {
        return fields;
    }

    /** How much of the file is read, 0 to 1. */
    public double share() {
        return (double) position / size;
    }

    /** The next feature; null after the last one. */
    @Nullable
    public SourceFeature next() throws IOException {
        ByteBuffer buffer = sized();
        if (buffer == null) {
            return null;
        }
        Feature feature = Feature.getRootAsFeature(buffer);
        row++;
        return new SourceFeature(row, values(feature), geometry(feature));
    }

    /** The next part, with its length before it; null at the end. */
    private @Nullable ByteBuffer sized() throws IOException {
        byte[] prefix = new byte[4];
        int read = in.readNBytes(prefix, 0, 4);
        if (read == 0) {
            return null;
        }
        int length = ByteBuffer.wrap(prefix).order(ByteOrder.LITTLE_ENDIAN).getInt();
        if (read < 4 || length < 0 || length > MOST_BYTES) {
            throw new EOFException("The FlatGeobuf is cut off.");
        }
        byte[] part = in.readNBytes(length);
        if (part.length < length) {
            throw new EOFException("The FlatGeobuf is cut off.");
        }
        position += 4L + length;
        return ByteBuffer.wrap(part).order(ByteOrder.LITTLE_ENDIAN);
    }

    private @Nullable Geometry geometry(Feature feature) {
        org.wololo.flatgeobuf.generated.Geometry geometry = feature.geometry();
        if (geometry == null) {
            return null;
        }
        int type = geometry.type() == GeometryType.Unknown ? header.geometryType() : geometry.type();
        return GeometryConversions.deserialize(geometry, type);
    }

    private List<@Nullable Object> values(Feature feature) {
        @Nullable Object[] values = new @Nullable Object[types.length];
        ByteBuffer bytes = feature.propertiesAsByteBuffer();
        if (bytes != null) {
            bytes.order(ByteOrder.LITTLE_ENDIAN);
            while (bytes.remaining() >= 2) {
                int column = Short.toUnsignedInt(bytes.getShort());
                values[column] = value(types[column], bytes);
            }
        }
        return Arrays.asList(values);
    }

    private static @Nullable Object value(int type, ByteBuffer bytes) {
        return switch (type) {
            case ColumnType.Byte -> (long) bytes.get();
            case ColumnType.UByte -> (long) Byte.toUnsignedInt(bytes.get());
            case ColumnType.Bool -> bytes.get() != 0;
            case ColumnType.Short -> (long) bytes.getShort();
            case ColumnType.UShort -> (long) Short.toUnsignedInt(bytes.getShort());
            case ColumnType.Int -> (long) bytes.getInt();
            case ColumnType.UInt -> Integer.toUnsignedLong(bytes.getInt());
            case ColumnType.Long, ColumnType.ULong -> bytes.getLong();
            case ColumnType.Float -> (double) bytes.getFloat();
            case ColumnType.Double -> bytes.getDouble();
            case ColumnType.Binary -> {
                text(bytes);
                yield null;
            }
            case ColumnType.String, ColumnType.Json, ColumnType.DateTime -> text(bytes);
            default ->
                throw new GisException.InvalidData(
                        "The file is not taken in:", List.of("it has a field of a kind that is not known here"));
        };
    }

    private static String text(ByteBuffer bytes) {
        byte[] text = new byte[bytes.getInt()];
        bytes.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    private static SourceField.Type type(int type) {
        return switch (type) {
            case ColumnType.Bool -> SourceField.Type.BOOLEAN;
            case ColumnType.Float, ColumnType.Double -> SourceField.Type.NUMBER;
            case ColumnType.DateTime -> SourceField.Type.DATE;
            case ColumnType.String, ColumnType.Json, ColumnType.Binary -> SourceField.Type.TEXT;
            default -> SourceField.Type.INTEGER;
        };
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
