package chaozhou.gis.tiles;

import chaozhou.gis.catalog.Layer;
import chaozhou.gis.http.Link;
import chaozhou.gis.http.MediaTypes;
import chaozhou.gis.http.RequestContext;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What OGC API - Tiles (20-057) tells of tiles: the tiles of one or more layers on one tile matrix set. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Tileset(
        String title,
        String dataType,
        String crs,
        @Nullable String tileMatrixSetURI,
        @Nullable List<TileLimits.Limit> tileMatrixSetLimits,
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

        static LayerOfTiles of(Layer layer, TileMatrixSet set, RequestContext context) {
            return new LayerOfTiles(
                    layer.id(),
                    layer.title().in(context.language()),
                    "vector",
                    layer.geometry().dimension(),
                    String.valueOf(set.matrix(set.zoomOf(layer.minZoom()))),
                    String.valueOf(set.matrix(set.lastZoom())));
        }
    }

    /** All tilesets at an address. */
    record Listing(List<Link> links, List<Tileset> tilesets) {}

    /**
     * Describes a tileset.
     *
     * @param limits of the layers in the set
     * @param address of the tilesets, absolute, without a slash at its end
     * @param query what the template of the tiles takes as query
     */
    static Tileset of(
            TileMatrixSet set,
            String title,
            List<Layer> layers,
            @Nullable List<TileLimits.Limit> limits,
            String address,
            String query,
            RequestContext context) {
        String tileset = address + "/" + set.id();
        List<Link> links = new ArrayList<>(List.of(
                Link.of(tileset, "self", MediaTypes.JSON, set.title()),
                Link.of(context.api() + "/tileMatrixSets/" + set.id(), SCHEME_RELATION, MediaTypes.JSON),
                Link.template(tileset + "/{tileMatrix}/{tileRow}/{tileCol}" + query, "item", MediaTypes.MVT)));
        if (layers.size() == 1) {
            links.add(Link.template(tileset + "/{tileMatrix}/{tileRow}/{tileCol}?f=json", "item", MediaTypes.GEOJSON));
        }
        if (set == TileMatrixSet.WEB_MERCATOR_QUAD) {
            links.add(Link.of(tileset + "/tilejson", "describedby", MediaTypes.JSON, "TileJSON"));
            links.add(Link.of(tileset + "/style", "describedby", MediaTypes.MAP_STYLE, "MapLibre"));
        }
        return new Tileset(
                title,
                "vector",
                set.crs().uri(),
                set.uri(),
                limits,
                layers.stream()
                        .map(layer -> LayerOfTiles.of(layer, set, context))
                        .toList(),
                links);
    }
}
