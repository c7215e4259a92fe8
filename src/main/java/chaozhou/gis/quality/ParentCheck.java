package chaozhou.gis.quality;

import static chaozhou.gis.store.SqlNames.quoted;
import static chaozhou.gis.store.SqlNames.stagingTable;
import static chaozhou.gis.store.SqlNames.table;

import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.Layer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.springframework.stereotype.Component;

/** A parent's code, where one is given, is the code of a feature of the layer above at some time of the child's. */
@Component
final class ParentCheck extends LayerCheck {

    private final Catalog catalog;

    ParentCheck(Catalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public boolean isOfSingleFeatures() {
        return true;
    }

    @Override
    List<String> faults(Connection connection, Layer layer, List<Layer> staged) throws SQLException {
        Layer.Parent parent = layer.parent();
        if (parent == null) {
            return List.of();
        }
        Layer above = catalog.layer(parent.layer());
        String column = quoted(parent.attribute());
        return Sentences.select(connection, """
                SELECT child.id || ': there is no feature of %1$s with the code ' || child.%2$s || ' at its time'
                FROM %3$s AS child
                WHERE child.%2$s IS NOT NULL AND NOT EXISTS (
                  SELECT FROM %4$s AS parent
                  WHERE parent.%5$s = child.%2$s
                    AND daterange(parent.valid_from, parent.valid_to) && daterange(child.valid_from, child.valid_to))
                ORDER BY 1""".formatted(
                        above.id(),
                        column,
                        stagingTable(layer),
                        staged.contains(above) ? stagingTable(above) : table(above),
                        quoted(above.codeAttribute().orElseThrow().name())));
    }
}
