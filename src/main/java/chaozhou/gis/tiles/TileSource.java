package chaozhou.gis.tiles;

import chaozhou.gis.catalog.Layer;
import chaozhou.gis.geo.TileCoord;
import chaozhou.gis.query.cql2.Expression;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
     * @param filter what must hold of each feature; null: nothing
     * @param day the features in force that day
     */
    byte[] read(TileMatrixSet set, List<Layer> layers, @Nullable Expression filter, TileCoord tile, LocalDate day) {
        List<Layer> visible =
                layers.stream().filter(layer -> set.shows(layer, tile.zoom())).toList();
        if (visible.isEmpty()) {
            return new byte[0];
        }
        TileSql sql = TileSql.of(set, visible, filter);
        return jdbc.sql(sql.statement())
                .params(sql.parameters(tile, day))
                .query(byte[].class)
                .single();
    }
}
