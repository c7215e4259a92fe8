package chaozhou.gis.tiles;

import chaozhou.gis.catalog.LayerStates;
import chaozhou.gis.geo.TileCoord;
import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finished tiles. Each is made when it is first asked for, once however many ask, and kept while there is room. Nothing is
 * ever purged: a new revision of a layer is a new edition, and the tiles of the old one fall out of use.
 */
@Component
final class Tiles {

    /** What an entry takes besides the bytes of its tile. */
    private static final int ENTRY_BYTES = 250;

    private record Key(String edition, TileCoord tile) {}

    private final TileSource source;
    private final LayerStates states;
    private final Clock clock;
    private final @Nullable AsyncCache<Key, Tile> cache;

    Tiles(TileSource source, LayerStates states, Clock clock, TilesProperties properties) {
        this.source = source;
        this.states = states;
        this.clock = clock;
        long bytes = properties.cacheSize().toBytes();
        cache = bytes == 0
                ? null
                : Caffeine.newBuilder()
                        .maximumWeight(bytes)
                        .weigher((Key key, Tile tile) -> tile.gzip().length + ENTRY_BYTES)
                        .buildAsync();
    }

    /** What the tiles of a selection show now. */
    TileEdition edition(TileMatrixSet set, TileSelection selection) {
        LocalDate day = selection.day();
        return TileEdition.of(set, selection, day == null ? LocalDate.now(clock) : day, states);
    }

    Tile tile(TileEdition edition, TileCoord address) {
        if (cache == null) {
            return make(edition, address);
        }
        Key key = new Key(edition.key(), address);
        CompletableFuture<Tile> known = cache.getIfPresent(key);
        if (known == null) {
            CompletableFuture<Tile> mine = new CompletableFuture<>();
            known = cache.asMap().putIfAbsent(key, mine);
            if (known == null) {
                return complete(mine, edition, address);
            }
        }
        return awaited(known);
    }

    /** Makes the tile for all who wait for it; when that fails it fails for them too, and the next one tries again. */
    private Tile complete(CompletableFuture<Tile> future, TileEdition edition, TileCoord address) {
        try {
            Tile tile = make(edition, address);
            future.complete(tile);
            return tile;
        } catch (Throwable failure) {
            future.completeExceptionally(failure);
            throw failure;
        }
    }

    private static Tile awaited(CompletableFuture<Tile> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }

    private Tile make(TileEdition edition, TileCoord address) {
        return Tile.of(source.read(edition.set(), edition.layers(), edition.filter(), address, edition.day()));
    }
}
