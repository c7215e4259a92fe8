package chaozhou.gis.tiles;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A finished tile, kept compressed; of no bytes when there is nothing in it. */
final class Tile {

    private static final Tile EMPTY = new Tile(new byte[0]);

    private final byte[] gzip;

    private Tile(byte[] gzip) {
        this.gzip = gzip;
    }

    /** @param mvt a Mapbox vector tile, not compressed; of no bytes when there is nothing in it */
    static Tile of(byte[] mvt) {
        if (mvt.length == 0) {
            return EMPTY;
        }
        ByteArrayOutputStream compressed = new ByteArrayOutputStream(mvt.length / 2 + 32);
        try (FastGzip gzip = new FastGzip(compressed)) {
            gzip.write(mvt);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Tile(compressed.toByteArray());
    }

    boolean isEmpty() {
        return gzip.length == 0;
    }

    /** The tile in the content coding {@code gzip}. Not to be changed. */
    byte[] gzip() {
        return gzip;
    }

    /** The tile as it is, for the few clients that read no gzip. */
    byte[] identity() {
        if (isEmpty()) {
            return gzip;
        }
        try (GZIPInputStream input = new GZIPInputStream(new ByteArrayInputStream(gzip), 8192)) {
            return input.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Compresses in half the time of the usual level for a sixteenth more bytes: most of a tile are numbers that hardly repeat. */
    private static final class FastGzip extends GZIPOutputStream {
        private static final int LEVEL = 1;

        FastGzip(ByteArrayOutputStream output) throws IOException {
            super(output, 8192);
            def.setLevel(LEVEL);
        }
    }
}
