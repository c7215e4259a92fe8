package chaozhou.gis.store;

import static chaozhou.gis.store.SqlNames.quoted;
import static chaozhou.gis.store.SqlNames.table;

import chaozhou.gis.catalog.Attribute;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.geo.BoundingBox;
import chaozhou.gis.query.FeatureKey;
import chaozhou.gis.query.FeatureQuery;
import chaozhou.gis.query.Period;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** SQL of a {@link FeatureQuery}: text whose values are all bound. */
final class FeatureSql {

    private final FeatureQuery query;
    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    private FeatureSql(FeatureQuery query) {
        this.query = query;
        id(query.id());
        bbox(query.bbox());
        period(query.period());
        equalities();
        after(query.after());
    }

    /** A statement, and the values of its parameters in their order. */
    record Statement(String sql, List<Object> values) {
        void bind(PreparedStatement statement) throws SQLException {
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
        }
    }

    /** The columns of {@link FeatureRow} in the order of keys, one row more than the limit to tell whether a page follows. */
    static Statement select(FeatureQuery query) {
        FeatureSql sql = new FeatureSql(query);
        sql.values.add(query.limit() + 1L);
        // The primary key (id, valid_from) gives the order; a page begins where the one before ended, whatever its
        // number.
        return new Statement(
                "SELECT " + columns(query.layer()) + sql.fromWhere() + " ORDER BY id, valid_from LIMIT ?", sql.values);
    }

    static Statement count(FeatureQuery query) {
        FeatureSql sql = new FeatureSql(query.wholeResult());
        return new Statement("SELECT count(*)" + sql.fromWhere(), sql.values);
    }

    private static String columns(Layer layer) {
        StringBuilder columns = new StringBuilder("id, valid_from, valid_to, provenance, ST_AsBinary(geom)");
        for (Attribute attribute : layer.attributes()) {
            columns.append(", ").append(quoted(attribute.name()));
        }
        return columns.toString();
    }

    private String fromWhere() {
        return " FROM " + table(query.layer())
                + (conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions));
    }

    private void condition(String sql, Object... bound) {
        conditions.add(sql);
        values.addAll(List.of(bound));
    }

    private void id(@Nullable String id) {
        if (id != null) {
            condition("id = ?", id);
        }
    }

    private void bbox(@Nullable BoundingBox bbox) {
        if (bbox == null) {
            return;
        }
        // ST_Intersects uses the GiST index on geom.
        List<String> parts = new ArrayList<>();
        for (BoundingBox part : bbox.parts()) {
            parts.add("ST_Intersects(geom, ST_MakeEnvelope(?, ?, ?, ?, " + FeatureTables.SRID + "))");
            values.addAll(List.of(part.west(), part.south(), part.east(), part.north()));
        }
        conditions.add("(" + String.join(" OR ", parts) + ")");
    }

    private void period(Period period) {
        if (period.to() != null) {
            condition("valid_from <= ?", period.to());
        }
        if (period.from() != null) {
            condition("(valid_to IS NULL OR valid_to > ?)", period.from());
        }
    }

    private void equalities() {
        query.equalities()
                .forEach(equality -> condition(quoted(equality.attribute().name()) + " = ?", equality.value()));
    }

    private void after(@Nullable FeatureKey after) {
        if (after != null) {
            condition("(id, valid_from) > (?, ?)", after.id(), after.validFrom());
        }
    }
}
