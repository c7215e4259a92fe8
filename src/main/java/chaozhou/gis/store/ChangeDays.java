package chaozhou.gis.store;

import static chaozhou.gis.store.SqlNames.table;

import chaozhou.gis.catalog.Layer;
import chaozhou.gis.catalog.LayerStates;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The days on which something in a layer begins or ends. Each layer is looked through once a revision. */
public final class ChangeDays {

    /** Earlier days are left out of a list that would be longer. */
    public static final int MOST = 500;

    private final JdbcClient jdbc;
    private final LayerStates states;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    private record Known(long revision, List<LocalDate> days) {}

    ChangeDays(JdbcClient jdbc, LayerStates states) {
        this.jdbc = jdbc;
        this.states = states;
    }

    /**
     * The days on which versions of features come into force or go out of it, the layer's first one among them; rising, and at most the
     * latest {@value #MOST}.
     */
    public List<LocalDate> of(Layer layer) {
        long revision = states.revision(layer);
        return known.compute(
                        layer.id(),
                        (id, last) ->
                                last != null && last.revision() == revision ? last : new Known(revision, read(layer)))
                .days();
    }

    private List<LocalDate> read(Layer layer) {
        return jdbc.sql("""
                        SELECT day
                        FROM (
                          SELECT valid_from AS day FROM %1$s
                          UNION
                          SELECT valid_to FROM %1$s WHERE valid_to IS NOT NULL
                          ORDER BY day DESC
                          LIMIT ?
                        ) AS latest
                        ORDER BY day""".formatted(table(layer)))
                .param(MOST)
                .query(LocalDate.class)
                .list();
    }
}
