package chaozhou.gis.tiles;

import chaozhou.gis.catalog.Layer;
import chaozhou.gis.geo.TileCoord;
import java.util.HashMap;
import java.util.Map;

/** Tiles of WebMercatorQuad, on whose grids the generalised geometry lies already: what is left is to shift it. */
final class GridShapes implements TileShapes {

    @Override
    public String selection(Layer layer, Kind kind) {
        String box = "ST_MakeEnvelope(:%1$s_west, :%1$s_north, :%1$s_east, :%1$s_south)".formatted(kind);
        return TileShapes.selection(layer, "geom", ":" + kind + "_level", box);
    }

    @Override
    public Map<String, Object> parameters(TileCoord tile) {
        Map<String, Object> values = new HashMap<>();
        for (Kind kind : Kind.values()) {
            TileFrame frame = frame(tile, kind);
            double buffer = frame.units(Grid.BUFFER);
            double reach = frame.units(Grid.EXTENT) + buffer;
            values.put(kind + "_level", level(tile, kind));
            values.put(kind + "_west", frame.left() - buffer);
            values.put(kind + "_north", frame.top() - buffer);
            values.put(kind + "_east", frame.left() + reach);
            values.put(kind + "_south", frame.top() + reach);
        }
        return values;
    }

    @Override
    public TileFrame frame(TileCoord tile, Kind kind) {
        return TileFrame.of(tile, level(tile, kind));
    }

    private static int level(TileCoord tile, Kind kind) {
        return kind == Kind.POINTS ? Grid.POINT_LEVEL : Grid.levelFor(tile.zoom());
    }

    @Override
    public boolean keepsValidity() {
        return true;
    }
}
