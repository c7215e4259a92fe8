package chaozhou.gis.tiles;

import chaozhou.gis.catalog.Layer;
import chaozhou.gis.error.GisException.NotFound;
import chaozhou.gis.geo.Crs;
import chaozhou.gis.geo.TileCoord;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The tile matrix sets on which tiles are served: quadtrees of square tiles, each matrix twice as fine as the one before.
 */
enum TileMatrixSet {
    /** The grid of web maps (OGC 17-083r4, annex D.1). */
    WEB_MERCATOR_QUAD(
            "WebMercatorQuad",
            "Google Maps Compatible for the World",
            "http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad",
            Crs.WEB_MERCATOR,
            -TileMatrixSet.MERCATOR_HALF_SIDE,
            TileMatrixSet.MERCATOR_HALF_SIDE,
            2 * TileMatrixSet.MERCATOR_HALF_SIDE,
            1,
            0,
            0),
    /** Longitude and latitude, two tiles at the beginning (annex D.2). */
    WORLD_CRS84_QUAD(
            "WorldCRS84Quad",
            "CRS84 for the World",
            "http://www.opengis.net/def/tilematrixset/OGC/1.0/WorldCRS84Quad",
            Crs.CRS84,
            -180,
            90,
            180,
            2,
            0,
            1),
    /** The grid of Tianditu's layers in CGCS2000 ({@code _c}), whose first matrix is 1. */
    CGCS2000_QUAD("CGCS2000Quad", "CGCS2000 for the World (Tianditu)", null, Crs.CGCS2000, -180, 90, 180, 2, 1, 1),
    /** The plane of the city, in metres: pixels of 16384 m at matrix 0 and of 1 m at matrix 14. */
    CGCS2000_CM_117E_QUAD(
            "CGCS2000CM117EQuad",
            "CGCS2000 / 3-degree Gauss-Kruger CM 117E",
            null,
            Crs.CGCS2000_CM_117E,
            500_000 - 2_097_152,
            6_000_000,
            4_194_304,
            1,
            0,
            3);

    /** Pixels a tile's side. */
    static final int PIXELS = 256;

    /** Half the side of the square that EPSG:3857 maps the world to, in metres: pi times the radius of WGS 84. */
    static final double MERCATOR_HALF_SIDE = Math.PI * 6378137;

    private final String id;
    private final String title;
    private final @Nullable String uri;
    private final Crs crs;
    private final double west;
    private final double north;
    private final double side;
    private final int columns;
    private final int firstMatrix;
    private final int offset;

    /**
     * @param west the easting or longitude where the first column begins
     * @param north the northing or latitude where the first row begins
     * @param side of a tile of the first matrix, in the unit of the CRS
     * @param columns of the first matrix; it has one row
     * @param firstMatrix the number of the first matrix
     * @param offset how many matrices of WebMercatorQuad come before the one that is about as fine as the first of these
     */
    TileMatrixSet(
            String id,
            String title,
            @Nullable String uri,
            Crs crs,
            double west,
            double north,
            double side,
            int columns,
            int firstMatrix,
            int offset) {
        this.id = id;
        this.title = title;
        this.uri = uri;
        this.crs = crs;
        this.west = west;
        this.north = north;
        this.side = side;
        this.columns = columns;
        this.firstMatrix = firstMatrix;
        this.offset = offset;
    }

    /** @throws NotFound naming those there are */
    static TileMatrixSet require(String id) {
        return Arrays.stream(values())
                .filter(set -> set.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("There is no tile matrix set of that name; there are %s."
                        .formatted(
                                Arrays.stream(values()).map(TileMatrixSet::id).collect(Collectors.joining(", ")))));
    }

    String id() {
        return id;
    }

    String title() {
        return title;
    }

    /** The set's name in the registry of the OGC; null for those that it has not. */
    @Nullable
    String uri() {
        return uri;
    }

    Crs crs() {
        return crs;
    }

    double west() {
        return west;
    }

    /** The easting or longitude where a tile begins. */
    double left(TileCoord tile) {
        return west + tile.column() * side(tile.zoom());
    }

    /** The northing or latitude where a tile begins. */
    double top(TileCoord tile) {
        return north - tile.row() * side(tile.zoom());
    }

    /** Whether the tiles of a zoom hold the layer. */
    boolean shows(Layer layer, int zoom) {
        return layer.minZoom() <= webMercatorZoom(zoom);
    }

    double north() {
        return north;
    }

    int columns() {
        return columns;
    }

    /** The side of a tile, in the unit of the CRS. */
    double side(int zoom) {
        return Math.scalb(side, -zoom);
    }

    /** The number of the matrix of a zoom; the zooms begin with 0. */
    int matrix(int zoom) {
        return zoom + firstMatrix;
    }

    int lastZoom() {
        return TileCoord.MAX_ZOOM - offset;
    }

    List<Integer> zooms() {
        return IntStream.rangeClosed(0, lastZoom()).boxed().toList();
    }

    /** The zoom of WebMercatorQuad whose tiles are about as fine. */
    int webMercatorZoom(int zoom) {
        return zoom + offset;
    }

    /** The first zoom here that is at least as fine as a zoom of WebMercatorQuad. */
    int zoomOf(int webMercatorZoom) {
        return Math.max(0, webMercatorZoom - offset);
    }

    /**
     * The tile at an address.
     *
     * @throws NotFound when there can't be one
     */
    TileCoord tile(String matrix, String row, String column) {
        try {
            TileCoord tile = TileCoord.parse(zoom(matrix), row, column, columns);
            if (tile.zoom() <= lastZoom()) {
                return tile;
            }
        } catch (IllegalArgumentException e) {
            throw new NotFound(String.valueOf(e.getMessage()));
        }
        throw new NotFound(
                "There is no tile matrix %s; they are %d to %d.".formatted(matrix, matrix(0), matrix(lastZoom())));
    }

    /** The zoom of a matrix, as text that is checked like the other parts of an address. */
    private String zoom(String matrix) {
        if (firstMatrix == 0) {
            return matrix;
        }
        return matrix.matches("[1-9]\\d?") ? String.valueOf(Integer.parseInt(matrix) - firstMatrix) : "none";
    }
}
