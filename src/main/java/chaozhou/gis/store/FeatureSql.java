package chaozhou.gis.store;

import static chaozhou.gis.store.SqlNames.quoted;
import static chaozhou.gis.store.SqlNames.table;

import chaozhou.gis.catalog.Attribute;
import chaozhou.gis.geo.Crs;
import chaozhou.gis.query.FeatureKey;
import chaozhou.gis.query.FeatureQuery;
import chaozhou.gis.query.Period;
import chaozhou.gis.query.SortKey;
import chaozhou.gis.query.cql2.ValueType;
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
        FilterSql.Condition filter = FilterSql.of(query.filter());
        conditions.add(filter.sql());
        values.addAll(filter.values());
        period(query.period());
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
        // Without a sorting the primary key gives the order; a page begins where the one before ended, whatever its
        // number.
        return new Statement(
                "SELECT " + columns(query) + sql.fromWhere() + " ORDER BY " + order(query.sorting()) + " LIMIT ?",
                sql.values);
    }

    /** @param most where counting ends */
    static Statement count(FeatureQuery query, long most) {
        FeatureSql sql = new FeatureSql(query.wholeResult());
        sql.values.add(most);
        return new Statement("SELECT count(*) FROM (SELECT" + sql.fromWhere() + " LIMIT ?) AS matched", sql.values);
    }

    private static String columns(FeatureQuery query) {
        StringBuilder columns =
                new StringBuilder("id, valid_from, valid_to, provenance, xmin, ").append(geometry(query));
        for (Attribute attribute : query.attributes()) {
            columns.append(", ").append(quoted(attribute.name()));
        }
        return columns.toString();
    }

    private static String geometry(FeatureQuery query) {
        if (!query.selection().hasGeometry()) {
            return "NULL";
        }
        Crs crs = query.crs();
        return crs.isGeographic() ? "ST_AsBinary(geom)" : "ST_AsBinary(ST_Transform(geom, " + crs.srid() + "))";
    }

    private String fromWhere() {
        return " FROM " + table(query.layer()) + " WHERE " + String.join(" AND ", conditions);
    }

    private void condition(String sql, Object... bound) {
        conditions.add(sql);
        values.addAll(List.of(bound));
    }

    private void period(Period period) {
        if (period.to() != null) {
            condition("valid_from <= ?", period.to());
        }
        if (period.from() != null) {
            condition("(valid_to IS NULL OR valid_to > ?)", period.from());
        }
    }

    // --- Order -----------------------------------------------------------------------------------------------------

    private static String order(List<SortKey> sorting) {
        StringBuilder order = new StringBuilder();
        for (SortKey key : sorting) {
            order.append(sorted(key)).append(key.isDescending() ? " DESC NULLS LAST, " : " NULLS LAST, ");
        }
        return order.append("id, valid_from").toString();
    }

    private static String sorted(SortKey key) {
        String column = quoted(key.queryable().name());
        return key.queryable().type() == ValueType.TEXT ? column + " COLLATE gis.reading" : column;
    }

    /** What comes later in the order of pages. */
    private void after(@Nullable FeatureKey after) {
        if (after != null) {
            conditions.add(later(after, 0));
        }
    }

    private String later(FeatureKey after, int index) {
        if (index == query.sorting().size()) {
            values.add(after.id());
            values.add(after.validFrom());
            return "(id, valid_from) > (?, ?)";
        }
        SortKey key = query.sorting().get(index);
        String column = sorted(key);
        Object value = after.values().get(index);
        if (value == null) {
            return "(" + column + " IS NULL AND " + later(after, index + 1) + ")";
        }
        values.add(value);
        values.add(value);
        return "(%s %s ? OR %s IS NULL OR (%s = ? AND %s))"
                .formatted(column, key.isDescending() ? "<" : ">", column, column, later(after, index + 1));
    }
}
