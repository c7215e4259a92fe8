package chaozhou.gis.analysis.locate;

import chaozhou.gis.analysis.proximity.Neighbour;
import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.Layer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds which features of polygon layers cover points on a day. */
@Component
final class Locate {

    private final Catalog catalog;
    private final LayerAreas areas;
    private final JdbcClient jdbc;

    Locate(Catalog catalog, LayerAreas areas, JdbcClient jdbc) {
        this.catalog = catalog;
        this.areas = areas;
        this.jdbc = jdbc;
    }

    /** Ready to find what covers points in these layers. */
    Finder in(List<Layer> layers, LocalDate day) {
        return new Finder(layers, day);
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

    /** Finds what covers points; used by one thread. */
    final class Finder {
        private final LocalDate day;
        private final List<Layer> layers;
        private final int[] asked;
        private final Map<Integer, InMemory> inMemory = new LinkedHashMap<>();
        private final List<Layer> inDatabase = new ArrayList<>();
        private final BoundaryRule rule;

        private Finder(List<Layer> asked, LocalDate day) {
            this.day = day;
            this.layers = withLayersAbove(asked);
            this.asked = asked.stream().mapToInt(layers::indexOf).toArray();
            this.rule = new BoundaryRule(layers);
            for (int i = 0; i < layers.size(); i++) {
                Layer layer = layers.get(i);
                Optional<LayerAreas.Areas> known = areas.of(layer, day);
                if (known.isPresent()) {
                    inMemory.put(i, new InMemory(known.get()));
                } else {
                    inDatabase.add(layer);
                }
            }
        }

        /**
         * For each point, longitude in x, in order: by layer asked for, in order, what it belongs to by the {@link BoundaryRule}, by id; empty
         * where nothing covers it.
         */
        List<List<List<Cover>>> covers(List<Coordinate> points) {
            List<List<List<Cover>>> touched = new ArrayList<>(points.size());
            for (Coordinate point : points) {
                List<List<Cover>> ofPoint = new ArrayList<>(layers.size());
                layers.forEach(layer -> ofPoint.add(List.of()));
                inMemory.forEach((position, areas) -> ofPoint.set(position, areas.touching(point)));
                touched.add(ofPoint);
            }
            if (!inDatabase.isEmpty()) {
                addFromDatabase(points, touched);
            }
            return touched.stream().map(this::chosen).toList();
        }

        /**
         * The nearest feature to a point that no feature of the layer covers.
         *
         * @param layer its position among those asked for
         * @return null where there is none in memory
         */
        @Nullable
        Neighbour nearest(int layer, Coordinate point) {
            InMemory areas = inMemory.get(asked[layer]);
            return areas == null ? null : areas.nearest().to(point);
        }

        private List<List<Cover>> chosen(List<List<Cover>> touched) {
            List<List<Cover>> chosen = rule.apply(touched);
            List<List<Cover>> answer = new ArrayList<>(asked.length);
            for (int position : asked) {
                answer.add(chosen.get(position));
            }
            return answer;
        }

        private void addFromDatabase(List<Coordinate> points, List<List<List<Cover>>> touched) {
            jdbc.sql(LocateSql.select(inDatabase))
                    .param(
                            "longitudes",
                            points.stream().mapToDouble(Coordinate::getX).toArray())
                    .param(
                            "latitudes",
                            points.stream().mapToDouble(Coordinate::getY).toArray())
                    .param("day", day)
                    .query(row -> {
                        List<List<Cover>> ofPoint = touched.get(row.getInt("position") - 1);
                        int layer = layers.indexOf(inDatabase.get(row.getInt("layer")));
                        List<Cover> covers = new ArrayList<>(ofPoint.get(layer));
                        covers.add(new Cover(
                                row.getString("id"),
                                row.getString("name"),
                                row.getString("code"),
                                row.getString("parent_code")));
                        ofPoint.set(layer, covers);
                    });
        }
    }

    /** Searches in a layer's areas. */
    private record InMemory(AreaIndex.Search search, NearestArea nearest, List<Cover> all) {

        InMemory(LayerAreas.Areas areas) {
            this(areas.index().new Search(), new NearestArea(areas.grid(), areas.covers()), areas.covers());
        }

        List<Cover> touching(Coordinate point) {
            int count = search.at(point.x, point.y);
            if (count == 0) {
                return List.of();
            } else if (count == 1) {
                return List.of(all.get(search.area(0)));
            }
            List<Cover> covers = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                covers.add(all.get(search.area(i)));
            }
            return covers;
        }
    }
}
