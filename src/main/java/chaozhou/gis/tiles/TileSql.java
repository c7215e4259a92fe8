package chaozhou.gis.tiles;

import static chaozhou.gis.store.SqlNames.generalizedTable;
import static chaozhou.gis.store.SqlNames.quoted;
import static chaozhou.gis.store.SqlNames.table;

import chaozhou.gis.catalog.Attribute;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.geo.TileCoord;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The statement that makes a tile. It returns one row with one value: the tile, of no bytes when there is nothing in it.
 *
 * <p>ST_AsMVTGeom has no part in it. PostGIS simplifies and repairs each geometry by itself there (to half a unit), so the
 * common edges of neighbours would come apart. The geometry here is on the tile's grid already; what is left is to cut, to
 * shift and to round the cuts. A cut moves along the edge of the box by half a unit at most, for both neighbours alike.
 */
public final class TileSql {

    /** What an area or a line may reach into to be in the tile. */
    private static final String SHAPE_BOX = "ST_MakeEnvelope(:west, :north, :east, :south)";

    private static final String TILE_BOX = "ST_MakeEnvelope(:left, :top, :right, :bottom)";

    private static final String POINT_BOX = "ST_MakeEnvelope(:point_west, :point_north, :point_east, :point_south)";

    /** Each label is in one tile only. */
    private static final String LABEL_BOX = "ST_MakeEnvelope(:label_west, :label_north, :label_east, :label_south)";

    private static final String CUT =
            "ST_SnapToGrid(ST_TransScale(ST_ClipByBox2D(geom, %s), :dx, :dy, :scale, :scale), 1)".formatted(SHAPE_BOX);

    private TileSql() {}

    /** The statement for one or more layers; its parameters are named as in {@link #parameters}. */
    public static String statement(List<Layer> layers) {
        return layers.stream().flatMap(TileSql::mvtLayers).collect(Collectors.joining("\n|| ", "select ", ""));
    }

    /** The values of the statement's parameters: where the tile lies on the grids that it is cut from, and the day. */
    public static Map<String, Object> parameters(TileCoord tile, LocalDate day) {
        int level = Grid.levelFor(tile.zoom());
        TileFrame shapes = TileFrame.of(tile, level);
        TileFrame points = TileFrame.of(tile, Grid.POINT_LEVEL);
        Map<String, Object> values = new HashMap<>(Map.of(
                "day",
                day,
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

    private static Stream<String> mvtLayers(Layer layer) {
        return switch (layer.geometry()) {
            case POINT -> Stream.of(mvtLayer(layer, layer.id(), points(layer, POINT_BOX), attributes(layer)));
            case MULTI_LINE_STRING -> Stream.of(mvtLayer(layer, layer.id(), lines(layer), attributes(layer)));
            case MULTI_POLYGON ->
                Stream.of(
                        mvtLayer(layer, layer.id(), areas(layer), attributes(layer)),
                        mvtLayer(layer, layer.id() + "_label", points(layer, LABEL_BOX), labelAttributes(layer)));
        };
    }

    private static String mvtLayer(Layer layer, String name, String shapes, String attributes) {
        return """
                (select ST_AsMVT(tile, '%s', %d, 'geom')
                from (select shape.geom, %s
                  from (%s) shape join %s feature using (id, valid_from)
                  where not ST_IsEmpty(shape.geom)) tile)""".formatted(name.replace("'", "''"), Grid.EXTENT, attributes, shapes, table(layer));
    }

    private static String areas(Layer layer) {
        // MVT 2.1, 4.3.4.4: exterior rings have a positive area where y grows downwards.
        // Where a boundary comes back to the edge of the box, the cut area touches itself there. It is taken apart at
        // that
        // place, which moves no edge. Areas that no edge of the box cuts are as valid as they were stored.
        String shape = """
                ST_ForcePolygonCCW(case when geom @ %s or ST_IsValid(cut) then cut
                      else ST_CollectionExtract(ST_MakeValid(cut), 3) end)""".formatted(TILE_BOX);
        return cut(layer, shape, 3);
    }

    private static String lines(Layer layer) {
        return cut(layer, "cut", 2);
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
                      and valid_from <= cast(:day as date) and (valid_to is null or valid_to > cast(:day as date))
                    offset 0""".formatted(shape, source, level, box);
    }

    private static String attributes(Layer layer) {
        return layer.attributes().stream()
                .map(TileSql::tag)
                .collect(Collectors.joining(", ", "id, ", ", feature.provenance"));
    }

    /** What is written at a place, and what it depends on. */
    private static String labelAttributes(Layer layer) {
        Set<String> names = new LinkedHashSet<>(List.of(layer.nameAttribute().name()));
        layer.attributes(Attribute.Role.PINYIN).forEach(attribute -> names.add(attribute.name()));
        names.add("kind");
        return names.stream()
                .map(layer::attribute)
                .flatMap(Optional::stream)
                .map(TileSql::tag)
                .collect(Collectors.joining(", ", "id, ", ""));
    }

    /** MVT has no dates. */
    private static String tag(Attribute attribute) {
        String column = "feature." + quoted(attribute.name());
        return attribute.type() == Attribute.Type.DATE
                ? "cast(%s as text) as %s".formatted(column, quoted(attribute.name()))
                : column;
    }
}
