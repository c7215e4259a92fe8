package chaozhou.gis.tiles;

import static chaozhou.gis.store.SqlNames.generalizedTable;

import chaozhou.gis.catalog.Layer;
import chaozhou.gis.geo.TileCoord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tiles of WebMercatorQuad, on whose grids the generalised geometry lies already: what is left is to cut, to shift and to round
 * the cuts. A cut moves along the edge of the box by half a unit at most, for both neighbours alike.
 */
final class GridShapes implements TileShapes {

    /** What an area or a line may reach into to be in the tile. */
    private static final String SHAPE_BOX = "ST_MakeEnvelope(:west, :north, :east, :south)";

    private static final String TILE_BOX = "ST_MakeEnvelope(:left, :top, :right, :bottom)";

    private static final String POINT_BOX = "ST_MakeEnvelope(:point_west, :point_north, :point_east, :point_south)";

    /** Each label is in one tile only. */
    private static final String LABEL_BOX = "ST_MakeEnvelope(:label_west, :label_north, :label_east, :label_south)";

    private static final String CUT =
            "ST_SnapToGrid(ST_TransScale(ST_ClipByBox2D(geom, %s), :dx, :dy, :scale, :scale), 1)".formatted(SHAPE_BOX);

    @Override
    public Map<String, Object> parameters(TileCoord tile) {
        int level = Grid.levelFor(tile.zoom());
        TileFrame shapes = TileFrame.of(tile, level);
        TileFrame points = TileFrame.of(tile, Grid.POINT_LEVEL);
        Map<String, Object> values = new HashMap<>(Map.of(
                "level",
                level,
                "dx",
                -shapes.left(),
                "dy",
                -shapes.top(),
                "scale",
                shapes.scale(),
                "point_dx",
                -points.left(),
                "point_dy",
                -points.top(),
                "point_scale",
                points.scale()));
        double side = shapes.units(Grid.EXTENT);
        double buffer = shapes.units(Grid.BUFFER);
        putBox(values, List.of("left", "top", "right", "bottom"), shapes, 0, side);
        putBox(values, List.of("west", "north", "east", "south"), shapes, -buffer, side + buffer);
        double pointSide = points.units(Grid.EXTENT);
        double pointBuffer = points.units(Grid.BUFFER);
        putBox(values, sides("point"), points, -pointBuffer, pointSide + pointBuffer);
        // A unit less than the tile: the next tile begins there.
        putBox(values, sides("label"), points, 0, pointSide - 1);
        return values;
    }

    private static List<String> sides(String box) {
        return List.of(box + "_west", box + "_north", box + "_east", box + "_south");
    }

    /** Puts a square, given by its first and last column and row counted from the tile's. */
    private static void putBox(
            Map<String, Object> values, List<String> sides, TileFrame frame, double first, double last) {
        values.put(sides.get(0), frame.left() + first);
        values.put(sides.get(1), frame.top() + first);
        values.put(sides.get(2), frame.left() + last);
        values.put(sides.get(3), frame.top() + last);
    }

    @Override
    public String areas(Layer layer) {
        // Areas that no edge of the box cuts are as valid as they were stored.
        return cut(layer, TileShapes.wound("cut", "geom @ " + TILE_BOX), 3);
    }

    @Override
    public String lines(Layer layer) {
        return cut(layer, "cut", 2);
    }

    @Override
    public String points(Layer layer) {
        return points(layer, POINT_BOX);
    }

    @Override
    public String labels(Layer layer) {
        return points(layer, LABEL_BOX);
    }

    /** @param dimension what of a cut is kept: 2 lines, 3 areas, in the numbers of ST_CollectionExtract */
    private static String cut(Layer layer, String shape, int dimension) {
        String source = """
                %s cross join lateral (
                      select ST_CollectionExtract(%s, %d) as cut offset 0) piece""".formatted(generalizedTable(layer), CUT, dimension);
        return inForce(source, shape, ":level", SHAPE_BOX);
    }

    private static String points(Layer layer, String box) {
        String shifted = "ST_SnapToGrid(ST_TransScale(geom, :point_dx, :point_dy, :point_scale, :point_scale), 1)";
        return inForce(generalizedTable(layer), shifted, String.valueOf(Grid.POINT_LEVEL), box);
    }

    /** The index over level and geometry decides. OFFSET 0 keeps the planner from computing a shape twice. */
    private static String inForce(String source, String shape, String level, String box) {
        return """
                select id, valid_from, %s as geom
                    from %s
                    where level = cast(%s as smallint) and geom && %s
                      and %s
                    offset 0""".formatted(shape, source, level, box, TileShapes.inForce());
    }
}
