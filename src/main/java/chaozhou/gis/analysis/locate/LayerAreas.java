package chaozhou.gis.analysis.locate;

import static chaozhou.gis.store.SqlNames.table;

import chaozhou.gis.analysis.AnalysisSql;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.catalog.LayerStates;
import chaozhou.gis.geo.Wkb;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The areas of layers in memory, as far as there is room for them. */
@Component
final class LayerAreas {

    /** All together have no more edges; one takes some 50 bytes. */
    private static final int MOST_EDGES = 1_000_000;

    private final LayerStates states;
    private final JdbcClient jdbc;
    private final int mostEdges;
    private final Cache<Key, Optional<Areas>> kept;

    @Autowired
    LayerAreas(LayerStates states, JdbcClient jdbc) {
        this(states, jdbc, MOST_EDGES);
    }

    /** @param mostEdges that are in memory */
    LayerAreas(LayerStates states, JdbcClient jdbc, int mostEdges) {
        this.states = states;
        this.jdbc = jdbc;
        this.mostEdges = mostEdges;
        this.kept = Caffeine.newBuilder()
                .maximumWeight(mostEdges)
                .weigher(LayerAreas::weight)
                .build();
    }

    private static int weight(Key key, Optional<Areas> areas) {
        return areas.map(known -> known.grid().edges()).orElse(0);
    }

    private record Key(String layer, long revision, LocalDate day) {}

    /**
     * The areas of a layer on a day.
     *
     * @param covers of the areas by their numbers, in the order of their ids
     */
    record Areas(EdgeGrid grid, AreaIndex index, List<Cover> covers) {}

    /** Those of a polygonal layer; empty where they are too many to be in memory. */
    Optional<Areas> of(Layer layer, LocalDate day) {
        return kept.get(
                new Key(layer.id(), states.revision(layer), day),
                key -> hasRoom(layer, day) ? read(layer, day) : Optional.empty());
    }

    /** A layer may take half of the room. */
    private boolean hasRoom(Layer layer, LocalDate day) {
        return jdbc.sql("SELECT coalesce(sum(ST_NPoints(feature.geom)), 0) FROM %s AS feature WHERE %s"
                                .formatted(table(layer), AnalysisSql.inForce("feature")))
                        .param("day", day)
                        .query(Long.class)
                        .single()
                <= mostEdges / 2;
    }

    private Optional<Areas> read(Layer layer, LocalDate day) {
        List<Geometry> shapes = new ArrayList<>();
        List<Cover> covers = new ArrayList<>();
        jdbc.sql("""
                        SELECT feature.id, %s AS name, %s AS code, %s AS parent_code, ST_AsBinary(feature.geom) AS geom
                        FROM %s AS feature WHERE %s ORDER BY feature.id COLLATE "C"
                        """.formatted(
                        AnalysisSql.name("feature", layer),
                        AnalysisSql.code("feature", layer),
                        AnalysisSql.text(
                                "feature", Optional.ofNullable(layer.parent()).map(Layer.Parent::attribute)),
                        table(layer),
                        AnalysisSql.inForce("feature")))
                .param("day", day)
                .query(row -> {
                    shapes.add(Wkb.read(row.getBytes("geom")));
                    covers.add(new Cover(
                            row.getString("id"),
                            row.getString("name"),
                            row.getString("code"),
                            row.getString("parent_code")));
                });
        EdgeGrid grid = new EdgeGrid(shapes);
        return Optional.of(new Areas(grid, new AreaIndex(grid), covers));
    }
}
