package chaozhou.gis.tiles;

import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.Layer;
import jakarta.servlet.ServletContext;
import java.time.Clock;
import java.util.Map;
import java.util.function.Function;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Configuration;

/** Puts a servlet at the address of each tileset: those of single layers, and that of several. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TilesProperties.class)
class TileServlets implements ServletContextInitializer {

    private final Catalog catalog;
    private final Tiles tiles;
    private final GeoJsonTiles geoJson;
    private final Clock clock;

    TileServlets(Catalog catalog, Tiles tiles, GeoJsonTiles geoJson, Clock clock) {
        this.catalog = catalog;
        this.tiles = tiles;
        this.geoJson = geoJson;
        this.clock = clock;
    }

    @Override
    public void onStartup(ServletContext context) {
        for (TileMatrixSet set : TileMatrixSet.values()) {
            add(context, set, "/api/tiles/", query -> TileSelection.ofLayers(catalog, query, clock));
            for (Layer layer : catalog.layers()) {
                add(
                        context,
                        set,
                        "/api/collections/" + layer.id() + "/tiles/",
                        query -> TileSelection.ofLayer(layer, query, clock));
            }
        }
    }

    /** Each tile matrix has an address, and not the set: that is the tileset's own, where Spring MVC answers. */
    private void add(
            ServletContext context,
            TileMatrixSet set,
            String tilesets,
            Function<Map<String, String[]>, TileSelection> parser) {
        String tileset = tilesets + set.id();
        String[] matrices = set.zooms().stream()
                .map(zoom -> tileset + "/" + set.matrix(zoom) + "/*")
                .toArray(String[]::new);
        context.addServlet(tileset, new TileServlet(set, tiles, geoJson, parser))
                .addMapping(matrices);
    }
}
