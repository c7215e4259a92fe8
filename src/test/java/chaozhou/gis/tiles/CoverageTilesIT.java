package chaozhou.gis.tiles;

import static org.assertj.core.api.Assertions.assertThat;

import chaozhou.gis.catalog.Layer;
import chaozhou.gis.geo.TileCoord;
import chaozhou.gis.tiles.VectorTile.TileFeature;
import chaozhou.gis.tiles.VectorTile.TileLayer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.Geometry;

/** The promise of the tiles: at no zoom is there a gap or an overlap between neighbours, on any day. */
class CoverageTilesIT {

    private static TileSource source;

    @BeforeAll
    static void publish() {
        TileDatabase database = new TileDatabase("coverage_tiles");
        database.publication().replace(new MadeUpCity(TileDatabase.CATALOG).sources());
        source = new TileSource(database.jdbc());
    }

    @ParameterizedTest
    @ValueSource(ints = {9, 10, 11, 12, 13, 14, 15, 16})
    void villagesFormACoverageInEveryTile(int zoom) {
        assertCoverage("villages", zoom, MadeUpCity.AFTER);
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 9, 10, 11, 12, 13, 14, 15, 16})
    void townsFormACoverageInEveryTile(int zoom) {
        assertCoverage("towns", zoom, MadeUpCity.AFTER);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void countiesFormACoverageInEveryTileOnAnyDay(int zoom) {
        assertCoverage("counties", zoom, MadeUpCity.BEFORE);
        assertCoverage("counties", zoom, MadeUpCity.AFTER);
    }

    @ParameterizedTest
    @ValueSource(ints = {9, 11, 14, 16})
    void anUpperLayerCoversTheGroundOfTheLowerOne(int zoom) {
        List<Layer> layers = layers("counties", "towns", "villages");
        for (TileCoord tile : tiles(zoom)) {
            VectorTile decoded = VectorTile.decode(source.read(layers, tile, MadeUpCity.AFTER));
            if (!decoded.layers().isEmpty()) {
                double villages = area(decoded.layers().get("villages"));
                assertThat(area(decoded.layers().get("towns")))
                        .as("towns in %s", tile)
                        .isEqualTo(villages);
                assertThat(area(decoded.layers().get("counties")))
                        .as("counties in %s", tile)
                        .isEqualTo(villages);
            }
        }
    }

    private static void assertCoverage(String layer, int zoom, LocalDate day) {
        for (TileCoord tile : tiles(zoom)) {
            TileLayer decoded = VectorTile.decode(source.read(layers(layer), tile, day))
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
            assertThat(union(shapes).getArea()).as("ground in %s", tile).isEqualTo(area(decoded));
        }
    }

    private static Geometry union(Geometry[] shapes) {
        return org.locationtech.jts.operation.overlayng.OverlayNGRobust.union(Arrays.asList(shapes));
    }

    private static double area(TileLayer layer) {
        return layer.features().stream()
                .mapToDouble(feature -> feature.geometry().getArea())
                .sum();
    }

    private static List<Layer> layers(String... ids) {
        return Arrays.stream(ids).map(TileDatabase.CATALOG::layer).toList();
    }

    /** All tiles of the city up to zoom 12, and a block of tiles in its middle beyond. */
    private static List<TileCoord> tiles(int zoom) {
        TileCoord northWest = zoom <= 12 ? TileCoord.at(116.3, 24.0, zoom) : TileCoord.at(116.55, 23.6, zoom);
        TileCoord southEast = zoom <= 12
                ? TileCoord.at(117.0, 23.3, zoom)
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
                .map(tile -> VectorTile.decode(source.read(layers("towns"), tile, MadeUpCity.AFTER)))
                .filter(tile -> tile.layers().containsKey("towns_label"))
                .flatMap(tile -> tile.layers().get("towns_label").features().stream())
                .map(TileFeature::id)
                .toList();
        assertThat(ids).hasSize(MadeUpCity.TOWNS).doesNotHaveDuplicates();
    }
}
