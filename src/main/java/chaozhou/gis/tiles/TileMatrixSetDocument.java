package chaozhou.gis.tiles;

import chaozhou.gis.http.Link;
import chaozhou.gis.http.MediaTypes;
import chaozhou.gis.http.RequestContext;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A tile matrix set as a document (OGC 17-083r4, 7.1). */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TileMatrixSetDocument(
        String id,
        String title,
        @Nullable String uri,
        String crs,
        List<String> orderedAxes,
        @Nullable String wellKnownScaleSet,
        List<TileMatrix> tileMatrices,
        List<Link> links) {

    /** What OGC 17-083r4 takes as the size of a pixel on a screen, in metres. */
    private static final double SCREEN_PIXEL = 0.00028;

    /** Metres of a degree along the equator of WGS 84. */
    private static final double METRES_OF_DEGREE = Math.PI * 6378137 / 180;

    /** @param cellSize the size of a pixel in the unit of the CRS */
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

        static TileMatrix of(TileMatrixSet set, int zoom) {
            double cell = set.side(zoom) / TileMatrixSet.PIXELS;
            double metres = set.crs().isGeographic() ? cell * METRES_OF_DEGREE : cell;
            return new TileMatrix(
                    String.valueOf(set.matrix(zoom)),
                    metres / SCREEN_PIXEL,
                    cell,
                    "topLeft",
                    set.crs().isNorthFirst() ? List.of(set.north(), set.west()) : List.of(set.west(), set.north()),
                    TileMatrixSet.PIXELS,
                    TileMatrixSet.PIXELS,
                    set.columns() << zoom,
                    1 << zoom);
        }
    }

    /** What a list of sets has of each. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Summary(String id, String title, @Nullable String uri, String crs, List<Link> links) {

        static Summary of(TileMatrixSet set, RequestContext context) {
            return new Summary(set.id(), set.title(), set.uri(), set.crs().uri(), List.of(self(set, context)));
        }
    }

    static TileMatrixSetDocument of(TileMatrixSet set, RequestContext context) {
        return new TileMatrixSetDocument(
                set.id(),
                set.title(),
                set.uri(),
                set.crs().uri(),
                axes(set),
                scaleSet(set),
                set.zooms().stream().map(zoom -> TileMatrix.of(set, zoom)).toList(),
                List.of(self(set, context)));
    }

    private static Link self(TileMatrixSet set, RequestContext context) {
        return Link.of(context.api() + "/tileMatrixSets/" + set.id(), "self", MediaTypes.JSON);
    }

    private static List<String> axes(TileMatrixSet set) {
        return switch (set) {
            case WEB_MERCATOR_QUAD -> List.of("X", "Y");
            case WORLD_CRS84_QUAD -> List.of("Lon", "Lat");
            case CGCS2000_QUAD -> List.of("Lat", "Lon");
            case CGCS2000_CM_117E_QUAD -> List.of("X", "Y");
        };
    }

    private static @Nullable String scaleSet(TileMatrixSet set) {
        return switch (set) {
            case WEB_MERCATOR_QUAD -> "http://www.opengis.net/def/wkss/OGC/1.0/GoogleMapsCompatible";
            case WORLD_CRS84_QUAD -> "http://www.opengis.net/def/wkss/OGC/1.0/GoogleCRS84Quad";
            case CGCS2000_QUAD, CGCS2000_CM_117E_QUAD -> null;
        };
    }
}
