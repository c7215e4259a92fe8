package chaozhou.gis.tiles;

import chaozhou.gis.catalog.Attribute;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.store.SqlNames;
import chaozhou.gis.tiles.mvt.TagValue;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The tags of features as tiles have them: the id, a value for each attribute of the layer, and the provenance. Those asked for most
 * are kept, for a feature is in many tiles.
 */
@Component
final class FeatureTags {

    /** Bytes in memory, about: enough for ten to twenty thousand features. */
    private static final long MOST_BYTES = 8L << 20;

    /** What an object of a value takes beside its content. */
    private static final int BYTES_A_VALUE = 24;

    private final JdbcClient jdbc;
    private final Cache<Key, @Nullable TagValue[]> known = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher(FeatureTags::bytes)
            .build();

    private record Key(String layer, long revision, String id, LocalDate validFrom) {}

    FeatureTags(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The keys of the tags of a layer, in their order. */
    static List<String> keys(Layer layer) {
        return Stream.of(Stream.of("id"), layer.attributes().stream().map(Attribute::name), Stream.of("provenance"))
                .flatMap(keys -> keys)
                .toList();
    }

    private static int bytes(Key key, @Nullable TagValue[] values) {
        return Arrays.stream(values)
                        .mapToInt(value -> value == null ? 4 : value.size() + BYTES_A_VALUE)
                        .sum()
                + 2 * key.id().length()
                + 100;
    }

    /**
     * Gives each feature its tags. One that is gone since its shape was read has none.
     *
     * @param revision of the layer, known before the shapes were read
     */
    void putInto(List<TileFeature> features, Layer layer, long revision) {
        boolean isComplete = true;
        for (TileFeature feature : features) {
            feature.tags = known.getIfPresent(key(feature, layer, revision));
            isComplete &= feature.tags != null;
        }
        if (!isComplete) {
            read(features.stream().filter(feature -> feature.tags == null).toList(), layer, revision);
        }
    }

    private static Key key(TileFeature feature, Layer layer, long revision) {
        return new Key(layer.id(), revision, feature.id, feature.validFrom);
    }

    private void read(List<TileFeature> features, Layer layer, long revision) {
        Map<Key, TileFeature> wanted = new HashMap<>();
        features.forEach(feature -> wanted.put(key(feature, layer, revision), feature));
        Map<TagValue, TagValue> shared = new HashMap<>();
        String columns = keys(layer).stream().map(SqlNames::quoted).collect(Collectors.joining(", "));
        jdbc.sql("select valid_from, %s from %s where id = any(:ids)".formatted(columns, SqlNames.table(layer)))
                .param("ids", features.stream().map(feature -> feature.id).toArray(String[]::new))
                .query(row -> {
                    Key key = new Key(
                            layer.id(),
                            revision,
                            Objects.requireNonNull(row.getString(2)),
                            Objects.requireNonNull(row.getObject(1, LocalDate.class)));
                    TileFeature feature = wanted.get(key);
                    if (feature != null) {
                        feature.tags = values(row, layer, shared);
                        known.put(key, feature.tags);
                    }
                });
    }

    private static @Nullable TagValue[] values(ResultSet row, Layer layer, Map<TagValue, TagValue> shared)
            throws SQLException {
        List<Attribute> attributes = layer.attributes();
        @Nullable TagValue[] values = new TagValue[attributes.size() + 2];
        for (int i = 0; i < values.length; i++) {
            boolean isAttribute = i > 0 && i <= attributes.size();
            TagValue value =
                    value(row, i + 2, isAttribute ? attributes.get(i - 1).type() : Attribute.Type.TEXT);
            values[i] = value == null ? null : shared.computeIfAbsent(value, one -> one);
        }
        return values;
    }

    /** MVT has no dates. */
    private static @Nullable TagValue value(ResultSet row, int column, Attribute.Type type) throws SQLException {
        TagValue value = switch (type) {
            case TEXT, DATE -> {
                String text = row.getString(column);
                yield text == null ? null : TagValue.of(text);
            }
            case INTEGER -> TagValue.of(row.getLong(column));
            case NUMBER -> TagValue.of(row.getDouble(column));
            case BOOLEAN -> TagValue.of(row.getBoolean(column));
        };
        return row.wasNull() ? null : value;
    }
}
