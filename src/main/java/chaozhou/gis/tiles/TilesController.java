package chaozhou.gis.tiles;

import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.Language;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.error.GisException;
import chaozhou.gis.http.Documents;
import chaozhou.gis.http.Link;
import chaozhou.gis.http.MediaTypes;
import chaozhou.gis.http.RequestContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Which tiles there are. The tiles themselves come from {@link TileServlet}. */
@RestController
final class TilesController {

    private final Catalog catalog;
    private final TileLimits limits;
    private final Documents documents;

    TilesController(Catalog catalog, TileLimits limits, Documents documents) {
        this.catalog = catalog;
        this.limits = limits;
        this.documents = documents;
    }

    private record Sets(List<TileMatrixSetDocument.Summary> tileMatrixSets, List<Link> links) {}

    @GetMapping("/api/tileMatrixSets")
    void sets(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(
                request,
                response,
                context -> new Sets(
                        Arrays.stream(TileMatrixSet.values())
                                .map(set -> TileMatrixSetDocument.Summary.of(set, context))
                                .toList(),
                        List.of(Link.of(context.self(), "self", MediaTypes.JSON))));
    }

    @GetMapping("/api/tileMatrixSets/{tileMatrixSet}")
    void set(@PathVariable String tileMatrixSet, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        TileMatrixSet set = TileMatrixSet.require(tileMatrixSet);
        answer(request, response, context -> TileMatrixSetDocument.of(set, context));
    }

    @GetMapping("/api/tiles")
    void tilesets(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(request, response, context -> listing(set -> ofAll(set, context), context));
    }

    @GetMapping("/api/tiles/{tileMatrixSet}")
    void tileset(@PathVariable String tileMatrixSet, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        TileMatrixSet set = TileMatrixSet.require(tileMatrixSet);
        answer(request, response, context -> ofAll(set, context));
    }

    @GetMapping("/api/collections/{layer}/tiles")
    void tilesetsOfLayer(@PathVariable String layer, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Layer found = catalog.layer(layer);
        answer(request, response, context -> listing(set -> ofLayer(set, found, context), context));
    }

    @GetMapping("/api/collections/{layer}/tiles/{tileMatrixSet}")
    void tilesetOfLayer(
            @PathVariable String layer,
            @PathVariable String tileMatrixSet,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Layer found = catalog.layer(layer);
        TileMatrixSet set = TileMatrixSet.require(tileMatrixSet);
        answer(request, response, context -> ofLayer(set, found, context));
    }

    private void answer(
            HttpServletRequest request, HttpServletResponse response, Function<RequestContext, Object> document)
            throws IOException {
        documents.answer(request, response, MediaTypes.JSON, document);
    }

    /** Addresses that only look like a tile's: all that can exist have a servlet. */
    @GetMapping({
        "/api/tiles/{tileMatrixSet}/{tileMatrix}/{tileRow}/{tileCol}",
        "/api/collections/{layer}/tiles/{tileMatrixSet}/{tileMatrix}/{tileRow}/{tileCol}"
    })
    void noTile(
            @PathVariable(required = false) @Nullable String layer,
            @PathVariable String tileMatrixSet,
            @PathVariable String tileMatrix,
            @PathVariable String tileRow,
            @PathVariable String tileCol) {
        if (layer != null) {
            catalog.layer(layer);
        }
        TileMatrixSet.require(tileMatrixSet).tile(tileMatrix, tileRow, tileCol);
        throw new GisException.NotFound("There is no such tile.");
    }

    private Tileset ofAll(TileMatrixSet set, RequestContext context) {
        return Tileset.of(
                set,
                allLayers(context),
                catalog.layers(),
                limits.of(set, catalog.layers()),
                context.api() + "/tiles",
                "{?collections,datetime}",
                context);
    }

    private static String allLayers(RequestContext context) {
        return context.language() == Language.ZH ? "所有图层" : "All layers";
    }

    private Tileset ofLayer(TileMatrixSet set, Layer layer, RequestContext context) {
        return Tileset.of(
                set,
                layer.title().in(context.language()),
                List.of(layer),
                limits.of(set, List.of(layer)),
                context.api() + "/collections/" + layer.id() + "/tiles",
                "{?datetime,filter,filter%2Dlang,filter%2Dcrs}",
                context);
    }

    // --- For map libraries -----------------------------------------------------------------------------------------

    @GetMapping("/api/tiles/WebMercatorQuad/tilejson")
    void tileJson(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(request, response, context -> tileJson(allLayers(context), catalog.layers(), "/tiles", context));
    }

    @GetMapping("/api/collections/{layer}/tiles/WebMercatorQuad/tilejson")
    void tileJsonOfLayer(@PathVariable String layer, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Layer found = catalog.layer(layer);
        answer(
                request,
                response,
                context -> tileJson(
                        found.title().in(context.language()),
                        List.of(found),
                        "/collections/" + found.id() + "/tiles",
                        context));
    }

    private TileJson tileJson(String name, List<Layer> layers, String tilesets, RequestContext context) {
        String address = context.api() + tilesets + "/" + TileMatrixSet.WEB_MERCATOR_QUAD.id();
        return TileJson.of(name, layers, address, limits.ground(layers), context);
    }

    @GetMapping("/api/tiles/WebMercatorQuad/style")
    void style(HttpServletRequest request, HttpServletResponse response) throws IOException {
        documents.answer(
                request,
                response,
                MediaTypes.MAP_STYLE,
                context -> MapStyle.of(allLayers(context), catalog.layers(), tileJsonBeside(context)));
    }

    @GetMapping("/api/collections/{layer}/tiles/WebMercatorQuad/style")
    void styleOfLayer(@PathVariable String layer, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Layer found = catalog.layer(layer);
        documents.answer(
                request,
                response,
                MediaTypes.MAP_STYLE,
                context -> MapStyle.of(found.title().in(context.language()), List.of(found), tileJsonBeside(context)));
    }

    private static String tileJsonBeside(RequestContext context) {
        String style = context.self();
        return style.substring(0, style.lastIndexOf('/')) + "/tilejson";
    }

    private static Tileset.Listing listing(Function<TileMatrixSet, Tileset> tileset, RequestContext context) {
        return new Tileset.Listing(
                List.of(Link.of(context.self(), "self", MediaTypes.JSON)),
                Arrays.stream(TileMatrixSet.values()).map(tileset).toList());
    }
}
