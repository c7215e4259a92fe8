package chaozhou.gis.tiles;

import chaozhou.gis.catalog.Layer;
import chaozhou.gis.catalog.LayerStates;
import chaozhou.gis.error.GisException.InvalidParameter;
import chaozhou.gis.geo.TileCoord;
import chaozhou.gis.query.cql2.Expression;
import chaozhou.gis.tiles.mvt.TileWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Makes tiles from what is published. The database finds the shapes; they are cut and written here. ST_AsMVTGeom would simplify and
 * repair each geometry by itself, so that the common edges of neighbours came apart.
 */
@Component
final class TileSource {

    private static final Comparator<TileFeature> BY_ID =
            Comparator.comparing((TileFeature feature) -> feature.id).thenComparing(feature -> feature.validFrom);

    private final JdbcClient jdbc;
    private final LayerStates states;
    private final FeatureTags tags;
    private final int mostFeatures;

    TileSource(JdbcClient jdbc, LayerStates states, FeatureTags tags, TilesProperties properties) {
        this.jdbc = jdbc;
        this.states = states;
        this.tags = tags;
        this.mostFeatures = properties.mostFeatures();
    }

    /**
     * The tile in Mapbox Vector Tile 2.1, not compressed; of no bytes when there is nothing in it. The same features give the same
     * bytes.
     *
     * @param filter what must hold of each feature; null: nothing
     * @param day the features in force that day
     * @throws InvalidParameter when a layer has too many features there
     */
    byte[] read(TileMatrixSet set, List<Layer> layers, @Nullable Expression filter, TileCoord tile, LocalDate day) {
        List<Layer> visible =
                layers.stream().filter(layer -> set.shows(layer, tile.zoom())).toList();
        if (visible.isEmpty()) {
            return new byte[0];
        }
        List<TileLayer> tileLayers = visible.stream().flatMap(TileLayer::of).toList();
        long[] revisions = tileLayers.stream()
                .mapToLong(layer -> states.revision(layer.layer()))
                .toArray();
        List<List<TileFeature>> features = features(set, tileLayers, filter, tile, day);
        TileWriter writer = new TileWriter(Grid.EXTENT);
        for (int i = 0; i < revisions.length; i++) {
            tags.putInto(features.get(i), tileLayers.get(i).layer(), revisions[i]);
            write(tileLayers.get(i), features.get(i), writer);
        }
        return writer.toByteArray();
    }

    private List<List<TileFeature>> features(
            TileMatrixSet set, List<TileLayer> layers, @Nullable Expression filter, TileCoord tile, LocalDate day) {
        List<List<TileFeature>> features = new ArrayList<>();
        layers.forEach(layer -> features.add(new ArrayList<>()));
        TileShapes generalized = TileShapes.of(set);
        TileShapes direct = new DirectShapes(set);
        List<TileShapes> shapes = layers.stream()
                .map(layer -> states.of(layer.layer()).isGeneralized() ? generalized : direct)
                .toList();
        TileSql sql = new TileSql(shapes, layers, filter);
        TileCut ofGeneralized = new TileCut(generalized, tile);
        TileCut ofDirect = new TileCut(direct, tile);
        int[] rows = new int[layers.size()];
        jdbc.sql(sql.statement(mostFeatures + 1))
                .params(sql.parameters(tile, day))
                .query(row -> {
                    int number = row.getInt(1);
                    TileLayer layer = layers.get(number);
                    requirePicture(++rows[number], layer.layer());
                    TileCut cut = shapes.get(number).equals(direct) ? ofDirect : ofGeneralized;
                    byte[] geometry = cut.cut(layer, row.getBytes(4));
                    if (geometry.length > 0) {
                        features.get(number)
                                .add(new TileFeature(
                                        Objects.requireNonNull(row.getString(2)),
                                        Objects.requireNonNull(row.getObject(3, LocalDate.class)),
                                        geometry));
                    }
                });
        return features;
    }

    private void requirePicture(int rows, Layer layer) {
        if (rows > mostFeatures) {
            throw new InvalidParameter(
                    "tileMatrix",
                    "The tile holds more than %,d features of %s. Ask for a finer tile matrix, or give a filter."
                            .formatted(mostFeatures, layer.id()),
                    List.of());
        }
    }

    private static void write(TileLayer layer, List<TileFeature> features, TileWriter writer) {
        features.sort(BY_ID);
        int[] used = layer.tags();
        writer.beginLayer(layer.name(), FeatureTags.keys(layer.layer()));
        for (TileFeature feature : features) {
            if (feature.tags != null) {
                writer.feature(layer.type(), feature.geometry, feature.tags, used);
            }
        }
        writer.endLayer();
    }
}
