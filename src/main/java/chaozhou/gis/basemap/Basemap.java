package chaozhou.gis.basemap;

import chaozhou.gis.catalog.Text;
import chaozhou.gis.error.GisException;
import chaozhou.gis.geo.TileCoord;
import java.util.List;
import java.util.Locale;

/**
 * A map of somebody else on the grid of web Mercator.
 *
 * @param datum on which its pictures are
 * @param minZoom, maxZoom the tile matrices that it has
 * @param cacheDays how long its tiles may be kept here; 0: not at all
 * @param sources from the bottom up
 */
record Basemap(
        String id,
        Text title,
        Text attribution,
        Datum datum,
        int minZoom,
        int maxZoom,
        int cacheDays,
        List<Source> sources) {

    /** What positions on its pictures are based on. The shifted grids are up to some hundred metres off the others. */
    enum Datum {
        CGCS2000,
        WGS84,
        GCJ02,
        BD09;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Where its tiles come from.
     *
     * @param name as it stands in addresses of this service
     */
    record Source(String name, AddressTemplate address) {

        static final String PICTURE = "base";
        static final String LABELS = "labels";
    }

    Basemap {
        sources = List.copyOf(sources);
    }

    /** @throws GisException.NotFound naming the sources there are */
    Source source(String name) {
        return sources.stream()
                .filter(source -> source.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new GisException.NotFound("The basemap %s has no layer of that name; it has %s."
                        .formatted(
                                id,
                                String.join(
                                        ", ", sources.stream().map(Source::name).toList()))));
    }

    /**
     * The number of a tile out of an address.
     *
     * @throws GisException.NotFound when it has no such tile
     */
    TileCoord tile(String zoom, String row, String column) {
        try {
            TileCoord tile = TileCoord.parse(zoom, row, column, 1);
            if (tile.zoom() >= minZoom && tile.zoom() <= maxZoom) {
                return tile;
            }
        } catch (IllegalArgumentException e) {
            throw new GisException.NotFound(String.valueOf(e.getMessage()));
        }
        throw new GisException.NotFound(
                "The basemap %s has the tile matrices %d to %d.".formatted(id, minZoom, maxZoom));
    }
}
