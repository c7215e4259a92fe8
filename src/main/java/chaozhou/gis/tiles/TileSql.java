package chaozhou.gis.tiles;

import static chaozhou.gis.store.SqlNames.quoted;
import static chaozhou.gis.store.SqlNames.table;

import chaozhou.gis.catalog.Attribute;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.geo.TileCoord;
import chaozhou.gis.query.cql2.Expression;
import chaozhou.gis.store.FilterSql;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The statement that makes a tile. It returns one row with one value: the tile, of no bytes when there is nothing in it.
 *
 * <p>ST_AsMVTGeom has no part in it. PostGIS simplifies and repairs each geometry by itself there (to half a unit), so the
 * common edges of neighbours would come apart.
 */
public final class TileSql {

    /** What the name of a layer of labels ends with. */
    static final String LABEL_SUFFIX = "_label";

    private final TileShapes shapes;
    private final List<Layer> layers;
    private final @Nullable String condition;
    private final Map<String, Object> filterValues;

    private TileSql(TileMatrixSet set, List<Layer> layers, @Nullable Expression filter) {
        this.shapes = TileShapes.of(set);
        this.layers = layers;
        if (filter == null) {
            condition = null;
            filterValues = Map.of();
        } else {
            FilterSql.NamedCondition named = FilterSql.named(filter, "feature", "filter");
            condition = named.sql();
            filterValues = named.values();
        }
    }

    /** For tiles of a set. */
    static TileSql of(TileMatrixSet set, List<Layer> layers, @Nullable Expression filter) {
        return new TileSql(set, layers, filter);
    }

    /** For tiles of WebMercatorQuad. */
    public static TileSql of(List<Layer> layers) {
        return of(TileMatrixSet.WEB_MERCATOR_QUAD, layers, null);
    }

    /** Its parameters are named as in {@link #parameters}. */
    public String statement() {
        return layers.stream().flatMap(this::mvtLayers).collect(Collectors.joining("\n|| ", "select ", ""));
    }

    /** The values of the statement's parameters. */
    public Map<String, Object> parameters(TileCoord tile, LocalDate day) {
        Map<String, Object> values = new HashMap<>(shapes.parameters(tile));
        values.put("day", day);
        values.putAll(filterValues);
        return values;
    }

    private Stream<String> mvtLayers(Layer layer) {
        return switch (layer.geometry()) {
            case POINT -> Stream.of(mvtLayer(layer, layer.id(), shapes.points(layer), attributes(layer)));
            case MULTI_LINE_STRING -> Stream.of(mvtLayer(layer, layer.id(), shapes.lines(layer), attributes(layer)));
            case MULTI_POLYGON ->
                Stream.of(
                        mvtLayer(layer, layer.id(), shapes.areas(layer), attributes(layer)),
                        mvtLayer(layer, layer.id() + LABEL_SUFFIX, shapes.labels(layer), labelAttributes(layer)));
        };
    }

    private String mvtLayer(Layer layer, String name, String selection, String attributes) {
        return """
                (select ST_AsMVT(tile, '%s', %d, 'geom')
                from (select shape.geom, %s
                  from (%s) shape join %s feature using (id, valid_from)
                  where not ST_IsEmpty(shape.geom)%s) tile)""".formatted(
                        name.replace("'", "''"),
                        Grid.EXTENT,
                        attributes,
                        selection,
                        table(layer),
                        condition == null ? "" : " and " + condition);
    }

    private static String attributes(Layer layer) {
        return layer.attributes().stream()
                .map(TileSql::tag)
                .collect(Collectors.joining(", ", "id, ", ", feature.provenance"));
    }

    private static String labelAttributes(Layer layer) {
        return labelled(layer).map(TileSql::tag).collect(Collectors.joining(", ", "id, ", ""));
    }

    /** What is written at a place, and what it depends on. */
    static Stream<Attribute> labelled(Layer layer) {
        Set<String> names = new LinkedHashSet<>(List.of(layer.nameAttribute().name()));
        layer.attributes(Attribute.Role.PINYIN).forEach(attribute -> names.add(attribute.name()));
        names.add("kind");
        return names.stream().map(layer::attribute).flatMap(Optional::stream);
    }

    /** MVT has no dates. */
    private static String tag(Attribute attribute) {
        String column = "feature." + quoted(attribute.name());
        return attribute.type() == Attribute.Type.DATE
                ? "cast(%s as text) as %s".formatted(column, quoted(attribute.name()))
                : column;
    }
}
