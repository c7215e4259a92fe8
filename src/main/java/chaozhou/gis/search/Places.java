package chaozhou.gis.search;

import static java.util.stream.Collectors.toMap;

import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.catalog.LayerStates;
import chaozhou.gis.geo.BoundingBox;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The places of all layers as they are published now. */
@Component
final class Places {

    private final Catalog catalog;
    private final LayerStates states;
    private final JdbcClient jdbc;
    private final ReentrantLock loading = new ReentrantLock();
    private volatile Loaded loaded = new Loaded(Map.of(), Map.of(), new PlaceIndex(List.of()));

    /** Revisions and places are by layer. */
    private record Loaded(Map<String, Long> revisions, Map<String, List<Place>> places, PlaceIndex index) {}

    Places(Catalog catalog, LayerStates states, JdbcClient jdbc) {
        this.catalog = catalog;
        this.states = states;
        this.jdbc = jdbc;
    }

    /** The index of the layers' revisions as they are known now; reads the layers that have changed. */
    PlaceIndex index() {
        Loaded known = loaded;
        if (known.revisions().equals(revisions())) {
            return known.index();
        }
        loading.lock();
        try {
            Map<String, Long> revisions = revisions();
            if (!loaded.revisions().equals(revisions)) {
                loaded = load(revisions, loaded);
            }
            return loaded.index();
        } finally {
            loading.unlock();
        }
    }

    private Map<String, Long> revisions() {
        return catalog.layers().stream().collect(toMap(Layer::id, states::revision));
    }

    private Loaded load(Map<String, Long> revisions, Loaded known) {
        Map<String, List<Place>> places = new HashMap<>();
        revisions.forEach((layer, revision) -> places.put(
                layer,
                revision.equals(known.revisions().get(layer))
                        ? known.places().getOrDefault(layer, List.of())
                        : places(catalog.layer(layer))));
        List<Place> all = places.values().stream().flatMap(List::stream).toList();
        return new Loaded(revisions, places, new PlaceIndex(all));
    }

    private List<Place> places(Layer layer) {
        return jdbc.sql("""
                        SELECT id, valid_from, valid_to, name, codes, parent_code, reading, west, south, east, north
                        FROM gis.place
                        WHERE layer = ?
                        """)
                .param(layer.id())
                .query((row, number) -> place(layer, row))
                .list();
    }

    private static Place place(Layer layer, ResultSet row) throws SQLException {
        String id = row.getString("id");
        String name = row.getString("name");
        String parentCode = row.getString("parent_code");
        List<@Nullable String> codes = texts(row.getArray("codes"));
        return new Place(
                layer,
                id,
                name,
                codes.isEmpty() ? null : codes.get(0),
                // Many places have the same parent.
                parentCode == null ? null : parentCode.intern(),
                new Place.Validity(
                        row.getObject("valid_from", LocalDate.class), row.getObject("valid_to", LocalDate.class)),
                new BoundingBox(
                        row.getDouble("west"), row.getDouble("south"), row.getDouble("east"), row.getDouble("north")),
                PlaceKeys.of(id, codes, name, Reading.parse(row.getString("reading"))));
    }

    private static List<@Nullable String> texts(Array array) throws SQLException {
        return Arrays.asList((@Nullable String[]) array.getArray());
    }
}
