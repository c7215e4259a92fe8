package chaozhou.gis.analysis.neighbours;

import static chaozhou.gis.store.SqlNames.table;

import chaozhou.gis.analysis.AnalysisSql;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.query.cql2.Expression;
import chaozhou.gis.store.FilterSql;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The statements of {@code neighbours}. All take the named parameter {@code day} and {@link #values}. */
final class NeighboursSql {

    private final Layer layer;
    private final FilterSql.NamedCondition selected;
    private final FilterSql.NamedCondition otherSelected;
    private final @Nullable String id;
    private final boolean isBothWays;

    /**
     * @param filter which features are asked about
     * @param id the one that is asked about alone; null: all that fulfil the filter
     * @param isBothWays whether a pair of two that are asked about comes twice
     */
    NeighboursSql(Layer layer, Expression filter, @Nullable String id, boolean isBothWays) {
        this.layer = layer;
        this.selected = FilterSql.named(filter, "feature", "selected");
        this.otherSelected = FilterSql.named(filter, "other", "other");
        this.id = id;
        this.isBothWays = isBothWays;
    }

    Map<String, Object> values() {
        Map<String, Object> values = new HashMap<>(selected.values());
        values.putAll(otherSelected.values());
        if (id != null) {
            values.put("id", id);
        }
        return values;
    }

    private String condition() {
        return "%s AND %s%s"
                .formatted(AnalysisSql.inForce("feature"), selected.sql(), id == null ? "" : " AND feature.id = :id");
    }

    /** How many features are asked about. */
    String count() {
        return "SELECT count(*) FROM %s AS feature WHERE %s".formatted(table(layer), condition());
    }

    /** The ids of the next {@code most} features that are asked about after {@code after}, in their order. */
    String page() {
        return "SELECT feature.id FROM %s AS feature WHERE %s AND feature.id > :after ORDER BY feature.id LIMIT :most"
                .formatted(table(layer), condition());
    }

    /**
     * The pairs of the features {@code ids}, by their ids, and what they have in common, in well-known binary: polygons of ground, lines and
     * points, found on a grid of a tenth of a micrometre, so that edges with different corners have their line in common too.
     */
    String pairs() {
        return """
               SELECT feature.id, %s AS name, %s AS code, other.id AS other_id, %s AS other_name, %s AS other_code,
                 ST_AsBinary(ST_Intersection(feature.geom, other.geom, %s)) AS common
               FROM %s AS feature JOIN %s AS other ON ST_DWithin(feature.geom, other.geom, %s)
               WHERE feature.id = ANY(:ids) AND %s AND %s AND %s
               ORDER BY feature.id, other.id
               """.formatted(
                        AnalysisSql.name("feature", layer),
                        AnalysisSql.code("feature", layer),
                        AnalysisSql.name("other", layer),
                        AnalysisSql.code("other", layer),
                        AnalysisSql.TOUCHING_DEGREES,
                        table(layer),
                        table(layer),
                        AnalysisSql.TOUCHING_DEGREES,
                        AnalysisSql.inForce("feature"),
                        AnalysisSql.inForce("other"),
                        isOnce());
    }

    /** That a pair comes from this side. */
    private String isOnce() {
        return isBothWays || id != null
                ? "feature.id <> other.id"
                : "(feature.id < other.id OR (feature.id <> other.id AND (%s) IS NOT TRUE))"
                        .formatted(otherSelected.sql());
    }
}
