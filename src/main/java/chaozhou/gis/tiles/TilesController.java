package chaozhou.gis.tiles;

import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.Language;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.error.GisException;
import chaozhou.gis.http.Link;
import chaozhou.gis.http.MediaTypes;
import chaozhou.gis.http.RequestContext;
import chaozhou.gis.query.Parameters;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Which tiles there are. The tiles themselves come from {@link TileServlet}. */
@RestController
final class TilesController {

    private static final String SET_RELATION = "http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme";

    private final Catalog catalog;

    TilesController(Catalog catalog) {
        this.catalog = catalog;
    }

    private record SetSummary(String id, String title, String uri, String crs, List<Link> links) {}

    private record Sets(List<SetSummary> tileMatrixSets) {}

    @GetMapping("/api/tileMatrixSets")
    ResponseEntity<?> sets(HttpServletRequest request) {
        RequestContext context = checked(request);
        TileMatrixSet set = TileMatrixSet.webMercatorQuad();
        Link link = Link.of(context.self() + "/" + set.id(), SET_RELATION, MediaTypes.JSON);
        return localized(
                context, new Sets(List.of(new SetSummary(set.id(), set.title(), set.uri(), set.crs(), List.of(link)))));
    }

    @GetMapping("/api/tileMatrixSets/{tileMatrixSet}")
    ResponseEntity<?> set(@PathVariable String tileMatrixSet, HttpServletRequest request) {
        TileMatrixSet.require(tileMatrixSet);
        return localized(checked(request), TileMatrixSet.webMercatorQuad());
    }

    @GetMapping("/api/tiles")
    ResponseEntity<?> tilesets(HttpServletRequest request) {
        RequestContext context = checked(request);
        return localized(context, listing(ofAll(context), context));
    }

    @GetMapping("/api/tiles/{tileMatrixSet}")
    ResponseEntity<?> tileset(@PathVariable String tileMatrixSet, HttpServletRequest request) {
        TileMatrixSet.require(tileMatrixSet);
        RequestContext context = checked(request);
        return localized(context, ofAll(context));
    }

    @GetMapping("/api/collections/{layer}/tiles")
    ResponseEntity<?> tilesetsOfLayer(@PathVariable String layer, HttpServletRequest request) {
        Layer found = catalog.layer(layer);
        RequestContext context = checked(request);
        return localized(context, listing(ofLayer(found, context), context));
    }

    @GetMapping("/api/collections/{layer}/tiles/{tileMatrixSet}")
    ResponseEntity<?> tilesetOfLayer(
            @PathVariable String layer, @PathVariable String tileMatrixSet, HttpServletRequest request) {
        Layer found = catalog.layer(layer);
        TileMatrixSet.require(tileMatrixSet);
        RequestContext context = checked(request);
        return localized(context, ofLayer(found, context));
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
        TileMatrixSet.require(tileMatrixSet);
        TileMatrixSet.tile(tileMatrix, tileRow, tileCol);
        throw new GisException.NotFound("There is no such tile.");
    }

    private Tileset ofAll(RequestContext context) {
        String title = context.language() == Language.ZH ? "所有图层" : "All layers";
        return Tileset.of(title, catalog.layers(), context.api() + "/tiles", "{?collections,datetime}", context);
    }

    private static Tileset ofLayer(Layer layer, RequestContext context) {
        String address = context.api() + "/collections/" + layer.id() + "/tiles";
        String title = layer.title().in(context.language());
        return Tileset.of(title, List.of(layer), address, "{?datetime}", context);
    }

    private static Tileset.Listing listing(Tileset tileset, RequestContext context) {
        return new Tileset.Listing(List.of(Link.of(context.self(), "self", MediaTypes.JSON)), List.of(tileset));
    }

    private static RequestContext checked(HttpServletRequest request) {
        Parameters.of(request.getParameterMap(), Set.of());
        return new RequestContext(request);
    }

    private static ResponseEntity<?> localized(RequestContext context, Object body) {
        return ResponseEntity.ok()
                .header("Content-Type", MediaTypes.JSON)
                .header("Content-Language", context.language().tag())
                .header("Vary", "Accept-Language")
                .body(body);
    }
}
