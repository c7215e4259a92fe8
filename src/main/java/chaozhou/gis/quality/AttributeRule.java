package chaozhou.gis.quality;

import static chaozhou.gis.store.SqlNames.quoted;

import chaozhou.gis.catalog.Attribute;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.store.CheckScope;
import chaozhou.gis.store.Fault;
import chaozhou.gis.store.LayerRule;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Values are there where required, match their pattern, lie in their range, and are codes where there is a list. */
@Component
final class AttributeRule implements LayerRule {

    @Override
    public boolean isOfSingleFeatures() {
        return true;
    }

    @Override
    public List<Fault> faults(CheckScope scope, Layer layer) throws SQLException {
        Conditions conditions = new Conditions(scope, layer);
        conditions.require(
                "provenance",
                "provenance NOT IN ('published', 'illustrative', 'invented')",
                "must be published, illustrative or invented");
        for (Attribute attribute : layer.attributes()) {
            check(attribute, conditions);
        }
        return conditions.faults;
    }

    private static void check(Attribute attribute, Conditions conditions) throws SQLException {
        String name = attribute.name();
        String column = quoted(name);
        if (attribute.required() && !attribute.isComputed()) {
            conditions.require(name, column + " IS NULL", "is required");
        }
        if (attribute.pattern() != null) {
            String pattern = attribute.pattern().pattern();
            conditions.require(name, column + " !~ ?", "must match " + pattern, "^(" + pattern + ")$");
        }
        if (attribute.minimum() != null) {
            conditions.require(name, column + " < ?", "must be at least " + attribute.minimum(), attribute.minimum());
        }
        if (attribute.maximum() != null) {
            conditions.require(name, column + " > ?", "must be at most " + attribute.maximum(), attribute.maximum());
        }
        if (!attribute.codes().isEmpty()) {
            String[] codes = attribute.codes().keySet().toArray(String[]::new);
            conditions.require(
                    name, column + " <> ALL (?)", "must be one of " + String.join(", ", codes), (Object) codes);
        }
    }

    /** Collects what the features of one layer break. */
    private static final class Conditions {
        private final CheckScope scope;
        private final Layer layer;
        private final List<Fault> faults = new ArrayList<>();

        Conditions(CheckScope scope, Layer layer) {
            this.scope = scope;
            this.layer = layer;
        }

        /** @param broken the SQL condition that no row may fulfil */
        void require(String attribute, String broken, String rule, Object... values) throws SQLException {
            String sql =
                    "SELECT id, format('%%s is %%s, but it %s', '%s', coalesce(%s::text, 'missing')), ST_PointOnSurface(geom) FROM %s WHERE %s ORDER BY id"
                            .formatted(
                                    rule.replace("'", "''").replace("%", "%%").replace("?", "??"),
                                    attribute,
                                    quoted(attribute),
                                    scope.table(layer),
                                    broken);
            faults.addAll(Faults.select(scope, layer, "attribute", sql, values));
        }
    }
}
