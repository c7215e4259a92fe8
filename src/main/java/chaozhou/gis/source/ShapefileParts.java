package chaozhou.gis.source;

import chaozhou.gis.error.GisException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Whether the files of a Shapefile fit each other (ESRI Shapefile Technical Description, 1998): GDAL makes do with what there is. */
final class ShapefileParts {

    private static final int HEADER = 100;

    private ShapefileParts() {}

    /**
     * Compares the numbers of records, and the lengths with those that the headers tell.
     *
     * @param parts by extension, {@code shx} and {@code dbf} among them
     * @throws GisException.InvalidData when one is cut off or of another Shapefile
     */
    static void requireFitting(Path shapes, Map<String, Path> parts) throws IOException {
        Path index = Objects.requireNonNull(parts.get("shx"));
        Path table = Objects.requireNonNull(parts.get("dbf"));
        requireLength(shapes);
        requireLength(index);
        long shapeCount = (Files.size(index) - HEADER) / 8;
        byte[] header = start(table, 12);
        ByteBuffer sizes = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
        if (header.length < 12) {
            throw refused(table, "is cut off");
        }
        long rowCount = Integer.toUnsignedLong(sizes.getInt(4));
        long length = Short.toUnsignedLong(sizes.getShort(8)) + rowCount * Short.toUnsignedLong(sizes.getShort(10));
        if (Files.size(table) < length) {
            throw refused(
                    table,
                    "has %d bytes where its header tells %d: it is cut off".formatted(Files.size(table), length));
        }
        if (shapeCount != rowCount) {
            throw refused(
                    shapes,
                    "has %d shapes, and its .dbf %d rows: they are not of the same Shapefile"
                            .formatted(shapeCount, rowCount));
        }
    }

    private static void requireLength(Path file) throws IOException {
        byte[] header = start(file, HEADER);
        long told = header.length < HEADER ? -1 : 2L * ByteBuffer.wrap(header).getInt(24);
        if (told != Files.size(file)) {
            throw refused(
                    file, "has %d bytes where its header tells %d: it is cut off".formatted(Files.size(file), told));
        }
    }

    private static byte[] start(Path file, int length) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(length);
        }
    }

    private static GisException.InvalidData refused(Path file, String sentence) {
        return new GisException.InvalidData(
                "The Shapefile is not whole:",
                List.of("%s %s. Copy all its files again.".formatted(file.getFileName(), sentence)));
    }
}
