package chaozhou.gis.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Well-known binary (OGC 06-103r4, 8.2) of two dimensions with fewer decimals. */
final class RoundedWkb {

    private static final int POINT = 1;
    private static final int LINE_STRING = 2;
    private static final int POLYGON = 3;

    private final ByteBuffer wkb;
    private final double scale;

    private RoundedWkb(byte[] wkb, int decimals) {
        this.wkb = ByteBuffer.wrap(wkb);
        this.scale = Math.pow(10, decimals);
    }

    /** Rounds all coordinates in place. A geometry may be invalid then. */
    static byte[] round(byte[] wkb, int decimals) {
        new RoundedWkb(wkb, decimals).geometry();
        return wkb;
    }

    private void geometry() {
        wkb.order(wkb.get() == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        switch (wkb.getInt()) {
            case POINT -> position();
            case LINE_STRING -> positions();
            case POLYGON -> repeat(this::positions);
            default -> repeat(this::geometry);
        }
    }

    private void repeat(Runnable part) {
        int count = wkb.getInt();
        for (int i = 0; i < count; i++) {
            part.run();
        }
    }

    private void positions() {
        repeat(this::position);
    }

    private void position() {
        ordinate();
        ordinate();
    }

    private void ordinate() {
        int place = wkb.position();
        wkb.putDouble(place, Math.rint(wkb.getDouble() * scale) / scale);
    }
}
