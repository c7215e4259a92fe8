package chaozhou.gis.basemap;

import chaozhou.gis.error.GisException;
import chaozhou.gis.geo.TileCoord;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The basemaps that the operator has set, and their tiles; those that may be kept are, in memory, while there is room. */
@Component
final class Basemaps {

    /** For the tiles of all basemaps. */
    private static final long MOST_BYTES = 24L << 20;

    /** What an entry takes besides its picture. */
    private static final int ENTRY_BYTES = 250;

    private record Key(String source, TileCoord tile) {}

    private final TileRelay relay;
    private final Map<String, Basemap> basemaps = new LinkedHashMap<>();
    private final Map<String, Cache<Key, RelayedTile>> kept = new HashMap<>();

    Basemaps(BasemapProperties properties, TileRelay relay) {
        this.relay = relay;
        List<Basemap> all = BasemapSettings.read(properties);
        all.forEach(basemap -> basemaps.put(basemap.id(), basemap));
        List<Basemap> keeping =
                all.stream().filter(basemap -> basemap.cacheDays() > 0).toList();
        keeping.forEach(basemap -> kept.put(
                basemap.id(),
                Caffeine.newBuilder()
                        .expireAfterWrite(Duration.ofDays(basemap.cacheDays()))
                        .maximumWeight(MOST_BYTES / keeping.size())
                        .weigher((Key key, RelayedTile tile) -> tile.image().length + ENTRY_BYTES)
                        .build()));
    }

    List<Basemap> all() {
        return List.copyOf(basemaps.values());
    }

    /** @throws GisException.NotFound when there is none of that name */
    Basemap basemap(String id) {
        Basemap basemap = basemaps.get(id);
        if (basemap == null) {
            throw new GisException.NotFound("There is no basemap of that name; /api/basemaps lists those there are.");
        }
        return basemap;
    }

    /** A tile out of memory, or from its provider. */
    RelayedTile tile(Basemap basemap, Basemap.Source source, TileCoord tile) {
        Cache<Key, RelayedTile> cache = kept.get(basemap.id());
        if (cache == null) {
            return relay.fetch(basemap, source, tile);
        }
        Key key = new Key(source.name(), tile);
        RelayedTile known = cache.getIfPresent(key);
        if (known == null) {
            known = relay.fetch(basemap, source, tile);
            cache.put(key, known);
        }
        return known;
    }
}
