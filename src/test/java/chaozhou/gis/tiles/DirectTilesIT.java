package chaozhou.gis.tiles;

import static org.assertj.core.api.Assertions.assertThat;

import chaozhou.gis.RunningService;
import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.geo.TileCoord;
import chaozhou.gis.geo.Wkb;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.algorithm.distance.DiscreteHausdorffDistance;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A service whose layers, but for coverages, count as too large to be generalised: its tiles show the same. */
class DirectTilesIT {

    private static final ConfigurableApplicationContext DIRECT =
            RunningService.start("direct", "--gis.tiles.most-generalized=5");

    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

    private static VectorTile tile(TileSource source, TileMatrixSet set, String layer, TileCoord tile) {
        List<Layer> layers = List.of(RunningService.bean(Catalog.class).layer(layer));
        return VectorTile.decode(source.read(set, layers, null, tile, DAY));
    }

    private static Map<String, Geometry> shapes(VectorTile tile, String layer) {
        return tile.layers().get(layer).features().stream()
                .collect(Collectors.toMap(VectorTile.TileFeature::id, VectorTile.TileFeature::geometry));
    }

    /** What simplification moves at most, in units of the tile, and what rounding does. */
    @ParameterizedTest
    @CsvSource({
        "WEB_MERCATOR_QUAD, industrial_zones, 15, 3",
        "WEB_MERCATOR_QUAD, industrial_zones, 11, 60",
        "WEB_MERCATOR_QUAD, farm_parks, 11, 60",
        "WEB_MERCATOR_QUAD, service_stations, 12, 1",
        "CGCS2000_QUAD, industrial_zones, 11, 60",
        "CGCS2000_QUAD, service_stations, 12, 2"
    })
    void theirTilesShowTheSame(TileMatrixSet set, String layer, int zoom, double most) {
        JdbcClient jdbc = DIRECT.getBean(JdbcClient.class);
        assertThat(jdbc.sql("SELECT to_regclass('generalized." + layer + "') IS NULL")
                        .query(Boolean.class)
                        .single())
                .isTrue();
        Geometry place = jdbc.sql(
                        "SELECT ST_AsBinary(ST_PointOnSurface(geom)) FROM public." + layer + " ORDER BY id LIMIT 1")
                .query((row, number) -> Wkb.read(row.getBytes(1)))
                .single();
        TileCoord at = at(set, place.getCoordinate(), zoom);
        VectorTile direct = tile(DIRECT.getBean(TileSource.class), set, layer, at);
        VectorTile generalized = tile(RunningService.bean(TileSource.class), set, layer, at);
        Map<String, Geometry> expected = shapes(generalized, layer);
        Map<String, Geometry> found = shapes(direct, layer);
        assertThat(expected).isNotEmpty();
        assertThat(found.keySet()).containsAll(expected.keySet());
        expected.forEach((id, shape) -> {
            Geometry same = found.get(id);
            assertThat(same.isValid()).as(id).isTrue();
            assertThat(DiscreteHausdorffDistance.distance(shape, same)).as(id).isLessThanOrEqualTo(most);
        });
    }

    private static TileCoord at(TileMatrixSet set, Coordinate place, int zoom) {
        if (set == TileMatrixSet.WEB_MERCATOR_QUAD) {
            return TileCoord.at(place.x, place.y, zoom);
        }
        TileCoord first = new TileCoord(zoom, 0, 0);
        int row = (int) ((set.top(first) - place.y) / set.side(zoom));
        int column = (int) ((place.x - set.left(first)) / set.side(zoom));
        return new TileCoord(zoom, row, column);
    }
}
