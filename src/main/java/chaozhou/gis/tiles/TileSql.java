package chaozhou.gis.tiles;

import static chaozhou.gis.store.SqlNames.table;

import chaozhou.gis.geo.TileCoord;
import chaozhou.gis.query.cql2.Expression;
import chaozhou.gis.store.FilterSql;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The statement that selects what may be in a tile: rows of the number of the tile's layer, the id and the first day of a feature, and
 * its shape in well-known binary.
 */
final class TileSql {

    private final List<TileShapes> shapes;
    private final List<TileLayer> layers;
    private final @Nullable String condition;
    private final Map<String, Object> filterValues;

    /**
     * @param shapes of each layer
     * @param filter what must hold of each feature; null: nothing
     */
    TileSql(List<TileShapes> shapes, List<TileLayer> layers, @Nullable Expression filter) {
        this.shapes = shapes;
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

    /** @param most rows of a layer */
    String statement(int most) {
        return IntStream.range(0, layers.size())
                .mapToObj(number -> selection(number, layers.get(number), most))
                .collect(Collectors.joining("\nunion all\n"));
    }

    private String selection(int number, TileLayer layer, int most) {
        return """
                (select %d, shape.id, shape.valid_from, shape.wkb
                  from (%s) shape%s
                  limit %d)""".formatted(
                number,
                shapes.get(number).selection(layer.layer(), layer.kind()),
                condition == null
                        ? ""
                        : " join %s feature using (id, valid_from) where %s".formatted(table(layer.layer()), condition),
                most);
    }

    Map<String, Object> parameters(TileCoord tile, LocalDate day) {
        Map<String, Object> values = new HashMap<>();
        new HashSet<>(shapes).forEach(of -> values.putAll(of.parameters(tile)));
        values.put("day", day);
        values.putAll(filterValues);
        return values;
    }
}
