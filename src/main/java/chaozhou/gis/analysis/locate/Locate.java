package chaozhou.gis.analysis.locate;

import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.Layer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds which features of polygon layers cover points on a day. */
@Component
final class Locate {

    private final Catalog catalog;
    private final JdbcClient jdbc;

    Locate(Catalog catalog, JdbcClient jdbc) {
        this.catalog = catalog;
        this.jdbc = jdbc;
    }

    /** For each point, in order: by layer, what it belongs to by the {@link BoundaryRule}; layers that don't cover it are absent. */
    List<Map<String, List<Cover>>> covers(LocateInputs inputs) {
        List<Layer> layers = withLayersAbove(inputs.layers());
        List<Map<String, List<Cover>>> touched = new ArrayList<>(inputs.points().size());
        inputs.points().forEach(point -> touched.add(new HashMap<>()));
        jdbc.sql(LocateSql.select(layers))
                .param("longitudes", degrees(inputs.points(), QueryPoint::longitude))
                .param("latitudes", degrees(inputs.points(), QueryPoint::latitude))
                .param("day", inputs.date())
                .query(row -> {
                    Cover cover = new Cover(
                            row.getString("id"),
                            row.getString("name"),
                            row.getString("code"),
                            row.getString("parent_code"));
                    String layer = layers.get(row.getInt("layer")).id();
                    touched.get(row.getInt("position") - 1)
                            .computeIfAbsent(layer, key -> new ArrayList<>(1))
                            .add(cover);
                });
        BoundaryRule rule = new BoundaryRule(layers);
        return touched.stream().map(rule::apply).toList();
    }

    /** The layers and, so that a point's answer does not depend on which layers are asked for, those above in a coverage. */
    private List<Layer> withLayersAbove(List<Layer> layers) {
        List<Layer> needed = layers.stream()
                .flatMap(layer -> Stream.concat(
                        Stream.of(layer),
                        catalog.ancestors(layer).stream()
                                .filter(above -> layer.coverage() != null
                                        && Objects.equals(above.coverage(), layer.coverage()))))
                .distinct()
                .toList();
        return catalog.layers().stream().filter(needed::contains).toList();
    }

    private static double[] degrees(List<QueryPoint> points, ToDoubleFunction<QueryPoint> ordinate) {
        return points.stream().mapToDouble(ordinate).toArray();
    }
}
