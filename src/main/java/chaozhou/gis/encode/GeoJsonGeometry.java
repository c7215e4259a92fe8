package chaozhou.gis.encode;

import chaozhou.gis.geo.Crs;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * Well-known binary (OGC 06-103r4, 8.2) to a GeoJSON geometry (RFC 7946, 3.1) in one pass, without geometry objects. Two
 * dimensions, longitude first on both sides.
 */
final class GeoJsonGeometry {

    private static final int POINT = 1;
    private static final int LINE_STRING = 2;
    private static final int POLYGON = 3;
    private static final int GEOMETRY_COLLECTION = 7;
    private static final int POSITION_BYTES = 2 * Double.BYTES;
    private static final String[] NAMES = {
        "", "Point", "LineString", "Polygon", "MultiPoint", "MultiLineString", "MultiPolygon", "GeometryCollection"
    };

    private final JsonOutput json;
    private final boolean isNorthFirst;
    private final JsonOutput.Unit unit;

    /** What is being written. */
    private byte[] wkb = {};

    /** @param crs of the binary, and of the text in the order of its axes */
    GeoJsonGeometry(JsonOutput json, Crs crs) {
        this.json = json;
        this.isNorthFirst = crs.isNorthFirst();
        this.unit = crs.isGeographic() ? JsonOutput.Unit.DEGREE : JsonOutput.Unit.METRE;
    }

    void writeOrNull(byte @Nullable [] wkb) throws IOException {
        if (wkb == null) {
            json.raw("null");
        } else {
            write(wkb);
        }
    }

    /** @throws IllegalArgumentException when the bytes are of another type or dimension than the ones named above */
    void write(byte[] wkb) throws IOException {
        this.wkb = wkb;
        geometry(ByteBuffer.wrap(wkb));
    }

    private void geometry(ByteBuffer in) throws IOException {
        int type = header(in);
        json.raw("{\"type\":\"").raw(NAMES[type]);
        if (type == GEOMETRY_COLLECTION) {
            json.raw("\",\"geometries\":[");
            int count = in.getInt();
            for (int i = 0; i < count; i++) {
                comma(i);
                geometry(in);
            }
            json.raw("]}");
            return;
        }
        json.raw("\",\"coordinates\":");
        coordinates(type, in);
        json.raw('}');
    }

    private static int header(ByteBuffer in) {
        in.order(in.get() == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        int type = in.getInt();
        if (type < POINT || type >= NAMES.length) {
            throw new IllegalArgumentException(
                    "geometry type " + type + " is not one of two dimensions that GeoJSON has");
        }
        return type;
    }

    private void coordinates(int type, ByteBuffer in) throws IOException {
        switch (type) {
            case POINT -> position(in);
            case LINE_STRING -> positions(in);
            case POLYGON -> rings(in);
            default -> parts(in);
        }
    }

    private void parts(ByteBuffer in) throws IOException {
        int count = in.getInt();
        json.raw('[');
        for (int i = 0; i < count; i++) {
            comma(i);
            coordinates(header(in), in);
        }
        json.raw(']');
    }

    private void rings(ByteBuffer in) throws IOException {
        int count = in.getInt();
        json.raw('[');
        for (int i = 0; i < count; i++) {
            comma(i);
            positions(in);
        }
        json.raw(']');
    }

    private void positions(ByteBuffer in) throws IOException {
        int count = in.getInt();
        json.positions(wkb, in.position(), count, isBigEndian(in), isNorthFirst, unit);
        in.position(in.position() + count * POSITION_BYTES);
    }

    private void position(ByteBuffer in) throws IOException {
        json.position(wkb, in.position(), isBigEndian(in), isNorthFirst, unit);
        in.position(in.position() + POSITION_BYTES);
    }

    private static boolean isBigEndian(ByteBuffer in) {
        return in.order() == ByteOrder.BIG_ENDIAN;
    }

    private void comma(int index) throws IOException {
        if (index > 0) {
            json.raw(',');
        }
    }
}
