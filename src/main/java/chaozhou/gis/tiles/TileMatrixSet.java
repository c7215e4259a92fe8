package chaozhou.gis.tiles;

import chaozhou.gis.error.GisException;
import chaozhou.gis.geo.TileCoord;
import java.util.List;
import java.util.stream.IntStream;

/** WebMercatorQuad, the grid of tiles that web maps use, as a document (OGC 17-083r4, 7 and annex D.1). */
record TileMatrixSet(
        String id,
        String title,
        String uri,
        String crs,
        List<String> orderedAxes,
        String wellKnownScaleSet,
        List<TileMatrix> tileMatrices) {

    static final String ID = "WebMercatorQuad";
    static final String URI = "http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad";
    static final String CRS = "http://www.opengis.net/def/crs/EPSG/0/3857";

    private static final String TITLE = "Google Maps Compatible for the World";
    private static final String SCALE_SET = "http://www.opengis.net/def/wkss/OGC/1.0/GoogleMapsCompatible";

    /** Half the side of the square that EPSG:3857 maps the world to, in metres: pi times the radius of WGS 84. */
    private static final double HALF_SIDE_METRES = Math.PI * 6378137;

    private static final int PIXELS = 256;

    /** What OGC 17-083r4 takes as the size of a pixel on a screen, in metres. */
    private static final double SCREEN_PIXEL_METRES = 0.00028;

    /** A zoom of it. {@code cellSize} is the size of a pixel in metres at the equator. */
    record TileMatrix(
            String id,
            double scaleDenominator,
            double cellSize,
            String cornerOfOrigin,
            List<Double> pointOfOrigin,
            int tileWidth,
            int tileHeight,
            int matrixWidth,
            int matrixHeight) {

        static TileMatrix of(int zoom) {
            int tiles = 1 << zoom;
            double cell = 2 * HALF_SIDE_METRES / PIXELS / tiles;
            return new TileMatrix(
                    String.valueOf(zoom),
                    cell / SCREEN_PIXEL_METRES,
                    cell,
                    "topLeft",
                    List.of(-HALF_SIDE_METRES, HALF_SIDE_METRES),
                    PIXELS,
                    PIXELS,
                    tiles,
                    tiles);
        }
    }

    static TileMatrixSet webMercatorQuad() {
        return new TileMatrixSet(
                ID,
                TITLE,
                URI,
                CRS,
                List.of("X", "Y"),
                SCALE_SET,
                IntStream.rangeClosed(0, TileCoord.MAX_ZOOM)
                        .mapToObj(TileMatrix::of)
                        .toList());
    }

    /** @throws GisException.NotFound when the name is that of another set */
    static void require(String id) {
        if (!id.equals(ID)) {
            throw new GisException.NotFound("There is no tile matrix set of that name; there is " + ID + ".");
        }
    }

    /**
     * The tile at an address.
     *
     * @throws GisException.NotFound when there can't be one
     */
    static TileCoord tile(String matrix, String row, String column) {
        try {
            return TileCoord.parse(matrix, row, column);
        } catch (IllegalArgumentException e) {
            throw new GisException.NotFound(String.valueOf(e.getMessage()));
        }
    }
}
