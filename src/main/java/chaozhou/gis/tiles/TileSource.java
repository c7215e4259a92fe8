package chaozhou.gis.tiles;

import chaozhou.gis.catalog.Layer;
import chaozhou.gis.geo.TileCoord;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes tiles from what is published. */
@Component
final class TileSource {

    private final JdbcClient jdbc;

    TileSource(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The tile in Mapbox Vector Tile 2.1, not compressed; of no bytes when there is nothing in it.
     *
     * @param day the features in force that day
     */
    byte[] read(List<Layer> layers, TileCoord tile, LocalDate day) {
        List<Layer> visible =
                layers.stream().filter(layer -> layer.minZoom() <= tile.zoom()).toList();
        if (visible.isEmpty()) {
            return new byte[0];
        }
        return jdbc.sql(TileSql.statement(visible))
                .params(TileSql.parameters(tile, day))
                .query(byte[].class)
                .single();
    }
}
