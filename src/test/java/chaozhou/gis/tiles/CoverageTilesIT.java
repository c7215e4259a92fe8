package chaozhou.gis.tiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chaozhou.gis.RunningService;
import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.catalog.LayerStates;
import chaozhou.gis.error.GisException.InvalidParameter;
import chaozhou.gis.geo.TileCoord;
import chaozhou.gis.tiles.VectorTile.TileFeature;
import chaozhou.gis.tiles.VectorTile.TileLayer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.Geometry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.unit.DataSize;

/** The promise of the tiles: at no zoom is there a gap or an overlap between neighbours, on any day. */
class CoverageTilesIT {

    /** Until the day before, 枫溪区 was there. */
    private static final LocalDate BEFORE = LocalDate.of(2023, 11, 30);

    private static final LocalDate AFTER = LocalDate.of(2023, 12, 1);

    private final TileSource source = RunningService.bean(TileSource.class);
    private final Catalog catalog = RunningService.bean(Catalog.class);

    @ParameterizedTest
    @ValueSource(ints = {9, 10, 11, 12, 13, 14, 15, 16})
    void villagesFormACoverageInEveryTile(int zoom) {
        assertCoverage("villages", zoom, BEFORE);
        assertCoverage("villages", zoom, AFTER);
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 9, 10, 11, 12, 13, 14, 15, 16})
    void townsFormACoverageInEveryTile(int zoom) {
        assertCoverage("towns", zoom, AFTER);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void countiesFormACoverageInEveryTileOnAnyDay(int zoom) {
        assertCoverage("counties", zoom, BEFORE);
        assertCoverage("counties", zoom, AFTER);
    }

    @ParameterizedTest
    @ValueSource(ints = {9, 11, 14, 16})
    void anUpperLayerCoversTheGroundOfTheLowerOne(int zoom) {
        List<Layer> layers = layers("counties", "towns", "villages");
        for (TileCoord tile : tiles(zoom)) {
            VectorTile decoded = VectorTile.decode(read(TileMatrixSet.WEB_MERCATOR_QUAD, layers, tile, AFTER));
            if (!decoded.layers().isEmpty()) {
                Set<Object> withVillages = features(decoded, "villages")
                        .map(village -> village.tags().get("town_code"))
                        .collect(Collectors.toSet());
                assertThat(area(features(decoded, "counties")))
                        .as("%s", tile)
                        .isEqualTo(area(features(decoded, "towns")));
                assertThat(area(features(decoded, "villages")))
                        .as("%s", tile)
                        .isEqualTo(area(features(decoded, "towns").filter(town -> withVillages.contains(town.id()))));
            }
        }
    }

    private void assertCoverage(String layer, int zoom, LocalDate day) {
        assertCoverage(TileMatrixSet.WEB_MERCATOR_QUAD, layer, tiles(zoom), day);
    }

    private void assertCoverage(TileMatrixSet set, String layer, List<TileCoord> tiles, LocalDate day) {
        int decodedTiles = 0;
        for (TileCoord tile : tiles) {
            TileLayer decoded = VectorTile.decode(read(set, layers(layer), tile, day))
                    .layers()
                    .get(layer);
            if (decoded == null) {
                continue;
            }
            Geometry[] shapes =
                    decoded.features().stream().map(TileFeature::geometry).toArray(Geometry[]::new);
            for (Geometry shape : shapes) {
                assertThat(shape.isValid()).as("%s in %s", shape, tile).isTrue();
            }
            assertThat(Arrays.stream(CoverageValidator.validate(shapes)).filter(Objects::nonNull))
                    .as("edges of %s in %s that do not match", layer, tile)
                    .isEmpty();
            assertThat(union(shapes).getArea()).as("ground in %s", tile).isEqualTo(area(shapes));
            decodedTiles++;
        }
        assertThat(decodedTiles).isPositive();
    }

    /** The other sets too: each of their tiles holds a coverage, where they lie over the city's middle. */
    @ParameterizedTest
    @CsvSource({
        "WORLD_CRS84_QUAD, 8",
        "WORLD_CRS84_QUAD, 10",
        "WORLD_CRS84_QUAD, 12",
        "WORLD_CRS84_QUAD, 14",
        "CGCS2000_QUAD, 8",
        "CGCS2000_QUAD, 11",
        "CGCS2000_QUAD, 14",
        "CGCS2000_CM_117E_QUAD, 6",
        "CGCS2000_CM_117E_QUAD, 8",
        "CGCS2000_CM_117E_QUAD, 10",
        "CGCS2000_CM_117E_QUAD, 12",
        "CGCS2000_CM_117E_QUAD, 14"
    })
    void divisionsFormACoverageOnOtherGridsToo(TileMatrixSet set, int zoom) {
        // 116.63 E, 23.67 N, of which the plane coordinates are known.
        double east = set.crs().isGeographic() ? 116.63 : 462256.285;
        double north = set.crs().isGeographic() ? 23.67 : 2618788.152;
        int column = (int) ((east - set.west()) / set.side(zoom));
        int row = (int) ((set.north() - north) / set.side(zoom));
        List<TileCoord> tiles = new ArrayList<>();
        for (int i = -2; i <= 2; i++) {
            for (int j = -2; j <= 2; j++) {
                tiles.add(new TileCoord(zoom, row + i, column + j));
            }
        }
        assertCoverage(set, "towns", tiles, AFTER);
        assertCoverage(set, "villages", tiles, AFTER);
    }

    private byte[] read(TileMatrixSet set, List<Layer> layers, TileCoord tile, LocalDate day) {
        return source.read(set, layers, null, tile, day);
    }

    private static Geometry union(Geometry[] shapes) {
        return org.locationtech.jts.operation.overlayng.OverlayNGRobust.union(Arrays.asList(shapes));
    }

    private static double area(Geometry[] shapes) {
        return Arrays.stream(shapes).mapToDouble(Geometry::getArea).sum();
    }

    private static double area(Stream<TileFeature> features) {
        return features.mapToDouble(feature -> feature.geometry().getArea()).sum();
    }

    private static Stream<TileFeature> features(VectorTile tile, String layer) {
        TileLayer found = tile.layers().get(layer);
        return found == null ? Stream.empty() : found.features().stream();
    }

    private List<Layer> layers(String... ids) {
        return Arrays.stream(ids).map(catalog::layer).toList();
    }

    /** All tiles of the city up to zoom 12, and a block of tiles in its middle beyond. */
    private static List<TileCoord> tiles(int zoom) {
        TileCoord northWest = zoom <= 12 ? TileCoord.at(116.3, 24.2, zoom) : TileCoord.at(116.6, 23.68, zoom);
        TileCoord southEast = zoom <= 12
                ? TileCoord.at(117.2, 23.4, zoom)
                : new TileCoord(zoom, northWest.row() + 5, northWest.column() + 5);
        List<TileCoord> tiles = new ArrayList<>();
        for (int row = northWest.row(); row <= southEast.row(); row++) {
            for (int column = northWest.column(); column <= southEast.column(); column++) {
                tiles.add(new TileCoord(zoom, row, column));
            }
        }
        return tiles;
    }

    @Test
    void everyFeatureHasOneLabelInAllTilesTogether() {
        List<String> ids = tiles(12).stream()
                .map(tile -> VectorTile.decode(read(TileMatrixSet.WEB_MERCATOR_QUAD, layers("towns"), tile, AFTER)))
                .filter(tile -> tile.layers().containsKey("towns_label"))
                .flatMap(tile -> tile.layers().get("towns_label").features().stream())
                .map(TileFeature::id)
                .toList();
        assertThat(ids).hasSize(49).doesNotHaveDuplicates();
    }

    @Test
    void everyFeatureHasOneLabelOnThePlaneToo() {
        List<String> ids = new ArrayList<>();
        for (int row = 201; row <= 210; row++) {
            for (int column = 121; column <= 131; column++) {
                VectorTile tile = VectorTile.decode(read(
                        TileMatrixSet.CGCS2000_CM_117E_QUAD, layers("towns"), new TileCoord(8, row, column), AFTER));
                if (tile.layers().containsKey("towns_label")) {
                    tile.layers().get("towns_label").features().forEach(label -> ids.add(label.id()));
                }
            }
        }
        assertThat(ids).hasSize(49).doesNotHaveDuplicates();
    }

    @Test
    void aTileOfTooManyFeaturesIsRefused() {
        TileSource small = new TileSource(
                RunningService.bean(JdbcClient.class),
                RunningService.bean(LayerStates.class),
                RunningService.bean(FeatureTags.class),
                new TilesProperties(DataSize.ofBytes(0), 50_000, 20));
        TileCoord all = TileCoord.at(116.6, 23.68, 8);
        assertThatThrownBy(() -> small.read(TileMatrixSet.WEB_MERCATOR_QUAD, layers("towns"), null, all, AFTER))
                .isInstanceOf(InvalidParameter.class)
                .hasMessageContaining("more than 20 features of towns");
    }
}
