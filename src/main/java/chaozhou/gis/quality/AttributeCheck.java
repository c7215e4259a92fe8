package chaozhou.gis.quality;

import static chaozhou.gis.store.SqlNames.quoted;
import static chaozhou.gis.store.SqlNames.stagingTable;

import chaozhou.gis.catalog.Attribute;
import chaozhou.gis.catalog.Layer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Values are there where required, match their pattern, lie in their range, and are codes where there is a list. */
@Component
final class AttributeCheck extends LayerCheck {

    @Override
    public boolean isOfSingleFeatures() {
        return true;
    }

    @Override
    List<String> faults(Connection connection, Layer layer, List<Layer> staged) throws SQLException {
        Rules rules = new Rules(connection, layer);
        rules.require(
                "provenance",
                "provenance NOT IN ('published', 'illustrative', 'invented')",
                "must be published, illustrative or invented");
        for (Attribute attribute : layer.attributes()) {
            check(attribute, rules);
        }
        return rules.faults;
    }

    private static void check(Attribute attribute, Rules rules) throws SQLException {
        String name = attribute.name();
        String column = quoted(name);
        if (attribute.required()) {
            rules.require(name, column + " IS NULL", "is required");
        }
        if (attribute.pattern() != null) {
            String pattern = attribute.pattern().pattern();
            rules.require(name, column + " !~ ?", "must match " + pattern, "^(" + pattern + ")$");
        }
        if (attribute.minimum() != null) {
            rules.require(name, column + " < ?", "must be at least " + attribute.minimum(), attribute.minimum());
        }
        if (attribute.maximum() != null) {
            rules.require(name, column + " > ?", "must be at most " + attribute.maximum(), attribute.maximum());
        }
        if (!attribute.codes().isEmpty()) {
            String[] codes = attribute.codes().keySet().toArray(String[]::new);
            rules.require(name, column + " <> ALL (?)", "must be one of " + String.join(", ", codes), (Object) codes);
        }
    }

    /** Collects what the features of one layer break. */
    private static final class Rules {
        private final Connection connection;
        private final Layer layer;
        private final List<String> faults = new ArrayList<>();

        Rules(Connection connection, Layer layer) {
            this.connection = connection;
            this.layer = layer;
        }

        /** @param broken the SQL condition that no row may fulfil */
        void require(String attribute, String broken, String rule, Object... values) throws SQLException {
            String sql =
                    "SELECT format('%%s: %%s is %%s, but it %s', id, '%s', coalesce(%s::text, 'missing')) FROM %s WHERE %s ORDER BY id"
                            .formatted(
                                    rule.replace("'", "''").replace("%", "%%").replace("?", "??"),
                                    attribute,
                                    quoted(attribute),
                                    stagingTable(layer),
                                    broken);
            faults.addAll(Sentences.select(connection, sql, values));
        }
    }
}
