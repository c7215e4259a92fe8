package chaozhou.gis.basemap;

import chaozhou.gis.catalog.Language;
import chaozhou.gis.catalog.Text;
import chaozhou.gis.geo.TileCoord;
import chaozhou.gis.http.Documents;
import chaozhou.gis.http.Link;
import chaozhou.gis.http.MediaTypes;
import chaozhou.gis.http.RequestContext;
import chaozhou.gis.query.Parameters;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/basemaps}: which maps of others there are to draw below, and their tiles. */
@RestController
@RequestMapping("/api/basemaps")
@EnableConfigurationProperties(BasemapProperties.class)
final class BasemapController {

    private static final Text TITLE = new Text("底图", "Basemaps");

    /** How long clients keep a tile of which its provider says nothing, and which may not be kept here. */
    private static final String FOR_A_WHILE = "private, max-age=3600";

    private final Basemaps basemaps;
    private final Documents documents;

    BasemapController(Basemaps basemaps, Documents documents) {
        this.basemaps = basemaps;
        this.documents = documents;
    }

    private record BasemapList(String title, List<Entry> basemaps, List<Link> links) {}

    /** @param tiles templates of addresses, the bottom first */
    private record Entry(
            String id, String title, String attribution, String datum, int minZoom, int maxZoom, List<String> tiles) {

        static Entry of(Basemap basemap, Language language) {
            return new Entry(
                    basemap.id(),
                    basemap.title().in(language),
                    basemap.attribution().in(language),
                    basemap.datum().label(),
                    basemap.minZoom(),
                    basemap.maxZoom(),
                    basemap.sources().stream()
                            .map(source -> "/api/basemaps/%s/%s/{z}/{y}/{x}".formatted(basemap.id(), source.name()))
                            .toList());
        }
    }

    @GetMapping
    void list(HttpServletRequest request, HttpServletResponse response) throws IOException {
        documents.answer(
                request,
                response,
                MediaTypes.JSON,
                context -> new BasemapList(TITLE.in(context.language()), entries(context), links(context)));
    }

    private List<Entry> entries(RequestContext context) {
        return basemaps.all().stream()
                .map(basemap -> Entry.of(basemap, context.language()))
                .toList();
    }

    private static List<Link> links(RequestContext context) {
        return List.of(Link.of(context.self(), "self", MediaTypes.JSON));
    }

    @GetMapping("/{id}/{layer}/{zoom}/{row}/{column}")
    ResponseEntity<byte[]> tile(
            @PathVariable String id,
            @PathVariable String layer,
            @PathVariable String zoom,
            @PathVariable String row,
            @PathVariable String column,
            HttpServletRequest request) {
        Parameters.of(request.getParameterMap(), List.of());
        Basemap basemap = basemaps.basemap(id);
        Basemap.Source source = basemap.source(layer);
        TileCoord address = basemap.tile(zoom, row, column);
        RelayedTile tile = basemaps.tile(basemap, source, address);
        return ResponseEntity.ok()
                .header("Content-Type", tile.mediaType())
                .header("Cache-Control", cacheControl(basemap, tile))
                .header("X-Content-Type-Options", "nosniff")
                .body(tile.image());
    }

    private static String cacheControl(Basemap basemap, RelayedTile tile) {
        return basemap.cacheDays() > 0
                ? "public, max-age=" + Duration.ofDays(basemap.cacheDays()).toSeconds()
                : Objects.requireNonNullElse(tile.cacheControl(), FOR_A_WHILE);
    }
}
