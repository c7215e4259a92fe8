package chaozhou.gis.tiles;

import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.geo.TileCoord;
import jakarta.servlet.ServletContext;
import java.time.Clock;
import java.util.stream.IntStream;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Configuration;

/** Puts a servlet at the address of each tileset: those of single layers, and that of several. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TilesProperties.class)
class TileServlets implements ServletContextInitializer {

    private final Catalog catalog;
    private final Tiles tiles;
    private final Clock clock;

    TileServlets(Catalog catalog, Tiles tiles, Clock clock) {
        this.catalog = catalog;
        this.tiles = tiles;
        this.clock = clock;
    }

    @Override
    public void onStartup(ServletContext context) {
        TileServlet several = new TileServlet(tiles, query -> TileSelection.ofLayers(catalog, query, clock));
        add(context, "tiles", several, "/api/tiles/");
        for (Layer layer : catalog.layers()) {
            TileServlet single = new TileServlet(tiles, query -> TileSelection.ofLayer(layer, query, clock));
            add(context, "tiles of " + layer.id(), single, "/api/collections/" + layer.id() + "/tiles/");
        }
    }

    /** Each tile matrix has an address, and not the set: that is the tileset's own, where Spring MVC answers. */
    private static void add(ServletContext context, String name, TileServlet servlet, String tilesets) {
        String[] matrices = IntStream.rangeClosed(0, TileCoord.MAX_ZOOM)
                .mapToObj(zoom -> tilesets + TileMatrixSet.ID + "/" + zoom + "/*")
                .toArray(String[]::new);
        context.addServlet(name, servlet).addMapping(matrices);
    }
}
