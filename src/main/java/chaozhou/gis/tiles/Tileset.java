package chaozhou.gis.tiles;

import chaozhou.gis.catalog.Layer;
import chaozhou.gis.geo.TileCoord;
import chaozhou.gis.http.Link;
import chaozhou.gis.http.MediaTypes;
import chaozhou.gis.http.RequestContext;
import java.util.List;

/** What OGC API - Tiles (20-057) tells of tiles: the tiles of one or more layers on one tile matrix set. */
record Tileset(
        String title,
        String dataType,
        String crs,
        String tileMatrixSetURI,
        List<LayerOfTiles> layers,
        List<Link> links) {

    private static final String SCHEME_RELATION = "http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme";

    /** A layer within the tiles. */
    record LayerOfTiles(
            String id,
            String title,
            String dataType,
            int geometryDimension,
            String minTileMatrix,
            String maxTileMatrix) {

        static LayerOfTiles of(Layer layer, RequestContext context) {
            int dimension = switch (layer.geometry()) {
                case POINT -> 0;
                case MULTI_LINE_STRING -> 1;
                case MULTI_POLYGON -> 2;
            };
            return new LayerOfTiles(
                    layer.id(),
                    layer.title().in(context.language()),
                    "vector",
                    dimension,
                    String.valueOf(layer.minZoom()),
                    String.valueOf(TileCoord.MAX_ZOOM));
        }
    }

    /** All tilesets at an address. */
    record Listing(List<Link> links, List<Tileset> tilesets) {}

    /**
     * Describes a tileset.
     *
     * @param address of the tilesets, absolute, without a slash at its end
     * @param query what the template of the tiles takes as query
     */
    static Tileset of(String title, List<Layer> layers, String address, String query, RequestContext context) {
        String tileset = address + "/" + TileMatrixSet.ID;
        return new Tileset(
                title,
                "vector",
                TileMatrixSet.CRS,
                TileMatrixSet.URI,
                layers.stream().map(layer -> LayerOfTiles.of(layer, context)).toList(),
                List.of(
                        Link.of(tileset, "self", MediaTypes.JSON),
                        Link.of(
                                context.api() + "/tileMatrixSets/" + TileMatrixSet.ID,
                                SCHEME_RELATION,
                                MediaTypes.JSON),
                        Link.template(tileset + "/{tileMatrix}/{tileRow}/{tileCol}" + query, "item", MediaTypes.MVT)));
    }
}
