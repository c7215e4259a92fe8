package chaozhou.gis.encode;

import chaozhou.gis.catalog.Layer;
import chaozhou.gis.geo.Crs;
import chaozhou.gis.query.FeatureQuery;
import chaozhou.gis.query.Selection;
import chaozhou.gis.store.FeatureRow;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Features as they stand in a GeoJSON page, kept for the next time: most of what a page costs are its coordinates. The
 * key has the state of the row, which the database tells anew for each page; so a text is never older than its feature.
 */
public final class FeatureTexts {

    private static final long MOST_BYTES = 12L << 20;

    /** What the key and the objects of an entry take, about. */
    private static final int BYTES_AN_ENTRY = 200;

    private final Cache<Key, byte[]> texts = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((Key key, byte[] text) -> text.length + BYTES_AN_ENTRY)
            .build();

    private record Key(String layer, String id, LocalDate validFrom, String state) {
        static Key of(Layer layer, FeatureRow row) throws SQLException {
            return new Key(layer.id(), row.id(), row.validFrom(), row.state());
        }
    }

    /** Whether whole features are asked for in CRS84, as most are; and shapes, for points are written as fast as they are found. */
    public static boolean areWorthKeeping(FeatureQuery query) {
        Layer layer = query.layer();
        return layer.geometry().dimension() > 0
                && query.crs() == Crs.CRS84
                && query.selection().equals(Selection.all(layer));
    }

    /** The text of the feature as it is in the row; null when it is not known. Not to be changed. */
    public byte @Nullable [] get(Layer layer, FeatureRow row) throws SQLException {
        return texts.getIfPresent(Key.of(layer, row));
    }

    void put(Layer layer, FeatureRow row, byte[] text) throws SQLException {
        texts.put(Key.of(layer, row), text);
    }
}
