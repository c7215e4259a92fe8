package chaozhou.gis.tiles.mvt;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Well-known binary (OGC 06-103r4, 8.2) of two dimensions, moved to a tile and rounded to its units. */
public final class ShapeReader {

    private static final int POINT = 1;
    private static final int LINE_STRING = 2;
    private static final int POLYGON = 3;
    private static final int MULTI_POINT = 4;
    private static final int COLLECTION = 7;

    private final Paths paths = new Paths();
    private double left;
    private double top;
    private double scale = 1;

    /**
     * What is read from here on is moved to a tile.
     *
     * @param left of the tile, in units of the binary
     * @param top of the tile, in units of the binary, which grow southwards
     * @param scale units of the tile in one of the binary
     */
    public void moveTo(double left, double top, double scale) {
        this.left = left;
        this.top = top;
        this.scale = scale;
    }

    /**
     * The parts of a geometry; areas with their rings in the order and the direction of MVT. What collapses by rounding is absent.
     * Valid until the next call.
     *
     * @throws IllegalArgumentException when the bytes are of another type
     */
    public Paths read(byte[] wkb) {
        paths.clear();
        geometry(ByteBuffer.wrap(wkb));
        return paths;
    }

    private void geometry(ByteBuffer in) {
        in.order(in.get() == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        int type = in.getInt();
        if (type == POINT) {
            position(in);
            paths.end();
        } else if (type == LINE_STRING) {
            positions(in);
            paths.endLine();
        } else if (type == POLYGON) {
            polygon(in);
        } else if (type >= MULTI_POINT && type <= COLLECTION) {
            for (int parts = in.getInt(); parts > 0; parts--) {
                geometry(in);
            }
        } else {
            throw new IllegalArgumentException("geometry type " + type + " is none of two dimensions");
        }
    }

    private void polygon(ByteBuffer in) {
        boolean hasShell = false;
        int rings = in.getInt();
        for (int ring = 0; ring < rings; ring++) {
            positions(in);
            if (ring > 0 && !hasShell) {
                paths.drop();
                continue;
            }
            double area = paths.endRing();
            if (area != 0 && (area > 0) != (ring == 0)) {
                paths.reverseLast();
            }
            hasShell |= area != 0;
        }
    }

    private void positions(ByteBuffer in) {
        for (int count = in.getInt(); count > 0; count--) {
            position(in);
        }
    }

    private void position(ByteBuffer in) {
        paths.add(Math.rint((in.getDouble() - left) * scale), Math.rint((in.getDouble() - top) * scale));
    }
}
