package chaozhou.gis.encode;

import com.google.flatbuffers.FlatBufferBuilder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.wololo.flatgeobuf.generated.Geometry;

/** Well-known binary (OGC 06-103r4, 8.2) of two dimensions to a geometry of FlatGeobuf, without geometry objects. */
final class FlatGeobufGeometry {

    private static final int POINT = 1;
    private static final int LINE_STRING = 2;
    private static final int POLYGON = 3;
    private static final int MULTI_LINE_STRING = 5;

    private final FlatBufferBuilder builder;

    FlatGeobufGeometry(FlatBufferBuilder builder) {
        this.builder = builder;
    }

    /** @return where the geometry stands in the buffer; its numbers of types are those of the binary */
    int add(byte[] wkb) {
        return geometry(ByteBuffer.wrap(wkb));
    }

    private int geometry(ByteBuffer wkb) {
        int type = header(wkb);
        return switch (type) {
            case POINT -> flat(type, ordinates(wkb, 1), new long[0]);
            case LINE_STRING -> flat(type, ordinates(wkb, wkb.getInt()), new long[0]);
            case POLYGON -> rings(type, wkb, false);
            case MULTI_LINE_STRING -> rings(type, wkb, true);
            default -> parts(type, wkb);
        };
    }

    private static int header(ByteBuffer wkb) {
        wkb.order(wkb.get() == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        return wkb.getInt();
    }

    private static double[] ordinates(ByteBuffer wkb, int positions) {
        double[] xy = new double[2 * positions];
        for (int i = 0; i < xy.length; i++) {
            xy[i] = wkb.getDouble();
        }
        return xy;
    }

    /** The rings of a polygon, or the lines of a multi-line, one after the other, with the places where each ends. */
    private int rings(int type, ByteBuffer wkb, boolean haveHeaders) {
        long[] ends = new long[wkb.getInt()];
        double[] xy = {};
        for (int i = 0; i < ends.length; i++) {
            if (haveHeaders) {
                header(wkb);
            }
            double[] ring = ordinates(wkb, wkb.getInt());
            int start = xy.length;
            xy = Arrays.copyOf(xy, start + ring.length);
            System.arraycopy(ring, 0, xy, start, ring.length);
            ends[i] = xy.length / 2;
        }
        return flat(type, xy, ends.length == 1 ? new long[0] : ends);
    }

    private int flat(int type, double[] xy, long[] ends) {
        int endsVector = ends.length == 0 ? 0 : Geometry.createEndsVector(builder, ends);
        int xyVector = Geometry.createXyVector(builder, xy);
        Geometry.startGeometry(builder);
        if (ends.length > 0) {
            Geometry.addEnds(builder, endsVector);
        }
        Geometry.addXy(builder, xyVector);
        Geometry.addType(builder, type);
        return Geometry.endGeometry(builder);
    }

    private int parts(int type, ByteBuffer wkb) {
        int[] parts = new int[wkb.getInt()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = geometry(wkb);
        }
        int partsVector = Geometry.createPartsVector(builder, parts);
        Geometry.startGeometry(builder);
        Geometry.addParts(builder, partsVector);
        Geometry.addType(builder, type);
        return Geometry.endGeometry(builder);
    }
}
